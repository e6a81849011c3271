import { ERASED_WORDS } from '../../domain/appeal/retention'
import { type Day, type Instant, addYears, startOf } from '../../domain/calendar/day'
import { ERRAND_STATES } from '../../domain/errands/way'
import { atMost, oneOf } from './conditions'
import type { PageRequest } from './database'
import { eraseEvidence } from './erasure'
import { errandStore } from './errands'
import { meetings } from './meetings'
import { outreach } from './outreach'
import type { PersonId } from '../../domain/organisation/units'
import { seal } from './seal'
import { supervision } from './supervision'
import { tables } from './tables'

/** So many at once; a request for finding them and a few for erasing. */
const SLICE = 100

/** The end of a term, as a day and as its first instant. */
export interface Term {
  on: Day
  at: Instant
}

export const termEnd = (today: Day, retentionYears: number): Term => {
  const on = addYears(today, -retentionYears)
  return { on, at: startOf(on) }
}

/** What was erased of one kind, and whose it was. */
interface Erased {
  rows: number
  people: readonly PersonId[]
}

/**
 * What tells of people outside appeals, each with how a slice of what is past its term loses it. Figures stay, and so does that
 * it was: who of the office did what, and when. What is said of an appeal goes with that appeal instead (`erasure.ts`). Each
 * finds by an index what is due and not erased yet, so that a slice may be done twice and does no more than once.
 */
export const KEPT: Readonly<Record<string, (term: Term, today: Day) => Promise<Erased>>> = { errands, answers, meetings: minutes, decisions, outings }

const asked = (where: PageRequest['where'], by: string): PageRequest => ({ where: { erased: null, ...where }, order: [[by, 'asc']], limit: SLICE })
const idsOf = (rows: readonly { _id: string }[]) => oneOf(rows.map(({ _id }) => _id))
const NOBODY: Erased = { rows: 0, people: [] }

/** Errands that have ended; one that waits or is under way is still somebody's. */
const ENDED = ERRAND_STATES.filter((state) => !['asked', 'taken'].includes(state))

async function errands({ at }: Term, today: Day): Promise<Erased> {
  const { items } = await errandStore.errands.page(asked({ state: oneOf(ENDED), at: atMost(at) }, 'at'))
  if (items.length === 0) return NOBODY
  const ids = idsOf(items)
  await supervision.steps.update({ of: ids }, { words: '' })
  await tables.messages.remove({ appeal: ids })
  await errandStore.errands.update({ _id: ids }, { text: ERASED_WORDS, name: seal(ERASED_NAME), phone: null, resident: null, erased: today })
  return { rows: items.length, people: items.flatMap(({ resident }) => resident ?? []) }
}

/** In the place of a name. */
const ERASED_NAME = '已清除'

/** Answers to questionnaires: what was chosen is counted and stays, what was written and by whom goes. */
async function answers({ at }: Term, today: Day): Promise<Erased> {
  const { items } = await outreach.answers.page(asked({ at: atMost(at) }, 'at'))
  for (const { _id, answers: given } of items) {
    await outreach.answers.update({ _id }, { answers: given.map(({ question, choices }) => ({ question, ...(choices ? { choices } : {}) })), by: null, name: null, phone: null, erased: today })
  }
  return { rows: items.length, people: items.flatMap(({ by }) => by ?? []) }
}

/** Minutes of a meeting as a whole, and what was said beside its docket. */
async function minutes({ on }: Term, today: Day): Promise<Erased> {
  const { items } = await meetings.meetings.page(asked({ on: atMost(on) }, 'on'))
  if (items.length === 0) return NOBODY
  const ids = idsOf(items)
  await supervision.steps.update({ of: ids, 'about.code': null, what: oneOf(['minute', 'closed', 'calledOff']) }, { words: '' })
  await meetings.meetings.update({ _id: ids, minutes: oneOf([null, '']) }, { erased: today })
  await meetings.meetings.update({ _id: ids, erased: null }, { minutes: ERASED_WORDS, erased: today })
  return { rows: items.length, people: [] }
}

/** Decisions that are about no appeal and were carried out. */
async function decisions({ on }: Term, today: Day): Promise<Erased> {
  const { items } = await meetings.decisions.page(asked({ code: null, open: false, decidedOn: atMost(on) }, 'decidedOn'))
  if (items.length === 0) return NOBODY
  const ids = idsOf(items)
  await supervision.steps.update({ of: ids }, { words: '' })
  await tables.messages.remove({ appeal: ids })
  await meetings.decisions.update({ _id: ids }, { words: ERASED_WORDS, answer: null, erased: today })
  return { rows: items.length, people: [] }
}

/** Who else was there, what was noted, and the photos; that somebody of the office went stays. */
async function outings({ at }: Term, today: Day): Promise<Erased> {
  const { items } = await outreach.outings.page(asked({ from: atMost(at) }, 'from'))
  if (items.length === 0) return NOBODY
  await eraseEvidence(items.flatMap(({ photos }) => photos))
  await outreach.outings.update({ _id: idsOf(items) }, { company: '', note: '', photos: [], erased: today })
  return { rows: items.length, people: [] }
}
