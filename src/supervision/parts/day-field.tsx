import { Picker } from '@tarojs/components'
import { type Day } from 'domain/calendar/day'

import { dayWords } from '@/features/days'
import { Field } from '@/ui/field'
import { Picked } from '@/ui/picked'

interface Props {
  label: string
  value: Day | undefined
  error?: string
  start?: Day
  end?: Day
  onChange: (day: Day) => void
}

/** A day that is picked, not typed. */
export function DayField({ label, value, error, start, end, onChange }: Props) {
  return (
    <Field label={label} error={error}>
      <Picker mode='date' value={value ?? ''} start={start} end={end} onChange={(event) => onChange(event.detail.value)}>
        <Picked label={`${label}，点按选择日期`} words={value ? dayWords(value) : '点这里选日期'} chosen={Boolean(value)} />
      </Picker>
    </Field>
  )
}
