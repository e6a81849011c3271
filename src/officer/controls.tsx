import { Picker } from '@tarojs/components'
import { type Day } from 'domain/calendar/day'

import type { Controls, DrawnParts } from '@/features/act/form-field'
import { UnitField } from '@/features/act/unit-field'
import { dayWords } from '@/features/days'
import { Checks } from '@/ui/checks'
import { Choice } from '@/ui/choice'
import { Picked } from '@/ui/picked'

import { ReplyField } from './replies/reply-field'
import { Blacken } from './forms/blacken'
import { StepChoice, StepsField } from './forms/steps-field'

const named = (list: readonly { id: string; name: string }[] = []) => list.map(({ id, name }) => ({ value: id, words: name }))
const numbered = (value: unknown) => (value === undefined ? undefined : `${value as number}`)

/** The fields that only cadres fill in: units, people, days. */
export const OFFICER_CONTROLS: Controls = {
  number: ({ as, field: { label }, value, onChange }) => (
    <Choice label={label} options={as.options.map((number) => ({ value: `${number}`, words: `${number}${as.unit}` }))} value={numbered(value)} onChange={(number) => onChange(Number(number))} row />
  ),
  handler: ({ field: { label }, value, onChange, suggestions }) => <Choice label={label} options={named(suggestions?.handlers)} value={value as string | undefined} onChange={onChange} />,
  tags: ({ field: { label }, value, onChange, suggestions }) => <Checks label={label} options={named(suggestions?.tags.offered)} value={(value as string[]) ?? []} onChange={onChange} />,
  members: ({ field: { label }, value, onChange, suggestions }) => <Checks label={label} options={named(suggestions?.members)} value={(value as string[]) ?? []} onChange={onChange} />,
  unit: ({ field: { label }, value, onChange, suggestions }) => <UnitField label={label} units={suggestions?.units ?? []} value={value ? [value as string] : []} onChange={([id]) => onChange(id)} />,
  units: ({ field: { label }, value, onChange, suggestions }) => <UnitField label={label} units={suggestions?.units ?? []} value={(value as string[]) ?? []} onChange={onChange} many />,
  day: ({ field: { label }, value, onChange }) => (
    <Picker mode='date' value={(value as string) ?? ''} onChange={(event) => onChange(event.detail.value)}>
      <Picked label={`${label}，点按选择日期`} words={value ? dayWords(value as Day) : '点这里选日期'} chosen={Boolean(value)} />
    </Picker>
  ),
}

/** Fields that come with a label of their own. */
export const OFFICER_DRAWN: DrawnParts = { steps: StepsField, planStep: StepChoice, blacken: Blacken, reply: ReplyField }
