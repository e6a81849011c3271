import { useState } from 'react'
import type { DistrictTree } from 'server/contract'

import { TEXT_MAX } from '@/features/filing/check'
import type { Filing } from '@/features/filing/use-filing'
import { lastPlace } from '@/features/filing/last'
import { findVillage, placeWords } from '@/features/place/names'
import { PlacePicker } from '@/features/place/place-picker'
import { SimilarMatters } from '@/features/similar/similar-matters'
import { useVoice } from '@/features/voice/use-voice'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Field, TextField } from '@/ui/field'
import { Photos } from '@/ui/photos'
import { Picked } from '@/ui/picked'
import { TextArea } from '@/ui/text-area'

/** What happened, and where. */
export function MatterStep({ filing, district }: { filing: Filing; district: DistrictTree | null }) {
  const { draft, set, errors, photos } = filing
  const [picking, setPicking] = useState(false)
  const voice = useVoice((words) => set({ text: draft.text + words }))
  const place = district && findVillage(district, draft.village)
  const last = lastPlace()
  const lastNames = district && !draft.village && last ? findVillage(district, last.village) : null

  return (
    <>
      <Card>
        <TextArea
          label='您要反映什么事？'
          hint={voice ? undefined : '不方便打字，可以点键盘上的话筒说。'}
          placeholder='比如：村口的路灯坏了半个月，晚上老人孩子走路不安全'
          value={draft.text}
          maxLength={TEXT_MAX}
          uncut
          error={errors.text}
          onChange={(text) => set({ text })}
          tall
        />
        {voice && (
          <Button icon='message' onClick={voice.listening ? voice.stop : voice.start}>
            {voice.listening ? '正在听，说完点这里' : '不打字，直接说'}
          </Button>
        )}
        <Field label='事情在哪里？' error={errors.village}>
          <Picked icon='place' words={place ? placeWords(place) : '点这里选村（社区）'} chosen={Boolean(place)} onClick={() => setPicking(true)} />
          {lastNames && (
            <Button look='plain' icon='retry' onClick={() => set(last!)}>
              {`和上次一样：${lastNames.village.name} ${last!.spot}`.trim()}
            </Button>
          )}
        </Field>
      </Card>
      <SimilarMatters text={draft.text} village={draft.village} spot={draft.spot} />
      <Card>
        <TextField label='具体位置' optional value={draft.spot} placeholder='比如：村小学东边路口' onChange={(spot) => set({ spot })} />
        <Field label='照片' optional hint='最多九张，每张10 MB以内。' error={errors.photos}>
          <Photos items={photos.items} onChosen={photos.add} onRetry={photos.retry} onRemove={photos.remove} />
        </Field>
      </Card>
      {district && <PlacePicker tree={district} open={picking} onClose={() => setPicking(false)} onPicked={(village) => set({ village, grid: undefined })} />}
    </>
  )
}
