import { DECEPTIVE } from './deceptive'
import { DIALECT } from './dialect'
import { OTHER_MATTER } from './otherMatter'
import { OTHER_PLACE } from './otherPlace'
import { PLAIN } from './plain'
import type { Row } from './row'
import { SPOKEN } from './spoken'
import { UNEVEN } from './uneven'

export interface Told {
  village: string
  township: string
  spot: string
  text: string
  /** In days from the earlier of the two. */
  day: number
}

/** Two appeals and what people say of them: one matter, or two. */
export interface Pair {
  name: string
  same: boolean
  /** Measured only: no word list, weight or threshold was chosen by looking at these. */
  heldOut: boolean
  one: Told
  other: Told
}

const KINDS: readonly (readonly [name: string, same: boolean, rows: readonly Row[]])[] = [
  ['plain', true, PLAIN],
  ['dialect', true, DIALECT],
  ['spoken', true, SPOKEN],
  ['uneven', true, UNEVEN],
  ['otherMatter', false, OTHER_MATTER],
  ['otherPlace', false, OTHER_PLACE],
  ['deceptive', false, DECEPTIVE],
]

const told = (village: string, spot: string, text: string, day: number): Told => ({ village, township: village.slice(0, 3), spot, text, day })

/** Every third pair of each list, from the third on. New pairs go to the end of a list, so that none changes sides. */
const isHeldOut = (place: number) => place % 3 === 2

/** All labelled pairs. */
export const PAIRS: readonly Pair[] = KINDS.flatMap(([name, same, rows]) =>
  rows.map(([village, days, spot, text, otherSpot, otherText, elsewhere], place): Pair => ({
    name: `${name} ${place + 1}`,
    same,
    heldOut: isHeldOut(place),
    one: told(village, spot, text, 0),
    other: told(elsewhere ?? village, otherSpot, otherText, days),
  })),
)
