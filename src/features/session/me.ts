import { useEffect } from 'react'
import type { Me } from 'server/contract'

import { asRead, cached, keep, type Unread } from '@/api/cache'
import { ask, call } from '@/api/call'
import type { Answer } from '@/api/contract'
import { onReturn } from '@/ui/network'
import { signal, useSignal } from '@/ui/signal'

const KEY = 'me'
const me = signal<Me | null>(null)
const unanswered = signal<Unread | null>(null)

function learn(answer: Answer<Me>): Answer<Me> {
  if (answer.ok) {
    keep(KEY, answer.value)
    me.set(answer.value)
  }
  return answer
}

/** Asks who the caller is; what was known from last time stands until then. */
export async function enter(): Promise<void> {
  me.set(me.get() ?? cached<Me>(KEY))
  unanswered.set(null)
  const answer = learn(await ask('account', 'enter', {}))
  if (!answer.ok) unanswered.set(asRead(answer.problem))
}

/** Who I am here, or null before it was ever known. */
export function useMe(): Me | null {
  const known = useSignal(me)
  useEffect(() => {
    if (!me.get()) void enter()
  }, [])
  return known
}

/** Why it is not known who I am; null while it is being asked and once it is known. */
export function useMeProblem(): Unread | null {
  const problem = useSignal(unanswered)
  const missed = problem?.code === 'OFFLINE'
  useEffect(() => (missed ? onReturn(() => void enter()) : undefined), [missed])
  return problem
}

export function whoAmI(): Me | null {
  return me.get()
}

/** What may be set about oneself; each answers who one is afterwards. */
export const account = {
  verifyPhone: async (code: string) => learn(await call('account', 'verifyPhone', { code })),
  setName: async (name: string) => learn(await call('account', 'setName', { name })),
  setLargeType: async (scale: Me['largeType']) => learn(await call('account', 'setLargeType', { scale })),
  subscribed: async (accepted: string[]) => learn(await call('account', 'subscribed', { accepted })),
}
