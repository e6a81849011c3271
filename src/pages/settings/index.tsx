import { View } from '@tarojs/components'
import type { Me } from 'server/contract'

import { ResidentScreen } from '@/features/help/resident-screen'
import { account, useMe } from '@/features/session/me'
import { askToBeTold } from '@/features/subscribe/subscribe'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Choice } from '@/ui/choice'
import { Row, Rows } from '@/ui/row'
import { Section } from '@/ui/section'
import { toast } from '@/ui/toast'
import { chooseType, useTypeScale, type TypeChoice } from '@/ui/type-scale'

const SIZES: readonly { value: TypeChoice; words: string; note?: string; scale: Me['largeType'] }[] = [
  { value: 'follow', words: '跟随微信设置', scale: null },
  { value: 'normal', words: '标准', scale: 1 },
  { value: 'large', words: '大', scale: 1.4 },
  { value: 'huge', words: '特大', note: '适合老年人', scale: 1.75 },
]

const PRIVACY = [
  '您的姓名和电话加密保存，默认只显示一部分；工作人员查看完整号码时会留下记录和用途。',
  '照片里的拍摄地点等信息会自动去掉。',
  '公开结果时不写姓名、电话和门牌。',
  '您可以撤回诉求，也可以要求更正或删除个人信息，请拨打首页的电话。',
]

/** Size of type, messages, and what happens with one's data. */
export default function SettingsPage() {
  const me = useMe()
  const { choice } = useTypeScale()
  const choose = (value: TypeChoice) => {
    chooseType(value)
    void account.setLargeType(SIZES.find((size) => size.value === value)!.scale)
  }
  const subscribe = async () => {
    const granted = await askToBeTold()
    toast(granted > 0 ? '已开通' : '没有开通')
  }

  return (
    <ResidentScreen>
      <Section title='字体大小'>
        <Card>
          <Choice label='字体大小' options={SIZES} value={choice} onChange={choose} />
        </Card>
      </Section>
      {me && me.templates.length > 0 && (
        <Section title='微信通知' aside='开通一次，可收到一条'>
          <Rows>
            {me.templates.map(({ key, title }) => (
              <Row key={key} icon='bell' title={title} aside={me.credits[key] ? `还可收${me.credits[key]}条` : '未开通'} />
            ))}
          </Rows>
          <View className='section'>
            <Button onClick={() => void subscribe()}>再开通一次</Button>
          </View>
        </Section>
      )}
      <Section title='您的隐私'>
        <Card>
          {PRIVACY.map((line) => (
            <View key={line}>· {line}</View>
          ))}
        </Card>
      </Section>
    </ResidentScreen>
  )
}
