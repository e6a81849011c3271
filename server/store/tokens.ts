import { randomUUID } from 'node:crypto'
import { uncounted } from './cloud'
import { collection } from './database'
import { takeLease } from './lease'
import type { Sealed } from './rows'
import { open, seal } from './seal'

/** An access token of a service that gives out one at a time, and until when it may be used. */
export interface Token {
  text: string
  until: number
}

const rows = collection<{ _id: string; token: Sealed; until: number }>('tokens')

const AGAIN_MS = 150
/** As long as another instance is waited for: a token takes a second, and a killed instance must hold nobody up. */
const WAIT_MS = 3_000

/**
 * The token that all instances share under `name`: the kept one while it is `good`, else the one that `fetch` gives, which
 * one instance alone asks for while the others wait for what it keeps. It is sealed where it is kept, and none of it
 * counts as a request of the command that happens to need it: it comes once in two hours, whoever calls.
 */
export function sharedToken(name: string, good: (token: Token) => boolean, fetch: () => Promise<Token>): Promise<Token> {
  return uncounted(async () => {
    for (const end = Date.now() + WAIT_MS; ; await new Promise((resolve) => setTimeout(resolve, AGAIN_MS))) {
      const kept = await read(name)
      if (kept && good(kept)) return kept
      // Whoever waited too long asks for themselves: the services answer the same token while it is good.
      const lease = await takeLease(`token:${name}`, randomUUID(), Date.now)
      if (!lease && Date.now() < end) continue
      try {
        const since = await read(name)
        if (since && good(since)) return since
        const fetched = await fetch()
        await rows.set({ _id: name, token: seal(fetched.text), until: fetched.until })
        return fetched
      } finally {
        await lease?.release()
      }
    }
  })
}

async function read(name: string): Promise<Token | null> {
  const row = await rows.byId(name)
  if (!row) return null
  try {
    return { text: open(row.token), until: row.until }
  } catch {
    return null // Sealed under a key that is gone: another one is asked for.
  }
}
