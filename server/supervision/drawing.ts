import type { World } from '../../domain/appeal/situation'
import { type Counts, accountOf, sum } from '../../domain/ledger/figures'
import { FORMULA_VERSION } from '../../domain/ledger/rates'
import type { Organisation } from '../../domain/organisation/units'
import { OBJECTION_DAYS, monthWords } from '../../domain/supervision/monthlyList'
import { type Account, type Line, type RankedKind, RANKED_KINDS, rank } from '../../domain/supervision/standings'
import { warningsOf } from '../../domain/supervision/warnings'
import { between } from '../store/conditions'
import { type ListRow, supervision } from '../store/supervision'
import { LIST_PAGE } from './pages'
import { type Told, recordStep } from './record'
import { issued } from './warnings'

export const listId = (month: string, kind: RankedKind): string => `${month}:${kind}`

/** What each unit of a kind answers for in a month: as settled, with the corrections beside it, and whether a red warning stands against it. Three requests. */
export async function accountsOf(month: string, kind: RankedKind, organisation: Organisation, more: { unit: string; changes: Counts }[] = []): Promise<Account[]> {
  const [settled, corrections, reds] = await Promise.all([
    supervision.settled.pick({ month, unit: between('lead:', 'lead;') }, ['unit', 'counts'], 1000),
    supervision.corrections.pick({ month }, ['unit', 'changes'], 1000),
    supervision.warnings.pick({ open: true, level: 'red' }, ['unit'], 1000),
  ])
  const vetoed = new Set(reds.map(({ unit }) => unit))
  const counts = new Map(settled.map((row) => [row.unit, row.counts]))
  return organisation.units
    .filter((unit) => unit.kind === kind)
    .map(({ id }) => ({ unit: id, counts: sum([counts.get(accountOf(id)) ?? {}, ...[...corrections, ...more].filter(({ unit }) => unit === id).map(({ changes }) => changes)]), vetoed: vetoed.has(id) }))
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

/** Gives yellow warnings by what was settled: once for each unit, month and rule. */
export async function warnByNumbers(month: string, world: Pick<World, 'now' | 'today' | 'organisation'>): Promise<void> {
  for (const kind of RANKED_KINDS) {
    const list = await supervision.lists.byId(listId(month, kind))
    const found = (list?.lines ?? []).flatMap((line) => warningsOf(line).map((one) => ({ ...one, unit: line.unit, _id: `W-${month}-${line.unit}-${one.rate}` })))
    const known = await supervision.warnings.byIds(found.map(({ _id }) => _id))
    for (const { _id, unit, rate, evidence, words } of found) {
      if (known.has(_id)) continue
      await recordStep(world, issued({ _id, unit, level: 'yellow', rule: rate, month, evidence, words: `${monthWords(month)}${words}`, cases: [], issuedAt: world.now, from: null }, 'system', null, `warn:${_id}`, world.today).recorded)
    }
  }
}
