import { useState } from 'react'
import type { DistrictTree } from 'server/contract'

import { findVillage, placeWords } from '@/features/place/names'
import { PlacePicker } from '@/features/place/place-picker'
import { Field } from '@/ui/field'
import { Picked } from '@/ui/picked'

interface Props {
  /** The villages to choose from; null while they are not known. */
  places: DistrictTree | null
  value: string | undefined
  onChange: (village: string) => void
  error?: string
}

/** A village of those that are mine to record for. */
export function VillageField({ places, value, onChange, error }: Props) {
  const [picking, setPicking] = useState(false)
  const place = places && findVillage(places, value)
  const more = places && places.townships.reduce((sum, { villages }) => sum + villages.length, 0) > 1
  const words = place ? placeWords(place) : places ? '点这里选择' : '还没取到村名，有网络就有'
  return (
    <Field label='村（社区）' error={error}>
      <Picked words={words} chosen={Boolean(place)} fixed={Boolean(place) && !more} onClick={() => setPicking(true)} />
      {places && picking && <PlacePicker tree={places} open onClose={() => setPicking(false)} onPicked={onChange} />}
    </Field>
  )
}
