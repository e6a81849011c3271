import { View } from '@tarojs/components'
import type { HeardCard } from 'server/contract'

import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Facts } from '@/ui/facts'
import { Tag } from '@/ui/tag'

import { outreach } from '../go'
import { changeHeard, dropHeard, type Heard } from '../kept/outing'
import { Refused } from '../parts/refused'
import { isNamed } from '../said/said'
import { CONFIRMED, SENDING } from '../words'

interface Props {
  /** The phone's own id of its outing. */
  outing: string
  heard: Heard
  /** How it is confirmed by what arrived, where that is known. */
  arrived: HeardCard['confirmed'] | undefined
  onAttest: () => void
}

/** How its petitioner confirmed it, as far as is known here. */
function confirmedBy(heard: Heard, arrived: HeardCard['confirmed'] | undefined): keyof typeof CONFIRMED {
  if (arrived) return arrived
  if (heard.confirmed) return 'spoken'
  if (heard.signature) return 'signature'
  return isNamed(heard.said) ? 'not' : 'anonymous'
}

/** An appeal on this phone: on its way, refused, or arrived with what its petitioner has to be told. */
export function HeardItem({ outing, heard, arrived, onAttest }: Props) {
  const { said, state, receipt } = heard
  const confirmed = confirmedBy(heard, arrived)
  const tells = receipt !== undefined && !heard.told
  const asksWord = tells && confirmed === 'not' && heard.confirming !== 'message'
  const told = () => changeHeard(outing, heard.id, (one) => ({ ...one, told: true }))
  return (
    <Card>
      <View className='heard-item__tags'>
        <Tag tone={SENDING[state.is].tone}>{SENDING[state.is].words}</Tag>
        <Tag tone={CONFIRMED[confirmed].tone}>{CONFIRMED[confirmed].words}</Tag>
      </View>
      <View className='heard-item__words'>{said.text}</View>
      {state.is === 'refused' && <Refused problem={state.problem} />}
      {receipt && (
        <Facts
          facts={[
            ['诉求人', said.name.trim()],
            ['诉求编码', receipt.code],
            ['查询口令', receipt.queryWord],
            ['接下来', receipt.next],
            ['谁能看到', receipt.seenBy],
          ]}
        />
      )}
      {state.is === 'refused' && (
        <View className='heard-item__actions'>
          <Button look='plain' onClick={() => dropHeard(outing, heard)}>
            不记了
          </Button>
          <Button onClick={() => outreach.heard(outing, heard.id)}>打开修改</Button>
        </View>
      )}
      {tells && (
        <View className='heard-item__actions'>
          <Button look={asksWord ? 'plain' : 'quiet'} onClick={told}>
            {asksWord ? '先不核对' : '已把编码和口令告诉他'}
          </Button>
          {asksWord && <Button onClick={onAttest}>请他说口令</Button>}
        </View>
      )}
    </Card>
  )
}
