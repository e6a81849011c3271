import { Picker } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import type { Day } from 'domain/calendar/day'
import { MEETINGS, type MeetingKind } from 'domain/supervision/meeting/kinds'

import { call } from '@/api/call'
import { useWritten } from '@/features/draft/use-written'
import { DayField } from '@/supervision/parts/day-field'
import { tooShort, useSending } from '@/supervision/parts/use-sending'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Field, TextField } from '@/ui/field'
import { FootBar } from '@/ui/foot-bar'
import { Picked } from '@/ui/picked'
import { Screen } from '@/ui/screen'
import { toast } from '@/ui/toast'
import { footProblem } from '@/ui/wrong'

import { meetings } from '../go'

interface Written {
  on?: Day
  time: string
  place: string
}

/** Calls a meeting: when and where. What is on it and who is asked to come follow from the docket. */
export default function CallPage() {
  const kind = (useRouter().params.kind ?? 'joint') as MeetingKind
  const { value, set, drop } = useWritten<Written>('call', kind, { time: '09:30', place: '' })
  const { busy, errors, send } = useSending('kind', { on: !value.on && '请选哪天开', place: tooShort(value.place, 2) })
  let called = ''
  const callNow = () =>
    send(
      async () => {
        const answer = await call('supervision', 'callMeeting', { kind, on: value.on!, time: value.time, place: value.place.trim() })
        if (answer.ok) called = answer.value.id
        return answer
      },
      () => {
        toast('已通知')
        drop()
        meetings.called(called)
      },
    )
  return (
    <Screen
      heading={MEETINGS[kind].words}
      lead='已列入的议题都上这次会；议题涉及的单位按岗位通知，不点名到人。'
      foot={
        <FootBar problem={errors['kind'] ?? footProblem(null, errors)}>
          <Button look='primary' busy={busy} onClick={() => void callNow()}>
            通知开会
          </Button>
        </FootBar>
      }
    >
      <Card>
        <DayField label='哪天开' value={value.on} error={errors['on']} onChange={(on) => set({ on })} />
        <Field label='几点开' error={errors['time']}>
          <Picker mode='time' value={value.time} onChange={(event) => set({ time: event.detail.value })}>
            <Picked label='几点开，点按选择时间' words={value.time} chosen />
          </Picker>
        </Field>
        <TextField label='在哪里开' value={value.place} error={errors['place']} maxLength={60} onChange={(place) => set({ place })} />
      </Card>
    </Screen>
  )
}
