import { type Likeness, type Matter, askedKeys, likenessOf, matterOf } from '../../../domain/text/likeness'
import type { Where } from '../../store/conditions'
import { type LikenessFound, newestLike } from '../../store/likeness'

/** Rows read of an appeal's own village, and of the wider place of those who look from above. */
const NEAR = 100
const WIDER = 60
/** Traits asked of the wider place: the telling ones alone, for there is much of the others. */
const WIDER_TRAITS = 8
/** Below this two appeals are not told to be alike (`npm run bench -- likeness` prints what that costs). */
const ALIKE = 0.2

/** What counts as likeness, and how much of it is told. */
export interface Measure {
  least: number
  of: (likeness: Likeness) => number
}
const TOLD: Measure = { least: ALIKE, of: ({ score }) => score }

export interface Alike extends Likeness {
  row: LikenessFound
  matter: Matter
}

/**
 * What sounds like `asked`, the likest first, among the newest appeals of its village and of `wider` units
 * with a telling word in common. One request a village, one more for wider units. `where` keeps out what
 * the asker may not know of; it is part of the question, so that none of it is ever read.
 */
export async function findAlike(asked: Matter, where: Where, wider: readonly string[] = [], { least, of }: Measure = TOLD): Promise<Alike[]> {
  const near = newest(askedKeys(asked.traits, asked.village), where, NEAR)
  const far = wider.length > 0 ? newest(wider.flatMap((unit) => askedKeys(asked.traits, unit, WIDER_TRAITS)), where, WIDER) : []
  const found = new Map([...(await near), ...(await far)].map((row) => [row._id, row]))
  return [...found.values()]
    .map((row): Alike => {
      const matter = matterOfRow(row)
      const likeness = likenessOf(asked, matter)
      return { row, matter, ...likeness, score: of(likeness) }
    })
    .filter(({ score }) => score >= least)
    .sort((a, b) => b.score - a.score || b.row.at - a.row.at || (a.row._id < b.row._id ? -1 : 1))
}

/** How many rows an instance remembers the traits of: the newest of a village are asked about again and again. */
const REMEMBERED = 1000
const remembered = new Map<string, { of: string; matter: Matter }>()

/** What a row is compared by, worked out once for as long as its words and its place stay as they are. */
function matterOfRow(row: LikenessFound): Matter {
  const of = [row.village, row.township, row.at, row.spot, row.text].join('\n')
  const known = remembered.get(row._id)
  if (known?.of === of) return known.matter
  const matter = matterOf(row)
  remembered.delete(row._id)
  remembered.set(row._id, { of, matter })
  if (remembered.size > REMEMBERED) remembered.delete(remembered.keys().next().value!)
  return matter
}

async function newest(keys: readonly string[], where: Where, limit: number): Promise<LikenessFound[]> {
  if (keys.length === 0) return []
  return (await newestLike(keys, where, limit)).items
}
