import { ROLE_WORDS } from 'domain/organisation/roles'
import { ATTENDANCE, type Attendance } from 'domain/supervision/meeting/kinds'
import type { MeetingPage } from 'server/contract'

import { useQuery } from '@/api/cache'
import { call } from '@/api/call'
import { useWritten } from '@/features/draft/use-written'
import { usePageId } from '@/features/page-id'
import { tooShort, useSending } from '@/supervision/parts/use-sending'
import { optionsOf } from '@/supervision/words'
import { Button } from '@/ui/button'
import { Callout } from '@/ui/callout'
import { Card } from '@/ui/card'
import { Choice } from '@/ui/choice'
import { Field } from '@/ui/field'
import { FootBar } from '@/ui/foot-bar'
import { Loaded } from '@/ui/loaded'
import { Screen } from '@/ui/screen'
import { Section } from '@/ui/section'
import { TextArea } from '@/ui/text-area'
import { toast } from '@/ui/toast'
import { footProblem } from '@/ui/wrong'

import { meetings } from '../go'
import { NAME_NOBODY } from '../words'

/** The minutes of the whole, and which posts were filled. */
export default function ClosePage() {
  const input = usePageId()
  const query = useQuery('supervision', 'meeting', input)
  if (!query.value) return <Screen><Loaded query={query}>{() => null}</Loaded></Screen>
  return <Form key={input.id} meeting={query.value} />
}

function Form({ meeting }: { meeting: MeetingPage }) {
  const { value, set, drop } = useWritten<{ minutes: string; attendance: Attendance[] }>('close', meeting.id, { minutes: '', attendance: meeting.seats.map(() => 'present') })
  const { busy, errors, send } = useSending('minutes', { minutes: tooShort(value.minutes, 5) })
  const left = meeting.items.filter(({ words }) => words === null).length
  const save = () =>
    send(
      () => call('supervision', 'closeMeeting', { id: meeting.id, version: meeting.version, minutes: value.minutes.trim(), attendance: value.attendance }),
      () => {
        toast('纪要已整理')
        drop()
        meetings.back()
      },
    )
  return (
    <Screen
      foot={
        <FootBar note='整理以后不再改动。' problem={footProblem(null, errors)}>
          <Button look='primary' busy={busy} onClick={() => void save()}>
            整理纪要
          </Button>
        </FootBar>
      }
    >
      {left > 0 && (
        <Callout tone='amber' title={`还有${left}件议题没有研究`}>
          整理纪要后退回，待下次会研究。
        </Callout>
      )}
      <Card>
        <TextArea label='会议总的情况' hint={NAME_NOBODY} value={value.minutes} error={errors['minutes']} maxLength={4000} tall onChange={(minutes) => set({ minutes })} />
      </Card>
      <Section title='到会情况' aside='按岗位登记，不给人打分'>
        <Card>
          {meeting.seats.map(({ unit, unitName, role }, n) => (
            <Field key={`${unit}:${role}`} label={`${unitName} ${ROLE_WORDS[role]}`} error={n === 0 ? errors['attendance'] : undefined}>
              <Choice row label={`${unitName} ${ROLE_WORDS[role]}`} options={optionsOf(ATTENDANCE)} value={value.attendance[n]} onChange={(one) => set({ attendance: value.attendance.map((before, at) => (at === n ? one : before)) })} />
            </Field>
          ))}
        </Card>
      </Section>
    </Screen>
  )
}
