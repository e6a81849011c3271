import { useState } from 'react'
import { View } from '@tarojs/components'
import type { Candidate } from 'server/contract'

import { call } from '@/api/call'
import { useWritten } from '@/features/draft/use-written'
import { Button } from '@/ui/button'
import { Callout } from '@/ui/callout'
import { TextArea } from '@/ui/text-area'

import { COMPARE_WORDS, MERGING } from './words'

interface Props {
  code: string
  version: number
  master: Candidate
  onDone: () => void
  /** One of the two has changed meanwhile. */
  onStale: () => void
}

/** What merging means, why it is one matter, and the step itself. The reason of the likeness is a first draft. */
export function Merge({ code, version, master, onDone, onStale }: Props) {
  const written = useWritten('merge', `${code}:${master.code}`, { reason: String(master.reason) })
  const { reason } = written.value
  const [error, setError] = useState<string>()
  const [problem, setProblem] = useState<string>()
  const [busy, setBusy] = useState(false)
  const merge = async () => {
    if (!reason.trim()) return setError(COMPARE_WORDS.whyMissing)
    setBusy(true)
    const answer = await call('casework', 'act', { action: 'merge', code, version, payload: { master: master.code, reason: reason.trim() } })
    setBusy(false)
    if (answer.ok) {
      written.drop()
      return onDone()
    }
    setProblem(answer.problem.message)
    setError(answer.problem.fields?.['payload.reason'])
    if (answer.problem.code === 'STALE') onStale()
  }
  const write = (words: string) => {
    written.set({ reason: words })
    setError(undefined)
  }
  return (
    <>
      <View className='compare-means'>{MERGING.join('')}</View>
      <TextArea label={COMPARE_WORDS.why} value={reason} error={error} onChange={write} />
      {problem && <Callout tone='red'>{problem}</Callout>}
      <View className='compare-do'>
        <Button look='primary' busy={busy} onClick={() => void merge()}>
          {COMPARE_WORDS.confirm}
        </Button>
      </View>
    </>
  )
}
