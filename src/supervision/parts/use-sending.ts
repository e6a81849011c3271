import { useState } from 'react'

import type { Problem } from '@/api/contract'
import { showWrong } from '@/ui/wrong'

type Sent = { ok: true } | { ok: false; problem: Problem }
type Wrong = Record<string, string>

/** What is still missing, in words by field; nothing where a field is well. */
export type Wanting = Readonly<Record<string, string | false | undefined>>

/** Says that so many signs are needed, where fewer were written. */
export function tooShort(text: string, least: number): string | undefined {
  const { length } = text.trim()
  return length === 0 ? '请填写' : length < least ? `请写具体些，至少${least}个字` : undefined
}

export interface Sending {
  busy: boolean
  errors: Wrong
  /** Sends unless something is missing. */
  send: (work: () => Promise<Sent>, done: () => void) => Promise<void>
}

/**
 * Sends what was written: busy meanwhile, and what is missing or wrong beside its field, or beside `first` where no field is named.
 * The button stays one that can be pressed: a grey one does not say what it waits for.
 */
export function useSending(first: string, wanting: Wanting = {}): Sending {
  const [busy, setBusy] = useState(false)
  const [tried, setTried] = useState(false)
  const [refused, setRefused] = useState<Wrong>({})
  const missing = Object.fromEntries(Object.entries(wanting).flatMap(([name, words]) => (words ? [[name, words]] : [])))
  const send = async (work: () => Promise<Sent>, done: () => void) => {
    setTried(true)
    setRefused({})
    if (Object.keys(missing).length > 0) return showWrong(missing)
    setBusy(true)
    const answer = await work()
    setBusy(false)
    if (!answer.ok) {
      const wrong = answer.problem.fields ?? { [first]: answer.problem.message }
      setRefused(wrong)
      return showWrong(wrong)
    }
    setTried(false)
    done()
  }
  return { busy, errors: { ...(tried && missing), ...refused }, send }
}
