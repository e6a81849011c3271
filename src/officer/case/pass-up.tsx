import { useState } from 'react'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { AppealPage } from 'server/contract'

import { call } from '@/api/call'
import { Button } from '@/ui/button'
import { Callout } from '@/ui/callout'
import { toast } from '@/ui/toast'

const DESK = '/officer/desk/index'
const ASK = { title: '转上级办理', content: '这件反映的是本单位或本单位的人？转出后，您和本单位就看不到它了。', confirmText: '转上级', cancelText: '再想想' }

/**
 * A complaint that slipped through to those it is about: one tap passes it up, and access with it. The screen asks
 * once more, for there is no way back to it.
 */
export function CasePassUp({ page }: { page: AppealPage }) {
  const [problem, setProblem] = useState<string>()
  const [busy, setBusy] = useState(false)
  const looksLikeOne = page.kind === null && page.suggestions?.kind === 'complaint'
  const mayPassUp = page.offers.some(({ action, refusal }) => action === 'passUp' && refusal === null)
  if (!looksLikeOne || !mayPassUp) return null

  const passUp = async () => {
    const { confirm } = await Taro.showModal(ASK)
    if (!confirm) return
    setBusy(true)
    const answer = await call('casework', 'act', { action: 'passUp', code: page.code, version: page.version, payload: { accused: [] } })
    setBusy(false)
    if (!answer.ok) return setProblem(answer.problem.message)
    toast('已转上级')
    void Taro.redirectTo({ url: DESK })
  }
  return (
    <Callout tone='amber' title='像是在反映单位或干部'>
      <View>{page.suggestions?.reasons[0]}。说的是本单位或本单位的人，请转给上级办。</View>
      {problem && <View>{problem}</View>}
      <Button busy={busy} onClick={() => void passUp()}>
        反映的是本单位，转上级
      </Button>
    </Callout>
  )
}
