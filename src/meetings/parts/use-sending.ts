import { useState } from 'react'

import type { Problem } from '@/api/contract'

type Sent = { ok: true } | { ok: false; problem: Problem }

/** Sends what was written: busy meanwhile, and what is wrong beside its field, or beside `first` where no field is named. */
export function useSending(first: string): { busy: boolean; errors: Record<string, string>; send: (work: () => Promise<Sent>, done: () => void) => Promise<void> } {
  const [busy, setBusy] = useState(false)
  const [errors, setErrors] = useState<Record<string, string>>({})
  const send = async (work: () => Promise<Sent>, done: () => void) => {
    setBusy(true)
    const answer = await work()
    setBusy(false)
    if (!answer.ok) return setErrors(answer.problem.fields ?? { [first]: answer.problem.message })
    setErrors({})
    done()
  }
  return { busy, errors, send }
}
