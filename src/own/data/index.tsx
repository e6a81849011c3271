import { useState } from 'react'
import Taro from '@tarojs/taro'

import { call } from '@/api/call'
import { usePages } from '@/api/pages'
import { dayWords } from '@/features/days'
import { go } from '@/features/go'
import { ResidentScreen } from '@/features/help/resident-screen'
import { Button } from '@/ui/button'
import { Callout } from '@/ui/callout'
import { Card } from '@/ui/card'
import { Facts } from '@/ui/facts'
import { ListEnd } from '@/ui/list-end'
import { Section } from '@/ui/section'
import { Skeleton } from '@/ui/skeleton'
import { Stack } from '@/ui/stack'
import { EmptyState, UnreadState } from '@/ui/states'

import { LEAVE, asText, contactWords, keptWords, looksWords } from './words'

const EVERY = {}

/** What is kept of me, who read it, a copy to take along, and the way out. */
export default function OwnDataPage() {
  const list = usePages('account', 'ownData', EVERY)
  const [stopped, setStopped] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const own = list.head
  const leave = async () => {
    const { confirm } = await Taro.showModal(LEAVE)
    if (!confirm) return
    setBusy(true)
    const answer = await call('account', 'leave', {})
    setBusy(false)
    if (!answer.ok) return setStopped(answer.problem.message)
    // What this phone kept of it goes too: drafts, photos on their way, everything that was read.
    Taro.clearStorageSync()
    void Taro.reLaunch({ url: '/pages/home/index' })
  }
  if (!own || !list.items) {
    return <ResidentScreen heading='系统里有我的什么信息'>{list.problem ? <UnreadState problem={list.problem} onRetry={() => void list.refresh()} /> : <Skeleton />}</ResidentScreen>
  }
  const items = list.items
  return (
    <ResidentScreen heading='系统里有我的什么信息' lead='只有您自己能看到这一页。'>
      <Card title='我自己'>
        <Facts facts={[['姓名', own.name ?? '没有填'], ['手机号', own.phone ?? '没有验证']]} />
      </Card>
      <Section title='我的诉求'>
        {items.length === 0 && <EmptyState icon='list' title='没有您的诉求' />}
        {items.map((one) => (
          <Card key={one.code} title={one.code}>
            <Facts facts={[['提交', dayWords(one.on, '')], ['进展', one.status], ['联系方式', contactWords(one)], ['谁看过', looksWords(one)], ['保存多久', keptWords(one)]]} />
          </Card>
        ))}
        {items.length > 0 && <ListEnd {...list} />}
      </Section>
      <Stack>
        <Button look='primary' icon='list' onClick={() => void Taro.setClipboardData({ data: asText(own, items) })}>
          复制一份
        </Button>
        <Button icon='lock' onClick={go.privacy}>
          您的信息怎么用
        </Button>
        {stopped && <Callout tone='amber' title={stopped} />}
        <Button look='danger' busy={busy} onClick={() => void leave()}>
          注销账号
        </Button>
      </Stack>
    </ResidentScreen>
  )
}
