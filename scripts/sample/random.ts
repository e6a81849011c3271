/** A seeded source of chance: the same seed gives the same sample, on every machine. */
export interface Random {
  /** From zero up to, not including, one. */
  next(): number
  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number
  /** Whether something of this likelihood happens. */
  chance(likelihood: number): boolean
  pick<T>(list: readonly T[]): T
  /** One of `choices`, each as likely as its weight. */
  weighted<T>(choices: readonly (readonly [T, number])[]): T
  /** A new list in another order. */
  shuffled<T>(list: readonly T[]): T[]
}

/** mulberry32, a small generator whose 32-bit state is enough for a sample. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  const between = (low: number, high: number) => low + Math.floor(next() * (high - low + 1))
  const pick = <T>(list: readonly T[]): T => {
    if (list.length === 0) throw new Error('nothing to pick from')
    return list[between(0, list.length - 1)]!
  }
  return {
    next,
    between,
    chance: (likelihood) => next() < likelihood,
    pick,
    weighted: (choices) => {
      let left = next() * choices.reduce((sum, [, weight]) => sum + weight, 0)
      for (const [choice, weight] of choices) {
        left -= weight
        if (left < 0) return choice
      }
      return choices[choices.length - 1]![0]
    },
    shuffled: (list) => {
      const order = [...list]
      for (let last = order.length - 1; last > 0; last -= 1) {
        const other = between(0, last)
        ;[order[last], order[other]] = [order[other]!, order[last]!]
      }
      return order
    },
  }
}
