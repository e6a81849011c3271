import { useEffect } from 'react'
import { View } from '@tarojs/components'

import type { Draft } from '@/features/draft/drafts'
import { go } from '@/features/go'
import { Button } from '@/ui/button'
import { Callout } from '@/ui/callout'
import { Card } from '@/ui/card'
import { Facts } from '@/ui/facts'
import { useOnline } from '@/ui/network'
import { Section } from '@/ui/section'
import { Tag, type Tone } from '@/ui/tag'

import { dropRecording, sendRecordings, useRecordings, type Recording } from './recordings'
import './unsent.scss'

/** What is on this phone; sent by itself as soon as there is a network. */
function useSent(): Draft<Recording>[] {
  const online = useOnline()
  useEffect(() => {
    if (online) void sendRecordings()
  }, [online])
  return useRecordings()
}

/** Says on the workbench that something recorded has not arrived, or has arrived and waits to be told. */
export function UnsentNote() {
  const all = useSent()
  const received = all.filter(({ content }) => content.state.is === 'received').length
  const unsent = all.length - received
  if (all.length === 0) return null
  const words = [...(unsent > 0 ? [`${unsent}件代录还没发出，联网后自动发`] : []), ...(received > 0 ? [`${received}件代录已发出，请把编码告诉诉求人`] : [])]
  return (
    <View ariaRole='button' onClick={go.intake}>
      <Callout tone={unsent > 0 ? 'amber' : 'green'} title={words.join('；')}>
        点这里查看
      </Callout>
    </View>
  )
}

const STATES: Record<Recording['state']['is'], { words: string; tone: Tone }> = {
  waiting: { words: '存在本机，联网后自动发', tone: 'amber' },
  sending: { words: '正在发送', tone: 'blue' },
  refused: { words: '没有收下', tone: 'red' },
  received: { words: '已发出', tone: 'green' },
}

/** Each recording of this phone with its state; one that was refused is opened again. */
export function Unsent({ onOpen }: { onOpen: (recording: Recording) => void }) {
  const all = useSent()
  const online = useOnline()
  if (all.length === 0) return null
  return (
    <View className='unsent'>
      <Section title='本机代录的' aside={`${all.length}件`}>
        {all.map(({ id, content: { intake, state, ...rest } }) => (
          <Card key={id} title={intake.text.slice(0, 24)} aside={<Tag tone={STATES[state.is].tone}>{STATES[state.is].words}</Tag>}>
            {state.is === 'refused' && <View>{state.problem.message}</View>}
            {state.is === 'received' && (
              <Facts
                facts={[
                  ['诉求编码', state.receipt.code],
                  ['查询口令', state.receipt.queryWord],
                ]}
              />
            )}
            {state.is === 'waiting' && online && <Button onClick={() => void sendRecordings()}>现在发送</Button>}
            {state.is === 'refused' && (
              <Button
                onClick={() => {
                  dropRecording(id)
                  onOpen({ intake, state, ...rest })
                }}
              >
                打开修改
              </Button>
            )}
            {state.is === 'received' && <Button onClick={() => dropRecording(id)}>已告诉诉求人</Button>}
          </Card>
        ))}
      </Section>
    </View>
  )
}
