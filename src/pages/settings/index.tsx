import { useState } from 'react'
import { View } from '@tarojs/components'
import { useDidShow } from '@tarojs/taro'
import type { Me } from 'server/contract'

import { ResidentScreen } from '@/features/help/resident-screen'
import { go } from '@/features/go'
import { account, useMe } from '@/features/session/me'
import { askToBeTold, mayNotify, templatesFor } from '@/features/subscribe/subscribe'
import { Button } from '@/ui/button'
import { Callout } from '@/ui/callout'
import { Card } from '@/ui/card'
import { Choice } from '@/ui/choice'
import { Row, Rows } from '@/ui/row'
import { Section } from '@/ui/section'
import { toast } from '@/ui/toast'
import { chooseType, useTypeScale, type TypeChoice } from '@/ui/type-scale'
import './index.scss'

const SIZES: readonly { value: TypeChoice; words: string; note?: string; scale: Me['largeType'] }[] = [
  { value: 'follow', words: '跟随微信设置', scale: null },
  { value: 'normal', words: '标准', scale: 1 },
  { value: 'large', words: '大', scale: 1.4 },
  { value: 'huge', words: '特大', note: '适合老年人', scale: 1.75 },
]

/** Size of type, messages, and what happens with one's data. */
export default function SettingsPage() {
  const me = useMe()
  // Who also holds a post is told of both.
  const templates = me ? (me.posts.length > 0 ? me.templates : templatesFor(me, 'resident')) : []
  const { choice } = useTypeScale()
  const choose = (value: TypeChoice) => {
    chooseType(value)
    void account.setLargeType(SIZES.find((size) => size.value === value)!.scale)
  }
  const [blocked, setBlocked] = useState(false)
  useDidShow(() => void mayNotify().then((may) => setBlocked(!may)))
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
      {me && templates.length > 0 && (
        <Section title='微信通知' aside='开通一次，每种可收一条'>
          <Rows>
            {templates.map(({ key, title }) => (
              <Row key={key} icon='bell' title={title} aside={me.credits[key] ? `还可收${me.credits[key]}条` : '未开通'} />
            ))}
          </Rows>
          {blocked ? (
            <Callout tone='amber' title='微信里关掉了本程序的通知'>
              <View>到微信的设置里打开“接收通知”，才能收到。</View>
              <Button openType='openSetting'>去打开</Button>
            </Callout>
          ) : (
            <View className='settings-ask'>
              <Button icon='bell' onClick={() => void subscribe()}>
                {templates.some(({ key }) => me.credits[key]) ? '再开通一次' : '开通通知'}
              </Button>
            </View>
          )}
        </Section>
      )}
      <Section title='隐私和意见'>
        <Rows>
          <Row icon='lock' title='您的信息怎么用' note='收集什么、谁能看到、怎么删除' onClick={go.privacy} />
          <Row icon='message' title='对本程序的意见' onClick={go.feedback} />
        </Rows>
      </Section>
    </ResidentScreen>
  )
}
