import type { DistrictTree } from 'server/contract'

import { UnitField } from '@/features/act/unit-field'
import { unitsAbout } from '@/features/place/names'
import { Choice } from '@/ui/choice'
import { Field } from '@/ui/field'

const ABOUT = [
  { value: 'no', words: '不是' },
  { value: 'yes', words: '是的' },
] as const

/** What was said of whom an appeal is about, as a draft keeps it. */
export interface AccusedDraft {
  aboutCadre?: 'yes' | 'no'
  accused: string[]
}

interface Props {
  value: AccusedDraft
  set: (part: Partial<AccusedDraft>) => void
  /** Where it happened: its own units are offered first. */
  village: string | undefined
  /** The units to choose from; null while they are not known. */
  district: DistrictTree | null
  error?: string
  hints: { about: string; accused?: string }
}

/** Asks of whoever files, or of the cadre who writes it down for them, whether it is about a unit or a cadre, and which unit. */
export function AccusedFields({ value: { aboutCadre, accused }, set, village, district, error, hints }: Props) {
  return (
    <>
      <Field label='是否反映某个单位或干部？' hint={hints.about} error={error}>
        <Choice label='是否反映某个单位或干部' options={ABOUT} value={aboutCadre} onChange={(chosen) => set({ aboutCadre: chosen })} row />
      </Field>
      {aboutCadre === 'yes' && district && (
        <Field label='是哪个单位？' hint={hints.accused} optional>
          <UnitField label='是哪个单位' units={unitsAbout(district, village)} value={accused} onChange={(chosen) => set({ accused: chosen })} many />
        </Field>
      )}
    </>
  )
}

/** What a cadre is told beside the question. */
export const HINTS_FOR_CADRES = { about: '如果是，会避开被反映的单位，交上一级办。' }
