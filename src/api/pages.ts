import { useCallback, useState } from 'react'
import { useReachBottom } from '@tarojs/taro'
import type { Page } from 'server/contract'

import { useQuery, type Query } from './cache'
import { ask } from './call'
import type { ActionOf, FunctionName, InputOf, OutputOf } from './contract'

type ItemOf<T> = T extends Page<infer I> ? I : never

/** The actions of `F` that answer a page of a list. */
type Listing<F extends FunctionName> = { [A in ActionOf<F>]: OutputOf<F, A> extends Page<unknown> ? A : never }[ActionOf<F>]

export interface Listed<T, H = unknown> extends Pick<Query<unknown>, 'problem' | 'loading' | 'refresh'> {
  /** The whole of the first answer, for what it says beside its items. */
  head: H | null
  items: T[] | null
  more: boolean
  loadMore: () => Promise<void>
}

/** A list that goes on at the bottom of the page, by cursor. Its first page comes from cache at once. */
export function usePages<F extends FunctionName, A extends Listing<F>>(fn: F, action: A, input: InputOf<F, A>): Listed<ItemOf<OutputOf<F, A>>, OutputOf<F, A>> {
  type Item = ItemOf<OutputOf<F, A>>
  const first = useQuery(fn, action, input)
  const [rest, setRest] = useState<{ of: unknown; items: Item[]; next: string | null; busy: boolean } | null>(null)
  const head = first.value as Page<Item> | null
  const tail = rest && rest.of === head ? rest : null
  const next = tail ? tail.next : (head?.next ?? null)

  const loadMore = useCallback(async () => {
    if (!next || tail?.busy) return
    setRest({ of: head, items: tail?.items ?? [], next, busy: true })
    const answer = await ask(fn, action, { ...(input as object), cursor: next } as InputOf<F, A>)
    const page = answer.ok ? (answer.value as Page<Item>) : null
    setRest({ of: head, items: [...(tail?.items ?? []), ...(page?.items ?? [])], next: page ? page.next : next, busy: false })
  }, [fn, action, input, next, head, tail])
  useReachBottom(() => void loadMore())

  return {
    head: first.value,
    items: head && [...head.items, ...(tail?.items ?? [])],
    more: next !== null,
    problem: first.problem,
    loading: first.loading || Boolean(tail?.busy),
    refresh: first.refresh,
    loadMore,
  }
}
