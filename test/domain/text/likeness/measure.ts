import { type Matter, likenessOf, matterOf } from '../../../../domain/text/likeness'
import { PAIRS, type Pair, type Told } from './pairs'

const DAY = 86_400_000

export interface Figures {
  pairs: number
  /** Share of the pairs of one matter where each finds the other among its five likest of all texts. */
  recallAt5: number
  /** The same, as the very first. */
  first: number
  /** Of the pairs told to be alike, the share that is; and the share of those alike that is told. */
  precision: number
  recall: number
}

const ready = ({ day, ...told }: Told): Matter => matterOf({ ...told, at: day * DAY })

/** How well likeness does on the pairs of one side. Every text of both sides is among what is searched. */
export function measure(heldOut: boolean, threshold: number): Figures {
  const matters = PAIRS.map(({ one, other }) => [ready(one), ready(other)] as const)
  const all = matters.flat()
  const mine = PAIRS.map((pair, place) => ({ pair, matters: matters[place]! })).filter(({ pair }) => pair.heldOut === heldOut)
  const ranks = mine.filter(({ pair }) => pair.same).flatMap(({ matters: [one, other] }) => [rankOf(one, other, all), rankOf(other, one, all)])
  const told = mine.filter(({ matters: [one, other] }) => likenessOf(one, other).score >= threshold)
  const right = told.filter(isSame).length
  return {
    pairs: mine.length,
    recallAt5: share(ranks.filter((rank) => rank < 5).length, ranks.length),
    first: share(ranks.filter((rank) => rank === 0).length, ranks.length),
    precision: share(right, told.length),
    recall: share(right, mine.filter(isSame).length),
  }
}

const isSame = ({ pair }: { pair: Pair }) => pair.same
const share = (part: number, whole: number) => part / whole

/** How many of all others are at least as like `asked` as `wanted` is; unlike ones are never found. */
function rankOf(asked: Matter, wanted: Matter, all: readonly Matter[]): number {
  const { score } = likenessOf(asked, wanted)
  if (score === 0) return Infinity
  return all.filter((other) => other !== asked && other !== wanted && likenessOf(asked, other).score >= score).length
}
