import { View } from '@tarojs/components'

import { Button } from '@/ui/button'
import { useOnline } from '@/ui/network'
import { Tag } from '@/ui/tag'

import { outreach } from '../go'
import type { Kept } from '../kept/outing'
import { sendOutings } from '../kept/send'
import { Refused } from '../parts/refused'
import { SENDING } from '../words'
import './index.scss'

/** What of the outing itself has not arrived: waiting, or refused and to be changed. */
export function Unsent({ kept: { id, content } }: { kept: Kept }) {
  const { state, account } = content
  const part = state.is !== 'sent' ? { state, words: '开始的登记', change: () => outreach.begin(id) } : account && account.state.is !== 'sent' ? { state: account.state, words: '结束的登记', change: () => outreach.close(id) } : null
  if (!part) return null
  return (
    <View className='outing-unsent'>
      <View className='outing-unsent__line'>
        <View>{part.words}</View>
        <Tag tone={SENDING[part.state.is].tone}>{SENDING[part.state.is].words}</Tag>
      </View>
      {part.state.is === 'refused' && (
        <>
          <Refused problem={part.state.problem} />
          <Button onClick={part.change}>打开修改</Button>
        </>
      )}
    </View>
  )
}

/** Sends at once what did not go through by itself. */
export function SendNow({ kept: { content } }: { kept: Kept }) {
  const online = useOnline()
  const states = [content.state, ...content.heard.map(({ state }) => state), ...(content.account ? [content.account.state] : [])]
  const waits = states.some(({ is }) => is === 'waiting') && states.every(({ is }) => is !== 'sending') && content.state.is !== 'refused'
  if (!online || !waits) return null
  return (
    <View className='outing-unsent'>
      <Button icon='retry' onClick={() => void sendOutings(content.by)}>
        现在发送
      </Button>
    </View>
  )
}
