import { useMemo, useState } from 'react'
import { View } from '@tarojs/components'
import Taro, { useReachBottom } from '@tarojs/taro'
import type { Workbench } from 'server/contract'
import { STATUS_WORDS, type Status } from 'domain/appeal/statuses'

import { useQuery } from '@/api/cache'
import { ask } from '@/api/call'
import { AppealRow } from '@/features/appeal/appeal-row'
import { go } from '@/features/go'
import { useMe } from '@/features/session/me'
import { askToBeTold } from '@/features/subscribe/subscribe'
import { Button } from '@/ui/button'
import { ListEnd } from '@/ui/list-end'
import { Loaded } from '@/ui/loaded'
import { Screen } from '@/ui/screen'
import { EmptyState } from '@/ui/states'
import { useWide } from '@/ui/wide'

import { OFFICER_FORMS } from '../forms'
import { CasePane } from './case-pane'
import './index.scss'

type Waiting = Workbench['cards'][number]

/** What waits for me, by deadline; each row offers its likely next step. */
export default function DeskPage() {
  const me = useMe()
  const wide = useWide()
  const [status, setStatus] = useState<Status>()
  const [selected, setSelected] = useState<string>()
  const input = useMemo(() => (status ? { status } : {}), [status])
  const query = useQuery('casework', 'workbench', input)
  const [more, setMore] = useState<{ of: Workbench; cards: Waiting[]; next: string | null } | null>(null)
  const head = query.value
  const tail = more && more.of === head ? more : null
  const next = tail ? tail.next : (head?.next ?? null)

  useReachBottom(async () => {
    if (!head || !next) return
    const answer = await ask('casework', 'workbench', { ...input, cursor: next })
    if (answer.ok) setMore({ of: head, cards: [...(tail?.cards ?? []), ...answer.value.cards], next: answer.value.next })
  })
  const open = (code: string) => (wide ? setSelected(code) : go.case(code))
  const post = me?.posts[0]

  return (
    <Screen wide>
      <View className={`desk ${wide ? 'desk--wide' : ''}`}>
        <View className='desk__list'>
          <View className='desk__head'>
            <View className='desk__who'>{post ? `${post.unitName} · ${post.roleWords}` : '工作台'}</View>
            <View className='desk__links'>
              <Button look='plain' icon='list' onClick={go.ledger}>
                台账
              </Button>
              <Button look='plain' icon='edit' onClick={go.intake}>
                代录
              </Button>
              <Button look='plain' icon='bell' onClick={go.officerMessages}>
                消息
              </Button>
            </View>
          </View>
          <Loaded query={query}>
            {({ counts, cards }) => (
              <>
                <Counts counts={counts} value={status} onChange={setStatus} />
                {[...cards, ...(tail?.cards ?? [])].map((card) => (
                  <AppealRow key={card.code} card={card} byDeadline selected={wide && card.code === selected} onClick={() => open(card.code)}>
                    {card.likely && OFFICER_FORMS[card.likely] && (
                      <Button look='quiet' label={`${OFFICER_FORMS[card.likely]!.title}：${card.excerpt}`} onClick={() => go.officerAct(card.code, card.likely!)}>
                        {OFFICER_FORMS[card.likely]!.short ?? OFFICER_FORMS[card.likely]!.title}
                      </Button>
                    )}
                  </AppealRow>
                ))}
                {cards.length === 0 && (
                  <EmptyState icon='done' title='没有等您办的' note='有了新任务会发微信消息给您。'>
                    <Button icon='bell' onClick={() => void askToBeTold()}>
                      有任务时提醒我
                    </Button>
                  </EmptyState>
                )}
                {cards.length > 0 && <ListEnd more={next !== null} />}
              </>
            )}
          </Loaded>
        </View>
        {wide && <View className='desk__case'>{selected ? <CasePane key={selected} code={selected} /> : <EmptyState title='点左边的一件，在这里办理' />}</View>}
      </View>
    </Screen>
  )
}

interface CountsProps {
  counts: Workbench['counts']
  value: Status | undefined
  onChange: (status: Status | undefined) => void
}

/** How many wait, by what they wait for; a tap narrows the list. */
function Counts({ counts, value, onChange }: CountsProps) {
  const total = counts.reduce((sum, { count }) => sum + count, 0)
  if (total === 0) return null
  const pick = (status: Status | undefined) => {
    onChange(status)
    void Taro.pageScrollTo({ scrollTop: 0, duration: 0 })
  }
  return (
    <View className='counts'>
      <Count words='全部' count={total} on={value === undefined} onClick={() => pick(undefined)} />
      {counts.map(({ status, count }) => (
        <Count key={status} words={STATUS_WORDS[status]} count={count} on={value === status} onClick={() => pick(status)} />
      ))}
    </View>
  )
}

function Count({ words, count, on, onClick }: { words: string; count: number; on: boolean; onClick: () => void }) {
  return (
    <View className={`counts__one ${on ? 'counts__one--on' : ''}`} ariaRole='button' ariaChecked={on} onClick={onClick}>
      <View className='counts__number'>{count}</View>
      <View>{words}</View>
    </View>
  )
}
