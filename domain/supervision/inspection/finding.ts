import { type Rating, RATING_WORDS } from '../../appeal/kinds'
import { type Standing, ratingOf } from '../../appeal/standing'

/** What one looks at on site: whether it was done, whose yes it was, what the petitioner says now. */
export const DONE = { yes: '办好了', partly: '只办了一部分', no: '没有办' } as const
export type Done = keyof typeof DONE
export const CONFIRMED = { own: '是本人确认的', other: '不是本人确认的', unasked: '没有见到本人' } as const
export type Confirmed = keyof typeof CONFIRMED

export interface Site {
  done: Done
  confirmed: Confirmed
  /** What the petitioner says on the day; null where they were not met. */
  rating: Rating | null
}

/** What the record says of the same: an appeal that is closed says it was done. */
export interface Ledger {
  done: Done
  confirmed: Confirmed
  rating: Rating | null
}

export function ledgerOf({ signatures }: Pick<Standing, 'signatures'>): Ledger {
  const { petitioner } = signatures
  const own = petitioner?.as === 'signed' || petitioner?.as === 'paper'
  return { done: 'yes', confirmed: own ? 'own' : 'unasked', rating: ratingOf(signatures) }
}

const FACTS = ['done', 'confirmed', 'rating'] as const
export type Fact = (typeof FACTS)[number]
export const FACT_WORDS: Record<Fact, string> = { done: '办理结果', confirmed: '诉求人确认', rating: '满意程度' }

/** One line of the comparison. `against` is what makes the close-out void. */
export interface Compared {
  fact: Fact
  ledger: string
  site: string
  same: boolean
  against: boolean
}

const wordsOf: Record<Fact, (side: Ledger) => string> = {
  done: ({ done }) => DONE[done],
  confirmed: ({ confirmed }) => CONFIRMED[confirmed],
  rating: ({ rating }) => (rating ? RATING_WORDS[rating] : '没有评价'),
}

/**
 * What counts against the close-out: what was not done, or a yes that somebody else gave. A petitioner who was not met, or
 * who thinks less of it today, is on record and voids nothing: that is not what was signed for.
 */
const AGAINST: Record<Fact, (ledger: Ledger, site: Site) => boolean> = {
  done: (_, { done }) => done !== 'yes',
  confirmed: (ledger, { confirmed }) => ledger.confirmed === 'own' && confirmed === 'other',
  rating: () => false,
}

const UNKNOWN: Record<Fact, (site: Site) => boolean> = { done: () => false, confirmed: ({ confirmed }) => confirmed === 'unasked', rating: ({ rating }) => rating === null }

/** The record against what was seen, fact by fact. What could not be seen is no difference. */
export function compare(ledger: Ledger, site: Site): Compared[] {
  return FACTS.map((fact) => ({
    fact,
    ledger: wordsOf[fact](ledger),
    site: wordsOf[fact](site),
    same: UNKNOWN[fact](site) || ledger[fact] === site[fact],
    against: AGAINST[fact](ledger, site),
  }))
}

/** Whether the close-out is void. */
export function isMismatch(compared: readonly Compared[]): boolean {
  return compared.some(({ against }) => against)
}
