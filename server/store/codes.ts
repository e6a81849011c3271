import { increase } from './conditions'
import { collection } from './database'

const counters = collection<{ _id: string; n: number }>('counters')

/** How many places an instance takes at once. */
const BLOCK = 10

/** The places this instance has taken and not given out yet, by year. */
const held = new Map<number, { next: number; end: number }>()
const taking = new Map<number, Promise<void>>()

/**
 * The next place in a year, from 1, for an appeal's code: never given twice. An instance takes ten at
 * once, so that most filings ask nothing; those of an instance that ends, or of a filing that fails, stay empty.
 */
export async function nextSequence(year: number): Promise<number> {
  for (;;) {
    const block = held.get(year)
    if (block && block.next <= block.end) return block.next++
    if (!taking.has(year)) taking.set(year, takeBlock(year).finally(() => taking.delete(year)))
    await taking.get(year)
  }
}

/** Takes ten places that are this instance's alone. */
async function takeBlock(year: number): Promise<void> {
  const _id = `codes-${year}`
  for (;;) {
    const end = (await counters.change({ _id }, { n: increase(BLOCK) }))?.n ?? ((await counters.insertNew({ _id, n: BLOCK })) ? BLOCK : null)
    if (end !== null) return void held.set(year, { next: end - BLOCK + 1, end })
  }
}
