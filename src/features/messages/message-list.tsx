import { View } from '@tarojs/components'
import type { MessageView } from 'server/contract'

import { usePages } from '@/api/pages'
import { dayWords } from '@/features/days'
import { go } from '@/features/go'
import { useMe } from '@/features/session/me'
import { templatesFor, type Hearer } from '@/features/subscribe/subscribe'
import { momentWords } from '@/features/days'
import { Card } from '@/ui/card'
import { Facts } from '@/ui/facts'
import { ListEnd } from '@/ui/list-end'
import { Row, Rows } from '@/ui/row'
import { Skeleton } from '@/ui/skeleton'
import { EmptyState, UnreadState } from '@/ui/states'
import { Tag, type Tone } from '@/ui/tag'
import './message-list.scss'

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
export function MessageList({ as, onOpen }: { as: Hearer; onOpen: (code: string) => void }) {
  return (
    <>
      <CreditsRow as={as} />
      <Messages onOpen={onOpen} />
    </>
  )
}

/** How many of them WeChat may still bring, and the way to more. */
function CreditsRow({ as }: { as: Hearer }) {
  const me = useMe()
  const templates = me ? templatesFor(me, as) : []
  if (!me || templates.length === 0) return null
  const words = templates.map(({ key, title }) => `${title}${me.credits[key] ? `还可收${me.credits[key]}条` : '未开通'}`).join('；')
  return (
    <View className='message-credits'>
      <Rows>
        <Row icon='bell' title='微信通知' note={words} onClick={go.settings} />
      </Rows>
    </View>
  )
}

function Messages({ onOpen }: { onOpen: (code: string) => void }) {
  const list = usePages('account', 'messages', ALL)
  if (list.items === null) return list.problem ? <UnreadState problem={list.problem} onRetry={() => void list.refresh()} /> : <Skeleton />
  if (!list.items.length) return <EmptyState icon='bell' title='还没有消息' note='诉求有了进展，这里会有消息。' />
  return (
    <View>
      {list.items.map((message) => {
        const state = STATES[message.state]
        const { code, page } = message
        const open = page ? () => go.path(page) : code ? () => onOpen(code) : undefined
        return (
          <Card key={message.id} title={message.title} aside={momentWords(message.at)} onClick={open}>
            <Facts facts={message.lines.map(([label, value]) => [label, DAY.test(value) ? dayWords(value) : value])} />
            {state && <Tag tone={state.tone}>{state.words}</Tag>}
          </Card>
        )
      })}
      <ListEnd {...list} />
    </View>
  )
}
