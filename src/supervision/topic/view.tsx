import { View } from '@tarojs/components'
import { useMemo } from 'react'
import type { TopicPage } from 'server/contract'

import { useQuery } from '@/api/cache'
import { AppealRow } from '@/features/appeal/appeal-row'
import { dayWords } from '@/features/days'
import { go } from '@/features/go'
import { RecordedSteps } from '@/features/record/recorded-steps'
import { Callout } from '@/ui/callout'
import { Card } from '@/ui/card'
import { Columns } from '@/ui/columns'
import { Facts } from '@/ui/facts'
import { Loaded } from '@/ui/loaded'
import { usePane } from '@/ui/pane'
import { Screen } from '@/ui/screen'
import { Section } from '@/ui/section'
import { EmptyState } from '@/ui/states'

import { TOPIC_STATE_WORDS, TOPIC_TONES } from '../topics/words'
import '../parts/part.scss'
import { CaseForm } from './case-form'
import { TopicForm } from './topic-form'

/** One topic: its cause, its measure, what the checks found, its appeals, and the step that is mine. */
export function TopicView({ id }: { id: string }) {
  const input = useMemo(() => ({ id }), [id])
  const query = useQuery('supervision', 'topic', input)
  const pane = usePane()
  const changed = () => {
    void query.refresh()
    pane?.onChanged?.()
  }
  return (
    <Screen wide>
      <Loaded query={query}>{(topic) => <Whole topic={topic} onChanged={changed} />}</Loaded>
    </Screen>
  )
}

function Whole({ topic, onChanged }: { topic: TopicPage; onChanged: () => void }) {
  const { title, state, area, cases, cause, measure, owner, dueOn, measuredOn, effect, nextCheckOn, appeals, steps } = topic
  const facts: [string, string][] = [
    ['范围', area],
    ['相似诉求', `${cases}件`],
    ['病因', cause ?? '还没有写明'],
    ['措施', measure ?? '还没有定'],
    ...(owner ? [['责任单位', owner] as [string, string]] : []),
    ...(dueOn ? [['落实期限', dayWords(dueOn)] as [string, string]] : []),
    ...(measuredOn ? [['落实日期', dayWords(measuredOn)] as [string, string]] : []),
    ...(effect ? [['成效', effect] as [string, string]] : []),
    ...(nextCheckOn ? [['下次自动复查', dayWords(nextCheckOn)] as [string, string]] : []),
  ]
  return (
    <>
      <Callout tone={TOPIC_TONES[state]} title={`${title} · ${TOPIC_STATE_WORDS[state]}`}>
        {state === 'proposed' ? '夜间按文字、地点和时间找出来的，请看看是不是同一个病因。投诉不在其中。' : '投诉不归入专题，也不计数。'}
      </Callout>
      <Columns>
        <View className='part'>
          <Card>
            <Facts facts={facts} />
          </Card>
        </View>
        <Checks checks={topic.checks} />
        <TopicForm key={`${topic.id}:${topic.version}`} topic={topic} onDone={onChanged} />
        <Section title='相似的诉求' aside={`${cases}件`}>
          {appeals.map((card) => (
            <AppealRow key={card.code} card={card} onClick={() => go.case(card.code)} />
          ))}
          {appeals.length === 0 && <EmptyState icon='lock' title='没有您能看的诉求' note='诉求只给管这件事、管这个地方的单位看。' />}
          {appeals.length > 0 && appeals.length < cases && <View>{`这里列出您能看的最近${appeals.length}件。`}</View>}
        </Section>
        {topic.may.edit && <CaseForm topic={topic} onDone={onChanged} />}
        <RecordedSteps steps={steps} />
      </Columns>
    </>
  )
}

/** What each check found, beside as long a time before the measure. */
function Checks({ checks }: Pick<TopicPage, 'checks'>) {
  if (checks.length === 0) return null
  return (
    <Section title='自动复查'>
      {checks.map(({ months, on, since, before }) => (
        <Card key={months} title={`落实${months}个月`}>
          <Facts facts={[['复查日期', dayWords(on)], ['措施落实以后', `${since}件`], ['落实以前同样长的时间', `${before}件`]]} />
        </Card>
      ))}
    </Section>
  )
}
