import { View } from '@tarojs/components'

import { Button } from '@/ui/button'
import { Callout } from '@/ui/callout'
import { Card } from '@/ui/card'
import { Facts } from '@/ui/facts'
import { Tag } from '@/ui/tag'

import { outreach } from '../go'
import { changeHeard, dropHeard, type Heard } from '../kept/outing'
import { isNamed } from '../said/said'
import { CONFIRMED, SENDING } from '../words'

interface Props {
  /** The phone's own id of its outing. */
  outing: string
  heard: Heard
  onAttest: () => void
}

/** How its petitioner confirmed it, as far as this phone knows. */
function confirmedWords(heard: Heard) {
  if (heard.confirmed) return CONFIRMED.spoken
  if (heard.signature) return CONFIRMED.signature
  return isNamed(heard.said) ? CONFIRMED.not : CONFIRMED.anonymous
}

/** An appeal on this phone: on its way, refused, or arrived with what its petitioner has to be told. */
export function HeardItem({ outing, heard, onAttest }: Props) {
  const { said, state, receipt, confirming } = heard
  const confirmed = confirmedWords(heard)
  const tells = receipt && !heard.told
  const asksWord = receipt && confirmed === CONFIRMED.not && confirming !== 'message'
  return (
    <Card>
      <View className='heard-item__tags'>
        <Tag tone={SENDING[state.is].tone}>{SENDING[state.is].words}</Tag>
        <Tag tone={confirmed.tone}>{confirmed.words}</Tag>
      </View>
      <View className='heard-item__words'>{said.text}</View>
      {state.is === 'refused' && (
        <Callout tone='red' title='没有收下'>
          {Object.values(state.problem.fields ?? {}).join('；') || state.problem.message}
        </Callout>
      )}
      {receipt && (
        <Facts
          facts={[
            ['诉求人', said.name.trim()],
            ['诉求编码', receipt.code],
            ['查询口令', receipt.queryWord],
            ['接下来', receipt.next],
          ]}
        />
      )}
      {(state.is === 'refused' || asksWord || tells) && (
      <View className='heard-item__actions'>
        {state.is === 'refused' && (
          <>
            <Button look='plain' onClick={() => dropHeard(outing, heard)}>
              不记了
            </Button>
            <Button onClick={() => outreach.heard(outing, heard.id)}>打开修改</Button>
          </>
        )}
        {asksWord && <Button onClick={onAttest}>请他说口令</Button>}
        {tells && !asksWord && <Button onClick={() => changeHeard(outing, heard.id, (one) => ({ ...one, told: true }))}>已把编码和口令告诉他</Button>}
      </View>
      )}
    </Card>
  )
}
