import type { ReactNode } from 'react'
import type { DistrictTree } from 'server/contract'

import { AccusedFields, HINTS_FOR_CADRES } from '@/features/accused/accused-fields'
import type { PhotoSet } from '@/features/evidence/use-photos'
import { useVoice } from '@/features/voice/use-voice'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Field, TextField } from '@/ui/field'
import { useOnline } from '@/ui/network'
import { Photos } from '@/ui/photos'
import { TextArea } from '@/ui/text-area'

import { VillageField } from '../parts/village-field'
import type { Said } from './said'

const TEXT_MAX = 2000

interface Props {
  said: Said
  set: (part: Partial<Said>) => void
  errors: Record<string, string>
  photos: PhotoSet
  district: DistrictTree | null
  /** Where it may be. */
  places: DistrictTree | null
  words: { text: string; photos: string; who: string }
  /** The photos are the original, without which it is not taken. */
  original?: boolean
  children?: ReactNode
}

/** What somebody said or wrote: the words, a photo, where; then who, and whom it is about. A letter's photo comes first. */
export function SaidFields({ said, set, errors, photos, district, places, words, original, children }: Props) {
  const online = useOnline()
  const voice = useVoice((heard) => set({ text: (said.text + heard).slice(0, TEXT_MAX) }))
  const pictures = (
    <Field label={words.photos} optional={!original} error={errors.photos}>
      <Photos items={photos.items} onChosen={photos.add} onRetry={photos.retry} onRemove={photos.remove} waits={online ? undefined : '存在本机，联网后自动传'} />
    </Field>
  )
  return (
    <>
      <Card>
        {original && pictures}
        <TextArea label={words.text} value={said.text} maxLength={TEXT_MAX} error={errors.text} onChange={(text) => set({ text })} tall />
        {voice && (
          <Button icon='message' onClick={voice.listening ? voice.stop : voice.start}>
            {voice.listening ? '正在听，说完点这里' : '不打字，直接说'}
          </Button>
        )}
        {!original && pictures}
        <VillageField places={places} value={said.village} error={errors.village} onChange={(village) => set({ village })} />
        <TextField label='具体位置' optional value={said.spot} placeholder='比如：三组，村小学东边' error={errors.spot} onChange={(spot) => set({ spot })} />
        <AccusedFields value={said} set={set} village={said.village} district={district} error={errors.aboutCadre} hints={HINTS_FOR_CADRES} />
      </Card>
      <Card title={words.who} aside='都不填就是匿名'>
        <TextField label='姓名' optional value={said.name} maxLength={20} error={errors.name} onChange={(name) => set({ name })} />
        <TextField label='电话' optional keyboard='number' maxLength={13} value={said.phone} error={errors.phone} onChange={(phone) => set({ phone })} />
        {children}
      </Card>
    </>
  )
}
