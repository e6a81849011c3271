import { useState } from 'react'
import { View } from '@tarojs/components'
import { useDidShow } from '@tarojs/taro'

import { enter, useMe, useMeProblem } from '@/features/session/me'
import { Button } from '@/ui/button'
import { Callout } from '@/ui/callout'
import { useOnline } from '@/ui/network'
import { Row, Rows } from '@/ui/row'
import { Section } from '@/ui/section'
import { Skeleton } from '@/ui/skeleton'
import { toast } from '@/ui/toast'

import { askToBeTold, mayNotify, templatesFor, type Hearer } from './subscribe'
import './credits.scss'

/** How many messages of each kind WeChat may still bring to the one who looks, and the way to more of them. Nothing where no kind is set up. */
export function Credits({ as }: { as?: Hearer }) {
  const me = useMe()
  const problem = useMeProblem()
  const online = useOnline()
  const [blocked, setBlocked] = useState(false)
  useDidShow(() => void mayNotify().then((may) => setBlocked(!may)))
  const templates = me ? templatesFor(me, as) : []
  if (me && templates.length === 0) return null
  const subscribe = async () => {
    const granted = await askToBeTold(as)
    toast(granted > 0 ? '已开通' : '没有开通')
  }

  return (
    <Section title='微信通知' aside='开通一次，每种可收一条'>
      {!me && !problem && <Skeleton cards={1} />}
      {!me && problem && (
        <Callout tone='amber' title='现在看不到通知开通了没有'>
          <View>{problem.message}</View>
          <Button icon='retry' onClick={() => void enter()}>
            再试一次
          </Button>
        </Callout>
      )}
      {me && (
        <>
          <Rows>
            {templates.map(({ key, title }) => (
              <Row key={key} icon='bell' title={title} aside={me.credits[key] ? `还可收${me.credits[key]}条` : '未开通'} />
            ))}
          </Rows>
          {(problem || !online) && <Callout tone='amber'>现在没有网络，这是上次看到的情况。</Callout>}
          {blocked ? (
            <Callout tone='amber' title='微信里关掉了本程序的通知'>
              <View>到微信的设置里打开“接收通知”，才能收到。</View>
              <Button openType='openSetting'>去打开</Button>
            </Callout>
          ) : (
            <View className='credits-ask'>
              <Button icon='bell' disabled={!online} onClick={() => void subscribe()}>
                {templates.some(({ key }) => me.credits[key]) ? '再开通一次' : '开通通知'}
              </Button>
            </View>
          )}
        </>
      )}
    </Section>
  )
}
