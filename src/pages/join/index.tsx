import { useState } from 'react'
import { View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import type { Invitation } from 'server/contract'
import { PROBLEMS } from 'domain/problem'

import { useQuery } from '@/api/cache'
import { call } from '@/api/call'
import type { Problem } from '@/api/contract'
import { RESIDENT_FORMS } from '@/features/act/resident-forms'
import { ResidentScreen } from '@/features/help/resident-screen'
import { account, useMe } from '@/features/session/me'
import { Button } from '@/ui/button'
import { Callout } from '@/ui/callout'
import { Card } from '@/ui/card'
import { Facts } from '@/ui/facts'
import { FootBar } from '@/ui/foot-bar'
import { Loaded } from '@/ui/loaded'
import { toast } from '@/ui/toast'

type FromOutside = 'claim' | 'join'

/** Where a shared link or a receipt leads: this happened to me too, or this is mine. `?code=…` */
export default function JoinPage() {
  const { params } = useRouter()
  const code = params.code ?? ''
  const query = useQuery('appeal', 'invited', { code })
  const [problem, setProblem] = useState<Problem | null>(null)
  const [busy, setBusy] = useState(false)
  const open = () => void Taro.redirectTo({ url: `/pages/appeal/index?code=${encodeURIComponent(code)}` })

  const take = async (action: FromOutside, version: number) => {
    setBusy(true)
    const answer = await call('appeal', 'act', { action, code, version, payload: {} })
    setBusy(false)
    if (!answer.ok) {
      setProblem(answer.problem)
      return void query.refresh()
    }
    toast(action === 'join' ? '已加入，有进展会告诉您' : '已认领')
    open()
  }
  const seen = query.value

  return (
    <ResidentScreen heading='您也遇到了这件事？' foot={seen && <Ways seen={seen} problem={problem} busy={busy} onTake={(action) => void take(action, seen.version)} onOpen={open} />}>
      <Loaded query={query} cards={1}>
        {({ matter, place, statusWords, offers }) => (
          <>
            <Card>
              <View>{matter}</View>
            </Card>
            <Card>
              <Facts
                facts={[
                  ['地点', place],
                  ['现在', statusWords],
                  ['诉求编码', code],
                ]}
              />
            </Card>
            {offers.map(({ action, refusal }) => (
              <Callout key={action} tone='grey' title={RESIDENT_FORMS[action as FromOutside]!.title}>
                {refusal ? PROBLEMS[refusal] : RESIDENT_FORMS[action as FromOutside]!.lead}
              </Callout>
            ))}
            <VerifyFirst onVerified={() => void query.refresh()} />
          </>
        )}
      </Loaded>
    </ResidentScreen>
  )
}

interface WaysProps {
  seen: Invitation
  problem: Problem | null
  busy: boolean
  onTake: (action: FromOutside) => void
  onOpen: () => void
}

/** What one may do from outside; whose it is already opens it. */
function Ways({ seen: { mine, offers }, problem, busy, onTake, onOpen }: WaysProps) {
  const possible = offers.filter(({ refusal }) => refusal === null)
  if (mine) {
    return (
      <FootBar note='这件诉求里已经有您了'>
        <Button look='primary' onClick={onOpen}>
          看进展
        </Button>
      </FootBar>
    )
  }
  if (possible.length === 0) return null
  return (
    <FootBar problem={problem?.message}>
      {possible.map(({ action }, index) => (
        <Button key={action} look={index === possible.length - 1 ? 'primary' : 'quiet'} busy={busy} onClick={() => onTake(action as FromOutside)}>
          {RESIDENT_FORMS[action as FromOutside]!.title}
        </Button>
      ))}
    </FootBar>
  )
}

/** What was recorded under one's number is found once the number is verified. */
function VerifyFirst({ onVerified }: { onVerified: () => void }) {
  const me = useMe()
  if (!me || me.phoneVerified) return null
  const verify = async (code: string | undefined) => {
    if (!code) return
    const answer = await account.verifyPhone(code)
    toast(answer.ok ? '手机号已验证' : answer.problem.message)
    if (answer.ok) onVerified()
  }
  return (
    <Card title='是工作人员代您登记的？'>
      <View>验证登记时留的手机号，就能认领，在这里看进展、确认结果。</View>
      <Button look='plain' openType='getPhoneNumber' onPhone={(code) => void verify(code)}>
        验证手机号
      </Button>
    </Card>
  )
}
