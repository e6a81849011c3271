import { useEffect, useState } from 'react'
import type { LedgerCount, LedgerQuestion } from 'server/contract'

import { useQuery } from '@/api/cache'
import { ask } from '@/api/call'

/** From here on a ledger is a thousand or more: nobody counts further. */
const COUNTED = 1000
/** How many times a count goes on behind the rows it has looked at, before it says at least. */
const FURTHER = 16

/** How many a ledger holds. Where no index tells, it is counted on from where the last answer ended. */
export function useCount(question: LedgerQuestion): LedgerCount | null {
  const first = useQuery('casework', 'count', question).value
  const [further, setFurther] = useState<{ of: LedgerCount; sum: LedgerCount } | null>(null)
  useEffect(() => {
    let left = false
    const on = async () => {
      let sum = first
      for (let times = 0; sum?.next && sum.count < COUNTED && times < FURTHER && !left; times += 1) {
        const answer = await ask('casework', 'count', { ...question, cursor: sum.next })
        if (left || !answer.ok) return
        sum = { count: sum.count + answer.value.count, next: answer.value.next }
        setFurther({ of: first!, sum })
      }
    }
    void on()
    return () => void (left = true)
  }, [first, question])
  return further && further.of === first ? further.sum : first
}

/** Counted to a thousand; where counting stopped before, at least as many as were found. */
export function countWords(count: LedgerCount | null): string {
  if (!count) return '…'
  if (count.count >= COUNTED) return '1,000件以上'
  return count.next ? `至少${count.count}件` : `${count.count}件`
}
