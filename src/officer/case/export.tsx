import { useState } from 'react'

import { call } from '@/api/call'
import type { Problem } from '@/api/contract'
import { Button } from '@/ui/button'
import { Callout } from '@/ui/callout'
import { Card } from '@/ui/card'
import { Stack } from '@/ui/stack'

import { InFull, type Purpose, exportsPage, purposeOf } from '../exports/in-full'

/** A case as a file: to be printed, or to be checked outside the application. */
export function CaseExport({ code }: { code: string }) {
  const [inFull, setInFull] = useState<Purpose>({ on: false, words: '' })
  const [problem, setProblem] = useState<Problem | null>(null)
  const [busy, setBusy] = useState(false)
  const begin = async (form: 'pdf' | 'json') => {
    const purpose = form === 'pdf' ? purposeOf(inFull) : {}
    if (purpose === null) return setInFull({ ...inFull, error: '请写用途' })
    setBusy(true)
    const answer = await call('export', 'start', { of: { code, form, ...purpose } })
    setBusy(false)
    setProblem(answer.ok ? null : answer.problem)
    if (answer.ok) exportsPage(answer.value.id)
  }
  return (
    <Card>
      <InFull value={inFull} onChange={setInFull} note='打印的档案里写全名和号码，只限办这件的人' />
      {problem && <Callout tone='amber'>{problem.message}</Callout>}
      <Stack>
        <Button busy={busy} onClick={() => void begin('pdf')}>
          打印档案（PDF）
        </Button>
        <Button busy={busy} onClick={() => void begin('json')}>
          导出核验用的记录
        </Button>
      </Stack>
    </Card>
  )
}
