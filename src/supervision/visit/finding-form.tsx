import { View } from '@tarojs/components'
import { RATINGS, RATING_WORDS, type Rating } from 'domain/appeal/kinds'
import { CONFIRMED, DONE, type Confirmed, type Done } from 'domain/supervision/inspection/finding'
import type { VisitPage } from 'server/contract'

import { call } from '@/api/call'
import { useWritten } from '@/features/draft/use-written'
import { PHOTO_MISSING, usePhotos, type EvidencePhoto } from '@/features/evidence/use-photos'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Choice } from '@/ui/choice'
import { Field } from '@/ui/field'
import { Photos } from '@/ui/photos'
import { Section } from '@/ui/section'
import { TextArea } from '@/ui/text-area'
import { toast } from '@/ui/toast'

import '../parts/part.scss'
import { tooShort, useSending } from '../parts/use-sending'
import { optionsOf } from '../words'

interface Written {
  done?: Done
  confirmed?: Confirmed
  rating?: Rating
  words: string
  photos: EvidencePhoto[]
}

/** What was seen on site: three questions and words; photos only where they help. Nothing is tracked. */
export function FindingForm({ visit, onDone }: { visit: VisitPage; onDone: () => void }) {
  const written = useWritten<Written>('visit', visit.id, { words: '', photos: [] })
  const { value, set } = written
  const photos = usePhotos(value.photos, (items) => set({ photos: items }))
  const { busy, errors, send } = useSending('words', {
    done: !value.done && '请选一下',
    confirmed: !value.confirmed && '请选一下',
    words: tooShort(value.words, 5),
    photos: photos.evidence.length < photos.items.length && PHOTO_MISSING.message,
  })
  const met = value.confirmed !== undefined && value.confirmed !== 'unasked'
  let mismatch = false
  const record = () =>
    send(
      async () => {
        const answer = await call('supervision', 'recordFinding', { id: visit.id, version: visit.version, done: value.done!, confirmed: value.confirmed!, ...(met && value.rating ? { rating: value.rating } : {}), words: value.words.trim(), photos: photos.evidence })
        if (answer.ok) mismatch = answer.value.mismatch
        return answer
      },
      () => {
        toast(mismatch ? '已登记，销号作废' : '已登记')
        photos.clear()
        written.drop()
        onDone()
      },
    )
  return (
    <Section title='登记现场情况'>
      <Card>
        <Field label='事情办得怎样' error={errors['done']}>
          <Choice label='事情办得怎样' options={optionsOf(DONE)} value={value.done} onChange={(done) => set({ done })} />
        </Field>
        <Field label='是不是本人确认的' error={errors['confirmed']}>
          <Choice label='是不是本人确认的' options={optionsOf(CONFIRMED)} value={value.confirmed} onChange={(confirmed) => set({ confirmed })} />
        </Field>
        {met && (
          <Field label='他现在满意吗' optional>
            <Choice row label='他现在满意吗' options={RATINGS.map((rating) => ({ value: rating, words: RATING_WORDS[rating] }))} value={value.rating} onChange={(rating) => set({ rating })} />
          </Field>
        )}
        <TextArea label='看到了什么' hint='现场是什么样子，问了谁，他怎么说。' value={value.words} error={errors['words']} maxLength={1000} onChange={(words) => set({ words })} />
        <Field label='照片' optional error={errors['photos']}>
          <Photos items={photos.items} onChosen={photos.add} onRetry={photos.retry} onRemove={photos.remove} />
        </Field>
        <View className='part'>
          <Button look='primary' busy={busy} disabled={photos.busy} onClick={() => void record()}>
            登记结论
          </Button>
        </View>
      </Card>
    </Section>
  )
}
