import { View } from '@tarojs/components'
import { useMemo, useState } from 'react'
import type { TopicState } from 'domain/supervision/topics/way'
import type { TopicCard } from 'server/contract'

import { usePages } from '@/api/pages'
import { dayWords } from '@/features/days'
import { useMe } from '@/features/session/me'
import { Beside } from '@/ui/beside'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Choice } from '@/ui/choice'
import { ListEnd } from '@/ui/list-end'
import { Screen } from '@/ui/screen'
import { Sheet } from '@/ui/sheet'
import { Skeleton } from '@/ui/skeleton'
import { EmptyState, UnreadState } from '@/ui/states'
import { Tag } from '@/ui/tag'
import { useChosen } from '@/ui/use-chosen'

import { supervision } from '../go'
import { Links } from '../parts/links'
import { TopicView } from '../topic/view'
import { MakeTopic } from './make-topic'
import { TOPIC_FILTERS, TOPIC_STATE_WORDS, TOPIC_TONES } from './words'

const ALL = 'all'

/** The topics that I may read: what was found alike by night, what is being done against it, what came back; with room, the chosen one stands beside them. */
export default function TopicsPage() {
  const me = useMe()
  const [state, setState] = useState<TopicState>()
  const [choosing, setChoosing] = useState(false)
  const [making, setMaking] = useState(false)
  const input = useMemo(() => (state ? { state } : {}), [state])
  const list = usePages('supervision', 'topics', input)
  const { chosen, open } = useChosen(list.items && list.items.map(({ id }) => id), supervision.topic, state)
  const makes = me?.posts.some(({ duties }) => duties.includes('triage'))
  return (
    <Screen wide={chosen !== undefined} lead='相似的诉求归到一起，找病因、定措施，措施落实后3个月、6个月自动复查'>
      <Beside aside={chosen && <TopicView key={chosen} id={chosen} />} onChanged={() => void list.refresh()}>
        <Links>
          <Button icon='list' onClick={() => setChoosing(true)}>{state ? TOPIC_STATE_WORDS[state] : '全部进展'}</Button>
          {makes && <Button icon='add' onClick={() => setMaking(!making)}>{making ? '先不发起' : '发起专题'}</Button>}
        </Links>
        {making && <MakeTopic onMade={(id) => (setMaking(false), supervision.topic(id))} />}
        {list.items === null && (list.problem ? <UnreadState problem={list.problem} onRetry={() => void list.refresh()} /> : <Skeleton />)}
        {list.items?.map((topic) => <TopicLine key={topic.id} topic={topic} selected={topic.id === chosen} onOpen={() => open(topic.id)} />)}
        {list.items?.length === 0 && <EmptyState icon='done' title='没有专题' note='每天夜里会找出相似的诉求，由人确认后成为专题。投诉不归入专题。' />}
        {list.items && list.items.length > 0 && <ListEnd {...list} />}
      </Beside>
      <Sheet open={choosing} title='看哪些专题' onClose={() => setChoosing(false)}>
        <Choice label='进展' options={[{ value: ALL, words: '全部进展' }, ...TOPIC_FILTERS.map((value) => ({ value, words: TOPIC_STATE_WORDS[value] }))]} value={state ?? ALL} onChange={(value) => (setState(value === ALL ? undefined : (value as TopicState)), setChoosing(false))} />
      </Sheet>
    </Screen>
  )
}

function TopicLine({ topic: { title, state, cases, owner, dueOn, nextCheckOn }, selected, onOpen }: { topic: TopicCard; selected: boolean; onOpen: () => void }) {
  const next = dueOn ? `${dayWords(dueOn)}前落实` : nextCheckOn ? `${dayWords(nextCheckOn)}自动复查` : null
  return (
    <Card title={title} aside={<Tag tone={TOPIC_TONES[state]}>{TOPIC_STATE_WORDS[state]}</Tag>} label={`${title}，${TOPIC_STATE_WORDS[state]}，点开看`} selected={selected} onClick={onOpen}>
      <View>{[`${cases}件诉求`, owner && `责任单位：${owner}`, next].filter(Boolean).join(' · ')}</View>
    </Card>
  )
}
