import { useEffect, useState } from 'react'
import type { Similar } from 'server/contract'

import { ask } from '@/api/call'

/** How long somebody pauses who has said something. */
const PAUSE_MS = 900
/** Below this nothing can be told of the matter. */
const FEWEST_LETTERS = 6
const NOTHING: Similar = { results: [], open: [] }

interface Asked {
  text: string
  village: string | undefined
  spot: string
}

/**
 * What sounds like the words being written at a place, asked once a pause. Never in the way: until an answer
 * is there, or when none comes, there is nothing; an answer to earlier words is passed over.
 */
export function useSimilar({ text, village, spot }: Asked): { similar: Similar; again: () => void } {
  const [similar, setSimilar] = useState(NOTHING)
  const [round, setRound] = useState(0)
  const words = text.trim()
  const where = spot.trim()

  useEffect(() => {
    if (!village || words.length < FEWEST_LETTERS) return setSimilar(NOTHING)
    let current = true
    const timer = setTimeout(async () => {
      const answer = await ask('appeal', 'similar', { text: words, village, ...(where && { spot: where }) })
      if (current) setSimilar(answer.ok ? answer.value : NOTHING)
    }, PAUSE_MS)
    return () => {
      current = false
      clearTimeout(timer)
    }
  }, [words, where, village, round])

  return { similar, again: () => setRound((before) => before + 1) }
}
