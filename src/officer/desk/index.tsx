import { useCallback, useEffect, useMemo, useState } from 'react'
import { View } from '@tarojs/components'
import type { Workbench } from 'server/contract'
import type { Status } from 'domain/appeal/statuses'

import { cached, readAhead, useQuery } from '@/api/cache'
import { ask } from '@/api/call'
import { useTail } from '@/api/pages'
import { go } from '@/features/go'
import { useMe } from '@/features/session/me'
import { askToBeTold } from '@/features/subscribe/subscribe'
import { Button } from '@/ui/button'
import { ListEnd } from '@/ui/list-end'
import { Loaded } from '@/ui/loaded'
import { Screen } from '@/ui/screen'
import { EmptyState } from '@/ui/states'
import { useTypeScale } from '@/ui/type-scale'
import { useWide } from '@/ui/wide'

import { Doors } from '@/outreach/doors'

import { Beside } from '@/ui/beside'
import { CasePane } from '../beside/case-pane'
import { OFFICER_FORMS } from '../forms'
import { UnsentNote } from '../intake/unsent'
import { rowFrom, tasksToText } from '../run/tasks'
import { Counts } from './counts'
import { NEAR } from './links'
import { More } from './more'
import { Queue, type Whose } from './queue'
import { useChoosing } from './use-choosing'
import { WaitingCard, type Waiting } from './waiting-card'
import './index.scss'

const NOBODY = { posts: [] }
const cardsOf = ({ cards }: Workbench) => cards

/** What waits for me, by deadline; each row offers its likely next step, several are taken one after another. */
export default function DeskPage() {
  const me = useMe()
  const wide = useWide()
  const [status, setStatus] = useState<Status>()
  const [whose, setWhose] = useState<Whose>()
  const [opened, setOpened] = useState<string>()
  const [moreOpen, setMoreOpen] = useState(false)
  const input = useMemo(() => ({ ...(status && { status }), ...(whose && { whose }) }), [status, whose])
  const query = useQuery('casework', 'workbench', input)
  const of = JSON.stringify(input)
  const read = useCallback(
    async (cursor: string) => {
      const answer = await ask('casework', 'workbench', { ...(JSON.parse(of) as typeof input), cursor })
      return answer.ok ? { items: answer.value.cards, next: answer.value.next } : null
    },
    [of],
  )
  const list = useTail<Workbench, Waiting>(of, query, cardsOf, read)
  const cards = list.items ?? []
  // Where there is room, what is most pressing stands there from the start.
  const selected = wide ? (opened ?? cards[0]?.code) : undefined
  const choosing = useChoosing(cards.filter(({ likely }) => likely && OFFICER_FORMS[likely]))

  const arrived = query.value !== null
  // The villages are needed out of reach of a network, where an appeal is recorded for somebody; that page keeps them fresh.
  useEffect(() => {
    if (arrived && !cached(JSON.stringify(['account', 'district', {}]))) void readAhead('account', 'district', {})
  }, [arrived])

  // Whose turn it is needs saying only where both kinds stand together.
  const mixed = cards.some(({ personal }) => personal) && cards.some(({ personal }) => !personal)
  const open = (code: string) => (wide ? setOpened(code) : go.case(code))
  const post = me?.posts[0]
  const who = me ?? NOBODY
  // With the largest type the first of what waits is to be in sight with its button.
  const huge = useTypeScale().scale === 'huge'

  return (
    <Screen wide foot={choosing.foot((tasks) => go.run(tasksToText(tasks)))} over={<More me={who} open={moreOpen} onClose={() => setMoreOpen(false)} all={huge} />}>
      <Beside aside={wide && (selected ? <CasePane key={selected} code={selected} /> : <View />)}>
        <View className='desk__head'>
          <View className='desk__who'>{post ? `${post.unitName} · ${post.roleWords}` : '工作台'}</View>
          <View className='desk__links'>
            <Queue value={whose} onChange={setWhose} />
            {choosing.able && (
              <Button look='plain' icon='check' onClick={choosing.toggle}>
                {choosing.on ? '不选了' : '多选'}
              </Button>
            )}
            {huge && (
              <Button look='plain' onClick={() => setMoreOpen(true)}>
                更多
              </Button>
            )}
          </View>
        </View>
        {!huge && (
          <View className='desk__near'>
            {NEAR.map((link) => (
              <Button key={link.words} look='plain' icon={link.icon} onClick={() => link.go(who)}>
                {link.words}
              </Button>
            ))}
            <Button look='plain' icon='add' onClick={() => setMoreOpen(true)}>
              更多
            </Button>
          </View>
        )}
        <UnsentNote />
        <Doors />
        <Loaded query={query}>
          {({ counts }) => (
            <>
              <Counts counts={counts} value={status} onChange={setStatus} />
              {cards.map((card) => (
                <WaitingCard
                  key={card.code}
                  card={card}
                  mixed={mixed}
                  selected={card.code === selected}
                  onOpen={() => open(card.code)}
                  onTake={() => go.run(tasksToText(rowFrom(cards, card)))}
                  chosen={choosing.on ? choosing.has(card.code) : undefined}
                  onChoose={() => choosing.turn(card.code)}
                />
              ))}
              {cards.length === 0 && (
                <EmptyState icon='done' title='没有等您办的' note='有了新任务会发微信消息给您。'>
                  <Button icon='bell' onClick={() => void askToBeTold('cadre')}>
                    有任务时提醒我
                  </Button>
                </EmptyState>
              )}
              {cards.length > 0 && <ListEnd {...list} />}
            </>
          )}
        </Loaded>
      </Beside>
    </Screen>
  )
}
