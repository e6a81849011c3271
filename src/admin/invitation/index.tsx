import { useState } from 'react'
import { View } from '@tarojs/components'
import Taro, { useRouter, useShareAppMessage } from '@tarojs/taro'
import type { InvitationView } from 'server/contract'
import { dayOf, dayWords } from 'domain/calendar/day'

import { usePages } from '@/api/pages'
import { Beside } from '@/ui/beside'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Choice } from '@/ui/choice'
import { Facts } from '@/ui/facts'
import { ListEnd } from '@/ui/list-end'
import { Row, Rows } from '@/ui/row'
import { Screen } from '@/ui/screen'
import { Skeleton } from '@/ui/skeleton'
import { EmptyState, UnreadState } from '@/ui/states'
import { Tag } from '@/ui/tag'
import { toast } from '@/ui/toast'
import { useWide } from '@/ui/wide'

import { useSending } from '../parts/use-sending'
import { STATE_TONES, STATE_WORDS, codeWords, postWords } from '../words'
import './index.scss'

const STATES = [
  { value: 'open', words: '等接受' },
  { value: 'accepted', words: '已接受' },
  { value: 'revoked', words: '已收回' },
] as const

/** Who was invited, by what became of it; one of them with its code. */
export default function InvitationPage() {
  const { id } = useRouter().params
  const [state, setState] = useState<(typeof STATES)[number]['value']>('open')
  const [input, setInput] = useState<{ state: typeof state }>({ state: 'open' })
  const [chosen, setChosen] = useState(id)
  const [fresh, setFresh] = useState<InvitationView>()
  const wide = useWide()
  const list = usePages('admin', 'invitations', input)
  const one = fresh && fresh.id === chosen ? fresh : (list.items?.find((each) => each.id === chosen) ?? (wide ? list.items?.[0] : undefined))
  useShareAppMessage(() => ({ title: `${one?.name ?? ''}，请接受岗位邀请`, path: `/admin/accept/index?code=${one?.code ?? ''}` }))
  const pick = (next: typeof state) => {
    setState(next)
    setInput({ state: next })
  }
  const changed = (view: InvitationView) => {
    setFresh(view)
    void list.refresh()
  }
  return (
    <Screen wide={wide}>
      <Beside aside={wide && one && <Chosen key={one.id} one={one} onChanged={changed} />}>
        {!wide && one && <Chosen one={one} onChanged={changed} />}
        <Choice label='看哪些邀请' row options={STATES} value={state} onChange={pick} />
        {list.items === null && (list.problem ? <UnreadState problem={list.problem} onRetry={() => void list.refresh()} /> : <Skeleton />)}
        {list.items?.length === 0 && <EmptyState icon='user' title='没有这样的邀请' note='在单位页上邀请人员，或者用表格一次导入。' />}
        <Rows>
          {(list.items ?? []).map((each) => (
            <Row
              key={each.id}
              title={each.name}
              note={each.posts.map(postWords).join('；')}
              selected={wide && each.id === one?.id}
              aside={<Tag tone={STATE_TONES[each.state]}>{STATE_WORDS[each.state]}</Tag>}
              onClick={() => {
                setChosen(each.id)
                if (wide) return
                void Taro.pageScrollTo({ scrollTop: 0, duration: 200 })
              }}
            />
          ))}
        </Rows>
        {list.items && list.items.length > 0 && <ListEnd more={list.more} />}
      </Beside>
    </Screen>
  )
}

function Chosen({ one, onChanged }: { one: InvitationView; onChanged: (view: InvitationView) => void }) {
  const { busy, problem, send } = useSending()
  const renew = async () => {
    const view = await send('renewInvitation', { id: one.id })
    if (view) onChanged(view)
  }
  const revoke = async () => {
    const { confirm } = await Taro.showModal({ title: '收回这份邀请？', content: '邀请码马上失效，对方不能再接受。', confirmText: '收回' })
    if (!confirm) return
    const view = await send('revokeInvitation', { id: one.id })
    if (view) onChanged(view)
  }
  const waiting = one.state === 'open' || one.state === 'expired'
  const copy = () => void Taro.setClipboardData({ data: `${one.name}，请打开“群众诉求大起底”小程序，在“我的”里点“我有邀请码”，输入 ${one.code ?? ''}` }).then(() => toast('已复制，发给对方'))
  return (
    <Card title={one.name} aside={<Tag tone={STATE_TONES[one.state]}>{STATE_WORDS[one.state]}</Tag>}>
      {one.code && (
        <View className='invitation-code' ariaLabel={`邀请码 ${one.code.split('').join(' ')}`}>
          {codeWords(one.code)}
        </View>
      )}
      <Facts facts={[['岗位', one.posts.map(postWords).join('；')], ['手机号', one.phone ? `${one.phone}（验证这个号码才能接受）` : '没有限定手机号'], ['有效期', one.state === 'open' ? `${dayWords(dayOf(one.expiresAt))}前` : undefined]]} />
      {problem && <View className='invitation-problem'>{problem}</View>}
      {waiting && (
        <View className='invitation-actions'>
          {one.code && (
            <Button look='primary' openType='share'>
              转发给对方
            </Button>
          )}
          {one.code && <Button onClick={copy}>复制邀请码</Button>}
          <Button busy={busy} onClick={() => void renew()}>
            换新码
          </Button>
          <Button onClick={() => void revoke()}>收回</Button>
        </View>
      )}
    </Card>
  )
}
