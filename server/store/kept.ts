import { type Change, type Kept, REMEMBERED, addTo, freshOf } from '../../domain/ledger/kept'
import { sumOf } from '../../domain/ledger/figures'
import { type Where, append, increase, noneOf, oneOf } from './conditions'
import type { collection } from './database'
import { LEASE_MS } from './lease'
import type { Handler } from './outbox'
import type { OutboxRow } from './rows'

type Counts = Partial<Record<string, number>>

/** A figure as it is stored. */
interface KeptRow<C> extends Kept<C> {
  _id: string
  month: string
  unit: string
}

/** What one row of the outbox adds to one figure. */
export interface Part<C> {
  figure: { _id: string; month: string; unit: string }
  counts: C
}

type Store<C> = Pick<ReturnType<typeof collection<KeptRow<C>>>, 'byIds' | 'insertNew' | 'update'>

/** Figures to which the same rows add the same. */
interface Group<C> {
  figures: Part<C>['figure'][]
  changes: Change<C>[]
}

/** Whoever loses more often than this meets more than one other drainer. */
const TRIES = 4

/**
 * Adds to kept figures what rows of the outbox say: one write for all figures to which the same rows add the same, as for a
 * unit's month and its whole time. A row that comes again is known by its id, which the figure itself holds: the
 * database adds nothing where it is found, whoever else writes. A figure remembers some hundreds of them, so a drainer
 * that was held up for as long as its lease writes no more and comes again.
 * @param now milliseconds since any moment
 */
export function keeping<C extends Counts>(figures: Store<C>, partsOf: (row: OutboxRow) => readonly Part<C>[], now: () => number = () => performance.now()): Handler {
  return async (rows) => {
    const until = now() + LEASE_MS / 2
    const write = async (where: Where, changes: readonly Change<C>[]): Promise<number> => {
      if (now() > until) throw new Error('held up for as long as the lease: another drainer may have taken over')
      const ids = changes.map(({ id }) => id)
      const counts = Object.entries(sumOf(changes.map((change) => change.counts))).map(([name, n]) => [`counts.${name}`, increase(n!)])
      return figures.update({ ...where, applied: noneOf(ids) }, { ...Object.fromEntries(counts), applied: append(ids, REMEMBERED) })
    }
    /** Where not every figure of a group took it: some are not there yet, or hold some of it. Whether all hold it now. */
    const addSingly = async ({ figures: wanted, changes }: Group<C>): Promise<boolean> => {
      const kept = await figures.byIds(wanted.map(({ _id }) => _id))
      let whole = true
      for (const figure of wanted) {
        const before = kept.get(figure._id)
        const fresh = freshOf(before?.applied ?? [], changes)
        if (fresh.length === 0) continue
        const added = before ? (await write({ _id: figure._id }, fresh)) === 1 : await figures.insertNew(addTo({ ...figure, counts: {} as C, applied: [] }, fresh))
        whole &&= added
      }
      return whole
    }
    for (const group of groupsOf(rows, partsOf)) {
      if ((await write({ _id: oneOf(group.figures.map(({ _id }) => _id)) }, group.changes)) === group.figures.length) continue
      for (let tries = 1; !(await addSingly(group)); tries += 1) if (tries === TRIES) throw new Error('the figures are written by another drainer')
    }
    return rows.map(() => ({ is: 'done' as const }))
  }
}

function groupsOf<C extends Counts>(rows: readonly OutboxRow[], partsOf: (row: OutboxRow) => readonly Part<C>[]): Group<C>[] {
  const additions = new Map<string, { figure: Part<C>['figure']; changes: Change<C>[] }>()
  for (const row of new Map(rows.map((one) => [one._id, one])).values()) {
    for (const { figure, counts } of partsOf(row)) {
      const own = additions.get(figure._id) ?? { figure, changes: [] }
      // A row may say two things of one figure.
      const said = own.changes.at(-1)
      if (said?.id === row._id) said.counts = sumOf([said.counts, counts]) as C
      else own.changes.push({ id: row._id, counts })
      additions.set(figure._id, own)
    }
  }
  const groups = new Map<string, Group<C>>()
  for (const { figure, changes } of additions.values()) {
    const key = JSON.stringify(changes)
    groups.set(key, { figures: [...(groups.get(key)?.figures ?? []), figure], changes })
  }
  return [...groups.values()]
}
