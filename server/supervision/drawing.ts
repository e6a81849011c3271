import type { World } from '../../domain/appeal/situation'
import { type Counts, accountOf, sum } from '../../domain/ledger/figures'
import { FORMULA_VERSION } from '../../domain/ledger/rates'
import type { Organisation } from '../../domain/organisation/units'
import { OBJECTION_DAYS, monthWords } from '../../domain/supervision/monthlyList'
import { type Account, type Line, type RankedKind, RANKED_KINDS, RANKED_WORDS, rank } from '../../domain/supervision/standings'
import { between } from '../store/conditions'
import { type ListRow, supervision } from '../store/supervision'
import { LIST_PAGE } from './pages'
import { type Told, recordStep } from './record'

export const listId = (month: string, kind: RankedKind): string => `${month}:${kind}`

/** What each unit of a kind answers for in a month: as settled, with the corrections beside it. Two requests. */
export async function accountsOf(month: string, kind: RankedKind, organisation: Organisation, more: { unit: string; changes: Counts }[] = []): Promise<Account[]> {
  const [settled, corrections] = await Promise.all([
    supervision.settled.pick({ month, unit: between('lead:', 'lead;') }, ['unit', 'counts'], 1000),
    supervision.corrections.pick({ month }, ['unit', 'changes'], 1000),
  ])
  const counts = new Map(settled.map((row) => [row.unit, row.counts]))
  return organisation.units
    .filter((unit) => unit.kind === kind)
    .map(({ id }) => ({ unit: id, counts: sum([counts.get(accountOf(id)) ?? {}, ...[...corrections, ...more].filter(({ unit }) => unit === id).map(({ changes }) => changes)]) }))
}

export async function linesOf(month: string, kind: RankedKind, organisation: Organisation, more: { unit: string; changes: Counts }[] = []): Promise<Line[]> {
  return rank(kind, await accountsOf(month, kind, organisation, more))
}

/** Draws the lists of a settled month as drafts; what was drawn before stays. Units that would be blamed are told that they may object. */
export async function drawLists(month: string, world: Pick<World, 'now' | 'today' | 'organisation' | 'calendar'>): Promise<void> {
  for (const kind of RANKED_KINDS) {
    const _id = listId(month, kind)
    if (await supervision.lists.byId(_id)) continue
    const lines = await linesOf(month, kind, world.organisation)
    const objectUntil = world.calendar.addWorkingDays(world.today, OBJECTION_DAYS)
    const list: ListRow = { _id, month, kind, state: 'draft', formula: FORMULA_VERSION, seq: 1, drawnOn: world.today, objectUntil, lines, audience: null, publishedAt: null }
    await recordStep(world, {
      step: { of: _id, seq: 1, what: 'drawn', by: 'system', unit: null, words: '', about: { formula: FORMULA_VERSION }, requestId: `draw:${_id}` },
      inserts: [['lists', list]],
      tells: lines.filter(({ mark }) => mark === 'black').map((line) => toldOf(list, line)),
    })
  }
}

function toldOf({ month, kind, objectUntil }: ListRow, { unit }: Line): Told {
  return { to: [`${unit}:endorsing`, `${unit}:checking`, `${unit}:reception`], template: 'warning', values: [monthWords(month), '拟列入黑榜', '有异议的请在期限内提出', objectUntil], page: `${LIST_PAGE}?month=${month}&kind=${kind}` }
}

export const listWords = (month: string, kind: RankedKind): string => `${monthWords(month)}${RANKED_WORDS[kind]}红黑榜`
