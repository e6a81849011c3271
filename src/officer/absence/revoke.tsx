import { useState } from 'react'
import type { DelegationView } from 'server/delegation/contract'

import { call } from '@/api/call'
import { useWritten } from '@/features/draft/use-written'
import { Button } from '@/ui/button'
import { Stack } from '@/ui/stack'
import { TextArea } from '@/ui/text-area'
import { toast } from '@/ui/toast'

/** Ends a delegation before its day, with why. */
export function Revoke({ delegation, onDone }: { delegation: DelegationView; onDone: () => void }) {
  const written = useWritten('revoke', delegation.id, { reason: '' })
  const { reason } = written.value
  const [error, setError] = useState<string>()
  const [busy, setBusy] = useState(false)
  const send = async () => {
    if (!reason.trim()) return setError('请写一下为什么撤销')
    setBusy(true)
    const answer = await call('supervision', 'revokeDelegation', { id: delegation.id, reason: reason.trim() })
    setBusy(false)
    if (!answer.ok) return setError(answer.problem.message)
    written.drop()
    toast('已撤销')
    onDone()
  }
  return (
    <>
      <TextArea label={`${delegation.deputy}不再代签，原因`} value={reason} maxLength={200} error={error} onChange={(reason) => written.set({ reason })} />
      <Stack>
        <Button look='danger' busy={busy} onClick={() => void send()}>
          确认撤销
        </Button>
      </Stack>
    </>
  )
}
