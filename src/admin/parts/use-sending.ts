import { useState } from 'react'

import { call } from '@/api/call'
import type { ActionOf, InputOf, OutputOf } from '@/api/contract'
import { footProblem, showWrong } from '@/ui/wrong'

interface Sending {
  busy: boolean
  /** What is wrong, by field, in words. */
  errors: Record<string, string>
  /** What stands at the foot. */
  problem: string | undefined
  /** Marks fields before anything is sent; true when there are some. */
  refuse: (errors: Record<string, string>) => boolean
  /** Sends a change; its answer, or null when it was refused. */
  send: <A extends ActionOf<'admin'>>(action: A, input: InputOf<'admin', A>) => Promise<OutputOf<'admin', A> | null>
}

/** A change on its way to the function, with what came back beside the fields. */
export function useSending(): Sending {
  const [busy, setBusy] = useState(false)
  const [errors, setErrors] = useState<Record<string, string>>({})
  const [said, setSaid] = useState<{ message: string } | null>(null)
  const refuse = (wrong: Record<string, string>) => {
    setErrors(wrong)
    setSaid(null)
    showWrong(wrong)
    return Object.keys(wrong).length > 0
  }
  const send: Sending['send'] = async (action, input) => {
    setBusy(true)
    const answer = await call('admin', action, input)
    setBusy(false)
    if (answer.ok) return answer.value
    setErrors(answer.problem.fields ?? {})
    setSaid(answer.problem)
    showWrong(answer.problem.fields ?? {})
    return null
  }
  return { busy, errors, problem: footProblem(said, errors), refuse, send }
}
