import { Picker, View } from '@tarojs/components'
import { type Day } from 'domain/calendar/day'

import '@/features/act/form-field.scss'
import { dayWords } from '@/features/days'
import { Field } from '@/ui/field'

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
        <View className='picked' ariaRole='button' ariaLabel={`${label}，点按选择日期`}>
          <View className='picked__words'>{value ? dayWords(value) : '点这里选日期'}</View>
          <View className='picked__more'>{value ? '更改' : '选择'}</View>
        </View>
      </Picker>
    </Field>
  )
}
