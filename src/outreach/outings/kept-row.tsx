import { View } from '@tarojs/components'
import { CHANNEL_WORDS } from 'domain/appeal/kinds'

import { findVillage } from '@/features/place/names'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Tag } from '@/ui/tag'

import { outreach } from '../go'
import { serverId, unsentOf, type Kept } from '../kept/outing'
import { useMine } from '../parts/mine'
import { spanWords } from '../words'

/** An outing on this phone: whether it goes on, what it holds, and whether all of it has arrived. */
export function KeptRow({ kept: { id, content } }: { kept: Kept }) {
  const { district } = useMine()
  const { begun, heard, account, by } = content
  const { waiting, refused } = unsentOf(content)
  const village = district && findVillage(district, begun.village)?.village.name
  const open = () => outreach.outing(serverId(by, id))
  return (
    <Card title={CHANNEL_WORDS[begun.kind]} aside={<Tag tone={account ? 'grey' : 'blue'}>{account ? '已结束' : '进行中'}</Tag>}>
      <View>{[village, begun.spot].filter(Boolean).join('，')}</View>
      <View className='kept-row__note'>{spanWords(begun.from, account?.until)}</View>
      <View className='kept-row__tags'>
        <Tag tone='grey'>{`记了${heard.length}件`}</Tag>
        {refused && <Tag tone='red'>需改</Tag>}
        {waiting > 0 ? <Tag tone='amber'>{`${waiting}项待发送`}</Tag> : <Tag tone='green'>已发送</Tag>}
      </View>
      <View className='kept-row__actions'>
        {!account && <Button onClick={open}>打开</Button>}
        {account ? (
          <Button onClick={open}>打开</Button>
        ) : (
          <Button look='primary' onClick={() => outreach.heard(id)}>
            记一件诉求
          </Button>
        )}
      </View>
    </Card>
  )
}
