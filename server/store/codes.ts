import { increase } from './conditions'
import { collection } from './database'

const counters = collection<{ _id: string; n: number }>('counters')

/**
 * The next place in a year, from 1, for an appeal's code: taken at once and never given twice. A
 * place taken for a filing that then fails stays empty.
 */
export async function nextSequence(year: number): Promise<number> {
  const _id = `codes-${year}`
  for (;;) {
    const taken = await counters.change({ _id }, { n: increase(1) })
    if (taken) return taken.n
    if (await counters.insertNew({ _id, n: 1 })) return 1
  }
}
