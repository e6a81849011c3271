import { useState } from 'react'
import { View } from '@tarojs/components'

import { ask } from '@/api/call'
import type { OutputOf, Problem } from '@/api/contract'
import { Button } from '@/ui/button'
import { Callout } from '@/ui/callout'
import { Card } from '@/ui/card'

type Verified = OutputOf<'casework', 'verify'>

/** What a check of the record came to: whole, or where it was changed, and what was erased by the rules. */
export function recordWords({ ok, length, brokenAt, erased }: Pick<Verified, 'ok' | 'length' | 'brokenAt' | 'erased'>): { tone: 'green' | 'red'; title: string; note: string | null } {
  const note = erased.length > 0 ? `其中${erased.length}条的文字已依规清除：第${erased.join('、')}条` : null
  return ok ? { tone: 'green', title: `记录完整，共${length}条`, note } : { tone: 'red', title: `第${brokenAt}条被改动过，请报告区中心`, note }
}

/** Checks the chain of an appeal's record by one tap. */
export function CaseRecord({ code, head }: { code: string; head: string }) {
  const [verified, setVerified] = useState<Verified | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [busy, setBusy] = useState(false)
  const check = async () => {
    setBusy(true)
    const answer = await ask('casework', 'verify', { code })
    setBusy(false)
    setVerified(answer.ok ? answer.value : null)
    setProblem(answer.ok ? null : answer.problem)
  }
  const words = verified && recordWords(verified)
  return (
    <Card aside={`校验码 ${head.slice(0, 12)}`}>
      <Button icon='lock' busy={busy} onClick={() => void check()}>
        核对记录
      </Button>
      {words && (
        <Callout tone={words.tone} title={words.title}>
          {words.note && <View>{words.note}</View>}
        </Callout>
      )}
      {problem && <Callout tone='amber'>{problem.message}</Callout>}
    </Card>
  )
}
