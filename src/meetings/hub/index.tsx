import { MEETINGS, MEETING_STATE_WORDS } from 'domain/supervision/meeting/kinds'

import { usePages } from '@/api/pages'
import { dayWords } from '@/features/days'
import { Card } from '@/ui/card'
import { Columns } from '@/ui/columns'
import { ListEnd } from '@/ui/list-end'
import { Row, Rows } from '@/ui/row'
import { Screen } from '@/ui/screen'
import { Section } from '@/ui/section'
import { Skeleton } from '@/ui/skeleton'
import { EmptyState, UnreadState } from '@/ui/states'
import { Tag } from '@/ui/tag'

import { meetings } from '../go'
import { MEETING_TONES } from '../words'

const ALL = {}

/** The meetings that I call or come to, and what they decided. */
export default function MeetingsPage() {
  const list = usePages('supervision', 'meetings', ALL)
  const calls = list.head?.calls ?? []
  return (
    <Screen wide lead='议题按规则自动提出，由人确认；会上定的事有人办、有人查。'>
      <Columns>
        {calls.length > 0 && (
          <Section title='由我们召集'>
            <Rows>
              {calls.map((kind) => (
                <Row key={kind} title={`${MEETINGS[kind].words}议题`} note={MEETINGS[kind].purpose} onClick={() => meetings.docket(kind)} />
              ))}
            </Rows>
          </Section>
        )}
        <Section title='会上定的事'>
          <Rows>
            <Row title='本单位要落实的' onClick={() => meetings.decisions()} />
            {calls.map((kind) => (
              <Row key={kind} title={`${MEETINGS[kind].words}的决定`} onClick={() => meetings.decisions(kind)} />
            ))}
          </Rows>
        </Section>
        <Section title='会议'>
          {list.items === null && (list.problem ? <UnreadState problem={list.problem} onRetry={() => void list.refresh()} /> : <Skeleton />)}
          {list.items?.map(({ id, kind, state, on, time, place, items }) => (
            <Card key={id} title={MEETINGS[kind].words} aside={<Tag tone={MEETING_TONES[state]}>{MEETING_STATE_WORDS[state]}</Tag>} label={`${MEETINGS[kind].words}，${dayWords(on)}，点开看`} onClick={() => meetings.meeting(id)}>
              {`${dayWords(on)} ${time}，${place} · ${items}件议题`}
            </Card>
          ))}
          {list.items?.length === 0 && <EmptyState icon='done' title='还没有会议' note='召集会议的单位通知以后，会列在这里。' />}
          {list.items && list.items.length > 0 && <ListEnd {...list} />}
        </Section>
      </Columns>
    </Screen>
  )
}
