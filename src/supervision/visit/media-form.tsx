import { View } from '@tarojs/components'
import type { Day } from 'domain/calendar/day'
import type { VisitPage } from 'server/contract'

import { call } from '@/api/call'
import { useWritten } from '@/features/draft/use-written'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { TextField } from '@/ui/field'
import { Section } from '@/ui/section'
import { TextArea } from '@/ui/text-area'
import { toast } from '@/ui/toast'

import { DayField } from '../parts/day-field'
import '../parts/part.scss'
import { tooShort, useSending } from '../parts/use-sending'

interface Written {
  on?: Day
  outlet: string
  title: string
  words: string
  link: string
}

/** What television or new media showed of it. */
export function MediaForm({ visit, onDone }: { visit: VisitPage; onDone: () => void }) {
  const written = useWritten<Written>('media', visit.id, { outlet: '', title: '', words: '', link: '' })
  const { value, set } = written
  const { on, outlet, title, words, link } = value
  const { busy, errors, send } = useSending('words', { outlet: tooShort(outlet, 2), on: !on && '请选日期', title: tooShort(title, 2), words: tooShort(words, 2) })
  const follow = () =>
    send(
      () => call('supervision', 'followMedia', { id: visit.id, version: visit.version, on: on!, outlet: outlet.trim(), title: title.trim(), words: words.trim(), ...(link.trim() ? { link: link.trim() } : {}) }),
      () => {
        toast('已登记')
        written.drop()
        onDone()
      },
    )
  return (
    <Section title='登记媒体跟踪'>
      <Card>
        <TextField label='哪家媒体' value={value.outlet} error={errors['outlet']} maxLength={40} onChange={(outlet) => set({ outlet })} />
        <DayField label='哪天播出或刊发的' value={value.on} error={errors['on']} onChange={(on) => set({ on })} />
        <TextField label='标题' value={value.title} error={errors['title']} maxLength={80} onChange={(title) => set({ title })} />
        <TextArea label='说了什么' value={value.words} error={errors['words']} maxLength={1000} onChange={(words) => set({ words })} />
        <TextField label='链接' optional value={value.link} error={errors['link']} maxLength={300} onChange={(link) => set({ link })} />
        <View className='part'>
          <Button busy={busy} onClick={() => void follow()}>
            登记
          </Button>
        </View>
      </Card>
    </Section>
  )
}
