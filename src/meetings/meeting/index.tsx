import { View } from '@tarojs/components'
import { useState } from 'react'
import { ROLE_WORDS } from 'domain/organisation/roles'
import { ATTENDANCE, MEETINGS, MEETING_STATE_WORDS } from 'domain/supervision/meeting/kinds'
import type { MeetingItem, MeetingPage } from 'server/contract'

import { useQuery } from '@/api/cache'
import { call } from '@/api/call'
import { useWritten } from '@/features/draft/use-written'
import { usePageId } from '@/features/page-id'
import { RecordedSteps } from '@/features/record/recorded-steps'
import { dayWords } from '@/features/days'
import { Links } from '@/supervision/parts/links'
import '@/supervision/parts/part.scss'
import { tooShort, useSending } from '@/supervision/parts/use-sending'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Columns } from '@/ui/columns'
import { Facts } from '@/ui/facts'
import { FootBar } from '@/ui/foot-bar'
import { Loaded } from '@/ui/loaded'
import { Row, Rows } from '@/ui/row'
import { Screen } from '@/ui/screen'
import { Section } from '@/ui/section'
import { Sheet } from '@/ui/sheet'
import { Tag } from '@/ui/tag'
import { TextArea } from '@/ui/text-area'
import { toast } from '@/ui/toast'

import { meetings } from '../go'
import { DecisionRow } from '../parts/decision-row'
import { MEETING_TONES } from '../words'

/** One meeting: what is on it, what was said and decided, who was there. */
export default function MeetingPageView() {
  const input = usePageId()
  const query = useQuery('supervision', 'meeting', input)
  const [ending, setEnding] = useState(false)
  const { value } = query
  return (
    <Screen
      wide
      foot={
        value?.may.close && (
          <FootBar>
            {value.may.callOff && <Button onClick={() => setEnding(true)}>取消会议</Button>}
            <Button look='primary' onClick={() => meetings.close(input.id)}>
              整理纪要
            </Button>
          </FootBar>
        )
      }
      over={
        <Sheet open={ending} title='取消会议' onClose={() => setEnding(false)}>
          {value && (
            <CallOffForm
              meeting={value}
              onDone={() => {
                setEnding(false)
                void query.refresh()
              }}
            />
          )}
        </Sheet>
      }
    >
      <Loaded query={query}>{(meeting) => <Whole meeting={meeting} />}</Loaded>
    </Screen>
  )
}

function Whole({ meeting }: { meeting: MeetingPage }) {
  const { kind, state, on, time, place, unitName, items, seats, minutes, general, steps, may } = meeting
  return (
    <Columns>
      <Card title={MEETINGS[kind].words} aside={<Tag tone={MEETING_TONES[state]}>{MEETING_STATE_WORDS[state]}</Tag>}>
        <Facts facts={[['时间', `${dayWords(on)} ${time}`], ['地点', place], ['召集', unitName]]} />
      </Card>
      <Section title='议题' aside={`${items.length}件`}>
        {items.map((item) => (
          <Item key={item.code} meeting={meeting} item={item} />
        ))}
      </Section>
      {(general.length > 0 || may.minute) && (
        <Section title='议题以外定的事'>
          {general.length > 0 && (
            <Rows>
              {general.map((one) => (
                <DecisionRow key={one.id} decision={one} />
              ))}
            </Rows>
          )}
          {may.minute && (
            <Links>
              <Button onClick={() => meetings.minute(meeting.id)}>登记议题以外的决定</Button>
            </Links>
          )}
        </Section>
      )}
      {minutes && (
        <Section title='纪要'>
          <Card>{minutes}</Card>
        </Section>
      )}
      <Section title='参加的岗位' aside={`${seats.length}个`}>
        <Rows>
          {seats.map(({ unit, unitName: name, role, attendance }) => (
            <Row key={`${unit}:${role}`} title={name} note={ROLE_WORDS[role]} aside={attendance ? ATTENDANCE[attendance] : undefined} />
          ))}
        </Rows>
      </Section>
      <RecordedSteps steps={steps} />
    </Columns>
  )
}

function Item({ meeting, item }: { meeting: MeetingPage; item: MeetingItem }) {
  return (
    <Card title={item.code} aside={<Tag tone={item.words === null ? 'grey' : 'green'}>{item.words === null ? '还没有研究' : '已研究'}</Tag>}>
      <View>{item.excerpt}</View>
      <View className='part'>
        <Facts facts={[['地点', item.place], ['现在', item.statusWords], ['研究情况', item.words]]} />
      </View>
      {item.decisions.length > 0 && (
        <Rows>
          {item.decisions.map((one) => (
            <DecisionRow key={one.id} decision={one} />
          ))}
        </Rows>
      )}
      <Links>
        <Button label={`看${item.code}的材料`} onClick={() => meetings.paper(meeting.kind, item.code)}>
          看材料
        </Button>
        {meeting.may.minute && item.words === null && (
          <Button label={`记录${item.code}`} onClick={() => meetings.minute(meeting.id, item.code)}>
            记录
          </Button>
        )}
      </Links>
    </Card>
  )
}

function CallOffForm({ meeting, onDone }: { meeting: MeetingPage; onDone: () => void }) {
  const { value, set, drop } = useWritten('call-off', meeting.id, { reason: '' })
  const { busy, errors, send } = useSending('reason', { reason: tooShort(value.reason, 2) })
  const end = () =>
    send(
      () => call('supervision', 'callOff', { id: meeting.id, version: meeting.version, reason: value.reason.trim() }),
      () => {
        toast('已取消，议题退回')
        drop()
        onDone()
      },
    )
  return (
    <>
      <TextArea label='为什么取消' hint='会发给通知过的岗位；议题退回待下次会。' value={value.reason} error={errors['reason']} maxLength={500} onChange={(reason) => set({ reason })} />
      <View className='part'>
        <Button look='danger' busy={busy} onClick={() => void end()}>
          取消会议
        </Button>
      </View>
    </>
  )
}
