import { View } from '@tarojs/components'
import type { Action } from 'domain/appeal/payloads'
import type { AppealPage } from 'server/contract'

import type { Parts } from '@/features/act/shown'
import { Measure } from '@/features/appeal/plan'
import { Orders } from '@/features/appeal/orders'
import { SignOff } from '@/features/appeal/sign-off'
import { Card } from '@/ui/card'

import { Advice } from './advice/advice'
import { PetitionerCard } from './petitioner'
import './opinions.scss'

/** What the forms of cadres show beyond what everyone's do. */
export const OFFICER_PARTS: Parts = {
  petitioner: PetitionerCard,
  opinions: Opinions,
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
      <SignOff signatures={page.signatures} supervision={page.supervision} />
    </Card>
  ),
}

/** The steps whose words are an opinion on the appeal. */
const OPINIONS: readonly Action[] = ['screenValid', 'keep', 'screenInvalid', 'passUp', 'reviewValid', 'reviewBeside', 'reviewUnreasonable', 'contest', 'uphold', 'overturn', 'return']

/** What each that looked at it before found, in their order, and what was said against it. */
function Opinions({ page }: { page: AppealPage }) {
  const given = page.timeline.filter(({ action }) => OPINIONS.includes(action))
  if (given.length === 0) return null
  return (
    <Card title='此前的意见'>
      {given.map(({ seq, sentence, texts }) => (
        <View key={seq} className='opinion'>
          <View className='opinion__who'>{sentence}</View>
          {texts.map(([label, words]) => (
            <View key={label}>{`${label}：${words}`}</View>
          ))}
        </View>
      ))}
    </Card>
  )
}
