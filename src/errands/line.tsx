import { View } from '@tarojs/components'
import { dayOf } from 'domain/calendar/day'
import { MATTERS } from 'domain/errands/matters'
import { ERRAND_STATE_WORDS, type ErrandState } from 'domain/errands/way'
import type { ErrandCard } from 'server/contract'

import { dayWords } from '@/features/days'
import { Card } from '@/ui/card'
import { Tag } from '@/ui/tag'

import { errands } from './go'
import './line.scss'

const TONES = { asked: 'amber', taken: 'blue', done: 'blue', confirmed: 'green', failed: 'grey', declined: 'grey', withdrawn: 'grey' } as const satisfies Record<ErrandState, string>

/** What a state is called on a cadre's screen; residents read `ERRAND_STATE_WORDS`. */
export const CADRE_WORDS: Record<ErrandState, string> = { asked: '等接单', taken: '办理中', done: '待群众确认', confirmed: '已办好', failed: '没能办成', declined: '办不了', withdrawn: '已撤回' }

interface Props {
  errand: ErrandCard
  cadre?: boolean
  /** It is what stands beside the list. */
  selected?: boolean
  /** What a tap does instead of opening its page. */
  onOpen?: () => void
}

/** One errand in a list. */
export function ErrandLine({ errand: { id, matter, text, place, state, at, takeBy, commissioner }, cadre = false, selected, onOpen }: Props) {
  const words = (cadre ? CADRE_WORDS : ERRAND_STATE_WORDS)[state]
  const next = state === 'asked' ? `${dayWords(takeBy)}前接单` : commissioner && `专员：${commissioner}`
  return (
    <Card title={MATTERS[matter]} aside={<Tag tone={TONES[state]}>{words}</Tag>} label={`${MATTERS[matter]}，${words}，点开看`} selected={selected} onClick={onOpen ?? (() => errands.errand(id))}>
      <View>{text}</View>
      <View className='errand-line__note'>{[cadre ? place : `${dayWords(dayOf(at))}提出`, next].filter(Boolean).join(' · ')}</View>
    </Card>
  )
}
