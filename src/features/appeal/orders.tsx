import { View } from '@tarojs/components'
import type { AppealPage } from 'server/contract'
import { ORDERS } from 'domain/appeal/payloads'

import { dayWords } from '@/features/days'
import { Card } from '@/ui/card'

/** Orders from above: who wants what answered by when. */
export function Orders({ orders }: { orders: AppealPage['orders'] }) {
  return (
    <>
      {orders.map(({ as, from, by, answered, words }) => (
        <Card key={`${from}${by}${words}`} tone={answered ? 'plain' : as === 'supervision' ? 'red' : 'amber'} title={`${from}${ORDERS[as]}`} aside={answered ? '已答复' : `${dayWords(by)}前答复`}>
          <View>{words}</View>
        </Card>
      ))}
    </>
  )
}
