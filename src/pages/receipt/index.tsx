import { useState } from 'react'
import { View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import type { Receipt } from 'server/contract'

import { cached } from '@/api/cache'
import { dayWords } from '@/features/days'
import { go } from '@/features/go'
import { ResidentScreen } from '@/features/help/resident-screen'
import { useMe } from '@/features/session/me'
import { askToBeTold } from '@/features/subscribe/subscribe'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Facts } from '@/ui/facts'
import { FootBar } from '@/ui/foot-bar'
import { Icon } from '@/ui/icon'
import { ErrorState } from '@/ui/states'
import { toast } from '@/ui/toast'
import './index.scss'

/** What one gets for an appeal: its code, the word to look it up with, what comes next and by when. */
export default function ReceiptPage() {
  const { params } = useRouter()
  const receipt = cached<Receipt>(`receipt:${params.code}`)
  const me = useMe()
  const [told, setTold] = useState(false)

  if (!receipt) {
    return (
      <ResidentScreen>
        <ErrorState title='没有找到回执' note='请到“我的诉求”里看这件诉求的进展。'>
          <Button look='primary' onClick={go.mine}>
            我的诉求
          </Button>
        </ErrorState>
      </ResidentScreen>
    )
  }
  const subscribe = async () => {
    const granted = await askToBeTold('resident')
    setTold(granted > 0)
    toast(granted > 0 ? '有进展会发微信消息给您' : '没有开通，您可随时来这里看进展')
  }
  const copy = () => void Taro.setClipboardData({ data: `诉求编码 ${receipt.code}，查询口令 ${receipt.queryWord}` })

  return (
    <ResidentScreen
      foot={
        <FootBar>
          <Button onClick={go.home}>回首页</Button>
          <Button look='primary' onClick={() => void Taro.redirectTo({ url: `/pages/appeal/index?code=${encodeURIComponent(receipt.code)}` })}>
            看进展
          </Button>
        </FootBar>
      }
    >
      <View className='receipt-head'>
        <Icon name='done' />
        <View className='receipt-head__title' ariaRole='heading'>
          收到了，谢谢您
        </View>
        <View>
          {dayWords(receipt.promisedOn, me?.today)}前给您答复{receipt.provisional ? '（节假日安排未公布，日期暂定）' : ''}
        </View>
      </View>
      <Card title='请记好这两样' aside='凭它们随时可查'>
        <View className='receipt-code'>
          <View className='receipt-code__label'>诉求编码</View>
          <View className='receipt-code__value'>{receipt.code}</View>
          <View className='receipt-code__label'>查询口令</View>
          <View className='receipt-code__value'>{receipt.queryWord}</View>
        </View>
        <Button look='quiet' onClick={copy}>
          复制编码和口令
        </Button>
      </Card>
      <Card title='接下来'>
        <View>{receipt.next}</View>
        {!told && (
          <View className='receipt-tell'>
            <Button look='quiet' icon='bell' onClick={() => void subscribe()}>
              有进展发微信告诉我
            </Button>
          </View>
        )}
      </Card>
      <Card>
        <Facts
          facts={[
            ['谁能看到', receipt.seenBy],
            ['记录校验码', receipt.head.slice(0, 12)],
          ]}
        />
      </Card>
    </ResidentScreen>
  )
}
