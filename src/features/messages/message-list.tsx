import { View } from '@tarojs/components'
import type { MessageView } from 'server/contract'
import { dayWords } from 'domain/calendar/day'

import { usePages } from '@/api/pages'
import { momentWords } from '@/features/appeal/words'
import { Card } from '@/ui/card'
import { Facts } from '@/ui/facts'
import { ListEnd } from '@/ui/list-end'
import { Skeleton } from '@/ui/skeleton'
import { EmptyState, ErrorState } from '@/ui/states'
import { Tag, type Tone } from '@/ui/tag'

/** What became of a message outside of here; it can always be read here. */
const STATES: Record<MessageView['state'], { words: string; tone: Tone } | null> = {
  sent: null,
  kept: null,
  pending: { words: '正在发送', tone: 'blue' },
  refused: { words: '微信未开通接收', tone: 'grey' },
  failed: { words: '微信没发出去', tone: 'amber' },
}
const ALL = {}
/** WeChat takes a day in figures; here it is read as everywhere else. */
const DAY = /^\d{4}-\d{2}-\d{2}$/

/** Every message to me, whether WeChat delivered it or not. */
export function MessageList({ onOpen }: { onOpen: (code: string) => void }) {
  const list = usePages('account', 'messages', ALL)
  if (list.items === null) return list.problem ? <ErrorState note={list.problem.message} onRetry={() => void list.refresh()} /> : <Skeleton />
  if (!list.items.length) return <EmptyState icon='bell' title='还没有消息' note='诉求有了进展，这里会有消息。' />
  return (
    <View>
      {list.items.map((message) => {
        const state = STATES[message.state]
        const { code } = message
        return (
          <Card key={message.id} title={message.title} aside={momentWords(message.at)} onClick={code ? () => onOpen(code) : undefined}>
            <Facts facts={message.lines.map(([label, value]) => [label, DAY.test(value) ? dayWords(value) : value])} />
            {state && <Tag tone={state.tone}>{state.words}</Tag>}
          </Card>
        )
      })}
      <ListEnd more={list.more} />
    </View>
  )
}
