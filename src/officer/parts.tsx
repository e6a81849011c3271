import { View } from '@tarojs/components'
import type { Action } from 'domain/appeal/payloads'
import type { AppealPage, TimelineItem } from 'server/contract'

import type { Parts } from '@/features/act/shown'
import { Measure } from '@/features/appeal/plan'
import { Orders } from '@/features/appeal/orders'
import { SignOff } from '@/features/appeal/sign-off'
import { Card } from '@/ui/card'
import { Discontent } from './discontent'

import { Advice } from './advice/advice'
import { PetitionerCard } from './petitioner'
import './opinions.scss'

/** What the forms of cadres show beyond what everyone's do. */
export const OFFICER_PARTS: Parts = {
  petitioner: PetitionerCard,
  opinions: Opinions,
  requests: Requests,
  advice: Advice,
  statement: ({ page }) => (page.statement ? <Card title='办理过程说明'>{page.statement}</Card> : null),
  orders: ({ page }) => <Orders orders={page.orders.filter(({ answered }) => !answered)} />,
  measure: ({ page }) =>
    page.measure && (
      <Card title='采纳后的措施'>
        <Measure measure={page.measure} />
      </Card>
    ),
  signOff: ({ page }) => (
    <Card title='四方会签'>
      <Discontent page={page} />
      <SignOff signatures={page.signatures} supervision={page.supervision} />
    </Card>
  ),
}

/** What asks somebody above, and what answers it. */
const ASKED: readonly { by: Action; answered: readonly Action[] }[] = [
  { by: 'askExtension', answered: ['grantExtension', 'refuseExtension'] },
  { by: 'askPause', answered: ['grantPause', 'refusePause'] },
]

/** What was asked and is not decided yet. */
function Requests({ page: { timeline } }: { page: AppealPage }) {
  const open = ASKED.flatMap(({ by, answered }) => {
    const last = timeline.filter(({ action }) => action === by || answered.includes(action)).at(-1)
    return last?.action === by ? [last] : []
  })
  if (open.length === 0) return null
  return (
    <Card title='申请'>
      <Said steps={open} />
    </Card>
  )
}

/** The steps whose words are an opinion on the appeal. */
const OPINIONS: readonly Action[] = ['screenValid', 'keep', 'screenInvalid', 'passUp', 'reviewValid', 'reviewBeside', 'reviewUnreasonable', 'contest', 'uphold', 'overturn', 'return']

/** What each that looked at it before found, in their order, and what was said against it. */
function Opinions({ page }: { page: AppealPage }) {
  const given = page.timeline.filter(({ action }) => OPINIONS.includes(action))
  if (given.length === 0) return null
  return (
    <Card title='此前的意见'>
      <Said steps={given} />
    </Card>
  )
}

/** Steps with their words. */
function Said({ steps }: { steps: readonly TimelineItem[] }) {
  return (
    <>
      {steps.map(({ seq, sentence, texts }) => (
        <View key={seq} className='opinion'>
          <View className='opinion__who'>{sentence}</View>
          {texts.map(([label, words]) => (
            <View key={label}>{`${label}：${words}`}</View>
          ))}
        </View>
      ))}
    </>
  )
}
