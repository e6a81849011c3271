import { useState } from 'react'
import type { DistrictTree } from 'server/contract'
import { CHANNEL_WORDS } from 'domain/appeal/kinds'

import { AccusedFields, HINTS_FOR_CADRES } from '@/features/accused/accused-fields'
import type { PhotoSet } from '@/features/evidence/use-photos'
import { findVillage, gridsOf, placeWords } from '@/features/place/names'
import { PlacePicker } from '@/features/place/place-picker'
import { Card } from '@/ui/card'
import { Choice } from '@/ui/choice'
import { Field, TextField } from '@/ui/field'
import { Photos } from '@/ui/photos'
import { Picked } from '@/ui/picked'
import { TextArea } from '@/ui/text-area'

import type { Intake } from './intake'

const CHANNELS = (['counter', 'telephone', 'transferredIn'] as const).map((value) => ({ value, words: CHANNEL_WORDS[value] }))

interface Props {
  intake: Intake
  set: (part: Partial<Intake>) => void
  errors: Record<string, string>
  photos: PhotoSet
  district: DistrictTree | null
  /** The township one works in. */
  near?: string
}

/** What a clerk asks, in the order in which one asks it. */
export function IntakeFields({ intake, set, errors, photos, district, near }: Props) {
  const [picking, setPicking] = useState(false)
  const place = district && findVillage(district, intake.village)
  const grids = district ? gridsOf(district, intake.village) : []
  return (
    <>
      <Card>
        <Field label='怎么来的'>
          <Choice label='怎么来的' options={CHANNELS} value={intake.channel as (typeof CHANNELS)[number]['value']} onChange={(channel) => set({ channel })} row />
        </Field>
        {intake.channel === 'transferredIn' && (
          <TextField label='来文编号' value={intake.reference} error={errors.reference} onChange={(reference) => set({ reference })} />
        )}
        <TextArea label='诉求内容' value={intake.text} error={errors.text} onChange={(text) => set({ text })} tall />
        <Field label='村（社区）' error={errors.village}>
          <Picked words={place ? placeWords(place) : '点这里选择'} chosen={Boolean(place)} onClick={() => setPicking(true)} />
        </Field>
        {grids.length > 0 && (
          <Field label='网格' optional>
            <Choice label='网格' options={grids.map(({ id, name }) => ({ value: id, words: name }))} value={intake.grid} onChange={(grid) => set({ grid: grid === intake.grid ? undefined : grid })} row />
          </Field>
        )}
        <TextField label='具体位置' optional value={intake.spot} onChange={(spot) => set({ spot })} />
        <Field label='照片' optional>
          <Photos items={photos.items} onChosen={photos.add} onRetry={photos.retry} onRemove={photos.remove} />
        </Field>
      </Card>
      <Card title='诉求人' aside='都不填就是匿名'>
        <TextField label='姓名' optional value={intake.name} error={errors.name} onChange={(name) => set({ name })} />
        <TextField label='电话' optional keyboard='number' maxLength={13} value={intake.phone} error={errors.phone} onChange={(phone) => set({ phone })} />
        <AccusedFields value={intake} set={set} village={intake.village} district={district} error={errors.aboutCadre} hints={HINTS_FOR_CADRES} />
      </Card>
      {district && <PlacePicker tree={district} near={near} open={picking} onClose={() => setPicking(false)} onPicked={(village) => set({ village, grid: undefined })} />}
    </>
  )
}
