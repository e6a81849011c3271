import { type Entry, type EntryRecord, canonical, verify } from '../../domain/appeal/entries'
import { replay } from '../../domain/appeal/replay'
import { BLANK, type Standing } from '../../domain/appeal/standing'
import { type Counts, contribution, figureUnits } from '../../domain/ledger/figures'
import { dayOf, monthOf } from '../../domain/calendar/day'
import type { CollectionName } from '../../server/store/collections'
import { contactId } from '../../server/store/contacts'
import type { AppealRow, FigureRow } from '../../server/store/rows'
import { type Document, stretches } from '../../server/store/whole'
import { ALL, figureId } from '../../server/supervision/totals'
import { readLines } from './folder'

/** Where documents come from, in the order of their ids. */
export type Source = (name: CollectionName) => AsyncIterable<Document>

export const fromFolder =
  (folder: string): Source =>
  (name) =>
    readLines(folder, name)

export const fromEnvironment: Source = async function* (name) {
  for await (const stretch of stretches(name)) yield* stretch
}

export interface Checked {
  appeals: number
  entries: number
  /** Steps whose words were erased by the rules. */
  erased: number
  /** What does not hold, the first of them. */
  broken: string[]
  /** Figures as the appeals add up to them, zeros left out. */
  sums: Map<string, FigureRow>
  /** Ids of kept figures that say something else. */
  differing: string[]
}

const SHOWN = 20
/** After every code. */
const LAST = '\uffff'

/**
 * Holds a whole district against its own rules, in one pass and little memory: every chain from its first entry, every
 * text against its digest, every standing against its replay, every figure against the sum over the appeals.
 */
export async function check(source: Source): Promise<Checked> {
  const found: Checked = { appeals: 0, entries: 0, erased: 0, broken: [], sums: new Map(), differing: [] }
  const broken = (words: string) => found.broken.length < SHOWN && found.broken.push(words)
  const [entries, records] = [groups(source('entries')), groups(source('records'))]
  for await (const document of source('appeals')) {
    const row = document as unknown as AppealRow
    const own = ((await entries.of(row.code)) as unknown as Entry[]).sort((a, b) => a.seq - b.seq)
    const beside = (await records.of(row.code)).filter(({ _id }) => _id !== contactId(row.code)) as unknown as EntryRecord[]
    found.appeals += 1
    found.entries += own.length
    const chain = verify(own, new Map(beside.map((record) => [record._id, record])))
    if (!chain.ok) broken(`${row.code}: step ${chain.brokenAt}, ${chain.why}`)
    else if (chain.head !== row.head) broken(`${row.code}: its head is another`)
    else if (!isReplay(row, own)) broken(`${row.code}: its standing is not what its entries say`)
    if (chain.ok) found.erased += chain.erased.length
    // What an older version did not know of yet counts as when it never happened.
    addUp(found.sums, { ...BLANK, ...row })
  }
  for (const rest of [entries, records]) await rest.of(LAST)
  for (const code of [...entries.strays, ...records.strays]) broken(`${code}: a record without an appeal`)
  const missing = new Set([...found.sums.keys()])
  for await (const figure of source('figures')) {
    missing.delete(figure._id)
    if (!sameCounts((figure as unknown as FigureRow).counts, found.sums.get(figure._id)?.counts)) found.differing.push(figure._id)
  }
  found.differing.push(...[...missing].filter((id) => !sameCounts(found.sums.get(id)!.counts)))
  return found
}

/** Whether a row holds what its entries replay to; what an older version did not know of yet is not held against it. */
function isReplay(row: AppealRow, entries: readonly Entry[]): boolean {
  const standing = replay(entries)
  return (Object.keys(standing) as (keyof Standing)[]).every((name) => row[name] === undefined || canonical(row[name]) === canonical(standing[name]))
}

function addUp(sums: Map<string, FigureRow>, row: AppealRow): void {
  for (const month of [monthOf(dayOf(row.submittedAt)), ALL]) {
    for (const unit of figureUnits(row)) {
      const _id = figureId(month, unit)
      const figure = sums.get(_id) ?? { _id, month, unit, counts: {} }
      for (const [name, n] of Object.entries(contribution(row))) figure.counts[name as keyof Counts] = (figure.counts[name as keyof Counts] ?? 0) + n
      sums.set(_id, figure)
    }
  }
}

function sameCounts(a: Counts, b: Counts = {}): boolean {
  const names = new Set([...Object.keys(a), ...Object.keys(b)]) as Set<keyof Counts>
  return [...names].every((name) => (a[name] ?? 0) === (b[name] ?? 0))
}

/** Documents of one appeal after the other, in the order of codes: those that were not asked for are strays. */
function groups(documents: AsyncIterable<Document>) {
  const iterator = documents[Symbol.asyncIterator]()
  const strays = new Set<string>()
  let ahead: Document | null | undefined
  const next = async () => (ahead = (await iterator.next()).value as Document | undefined ?? null)
  return {
    strays,
    async of(code: string): Promise<Document[]> {
      const own: Document[] = []
      for (let at = ahead === undefined ? await next() : ahead; at && String(at['appeal']) <= code; at = await next()) {
        if (at['appeal'] === code) own.push(at)
        else strays.add(String(at['appeal']))
      }
      return own
    },
  }
}
