import { useCallback, useEffect, useState } from 'react'
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
  /** The next page is on its way. */
  fetching: boolean
  /** The last try to get the next page brought nothing. */
  missed: boolean
  loadMore: () => Promise<void>
}

/** Read again as deep as this at most when a page is shown anew; whoever went deeper scrolls on from there. */
const PAGES_AGAIN = 5

/** What stands below the first page. */
interface Tail<H, I> {
  of: string
  head: H
  items: I[]
  pages: number
  next: string | null
  busy: boolean
  missed: boolean
}

/**
 * A list that goes on at the bottom of the page, by cursor, over a first page that is asked again each time the page
 * is shown. Whoever comes back from the fiftieth finds it where it was: the old list stands until as much of the new one is read.
 * @param of tells one question from another; `read` answers null when nothing came.
 */
export function useTail<H extends { next: string | null }, I>(of: string, first: Query<H>, itemsOf: (head: H) => readonly I[], read: (cursor: string) => Promise<{ items: readonly I[]; next: string | null } | null>): Listed<I, H> {
  const [rest, setRest] = useState<Tail<H, I> | null>(null)
  const head = first.value
  const tail = rest && head && rest.of === of ? rest : null
  const next = tail ? tail.next : (head?.next ?? null)

  const loadMore = useCallback(async () => {
    if (!head || !next || tail?.busy) return
    const before = tail ?? { of, head, items: [], pages: 0, next, busy: false, missed: false }
    setRest({ ...before, busy: true, missed: false })
    const page = await read(next)
    setRest(page ? { ...before, items: [...before.items, ...page.items], pages: before.pages + 1, next: page.next, busy: false, missed: false } : { ...before, busy: false, missed: true })
  }, [of, head, next, tail, read])
  useReachBottom(() => void loadMore())

  const stale = tail !== null && tail.head !== head
  useEffect(() => {
    if (!stale || !head) return undefined
    let wanted = true
    void readAgain(head, Math.min(rest!.pages, PAGES_AGAIN), read).then((again) => wanted && setRest({ of, head, busy: false, ...again }))
    return () => {
      wanted = false
    }
    // Only a new first page is read on from, not what that brings.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [stale, head])

  return {
    head,
    items: head && [...itemsOf(tail ? tail.head : head), ...(tail?.items ?? [])],
    more: next !== null,
    fetching: Boolean(tail?.busy),
    missed: Boolean(tail?.missed),
    problem: first.problem,
    loading: first.loading || Boolean(tail?.busy),
    refresh: first.refresh,
    loadMore,
  }
}

/** As many pages below a new first one as stood there before; fewer where the list has become shorter or one did not come. */
async function readAgain<H extends { next: string | null }, I>(head: H, pages: number, read: (cursor: string) => Promise<{ items: readonly I[]; next: string | null } | null>) {
  const again = { items: [] as I[], pages: 0, next: head.next, missed: false }
  while (again.pages < pages && again.next !== null && !again.missed) {
    const page = await read(again.next)
    if (page) Object.assign(again, { items: [...again.items, ...page.items], pages: again.pages + 1, next: page.next })
    else again.missed = true
  }
  return again
}

/** A list of a function, page by page. Its first page comes from cache at once. */
export function usePages<F extends FunctionName, A extends Listing<F>>(fn: F, action: A, input: InputOf<F, A>): Listed<ItemOf<OutputOf<F, A>>, OutputOf<F, A>> {
  type Item = ItemOf<OutputOf<F, A>>
  const first = useQuery(fn, action, input) as Query<unknown> as Query<Page<Item>>
  const of = JSON.stringify(input)
  const read = useCallback(
    async (cursor: string) => {
      const answer = await ask(fn, action, { ...(JSON.parse(of) as object), cursor } as InputOf<F, A>)
      return answer.ok ? (answer.value as unknown as Page<Item>) : null
    },
    [fn, action, of],
  )
  return useTail(of, first, itemsOfPage, read) as Listed<Item, unknown> as Listed<Item, OutputOf<F, A>>
}

const itemsOfPage = <I>({ items }: Page<I>): readonly I[] => items
