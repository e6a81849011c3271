import { View } from '@tarojs/components'
import type { AppealPage } from 'server/contract'

import { Callout } from '@/ui/callout'

/** With what the petitioners said they are not satisfied: what a leader reads before signing. */
export function Discontent({ page: { discontent } }: { page: AppealPage }) {
  if (discontent.length === 0) return null
  return (
    <Callout tone='amber' title={`诉求人不满意：${[...new Set(discontent.map(({ because }) => because))].join('、')}`}>
      {discontent.flatMap(({ words }, at) => (words ? [<View key={at}>{words}</View>] : []))}
    </Callout>
  )
}
