import { Picker, View } from '@tarojs/components'
import { type Instant, clockTime, dayOf, startOf } from 'domain/calendar/day'

import { dayWords } from '@/features/days'
import { Field } from '@/ui/field'
import { Picked } from '@/ui/picked'
import './moment-field.scss'

interface Props {
  label: string
  value: Instant
  onChange: (value: Instant) => void
  error?: string
}

const MINUTE_MS = 60_000
const minutes = (time: string) => time.split(':').reduce((sum, part) => sum * 60 + Number(part), 0)

/** A day and a time of it, no later than today. */
export function MomentField({ label, value, onChange, error }: Props) {
  const put = (day: string, time: string) => onChange(startOf(day) + minutes(time) * MINUTE_MS)
  const [day, time] = [dayOf(value), clockTime(value)]
  return (
    <Field label={label} error={error}>
      <View className='moment'>
        <Picker className='moment__day' mode='date' value={day} end={dayOf(Date.now())} onChange={(event) => put(event.detail.value, time)}>
          <Picked label={`${label}：日期${dayWords(day)}，点按更改`} words={dayWords(day)} chosen bare />
        </Picker>
        <Picker className='moment__time' mode='time' value={time} onChange={(event) => put(day, event.detail.value as string)}>
          <Picked label={`${label}：${time}，点按更改`} words={time} chosen bare />
        </Picker>
      </View>
    </Field>
  )
}
