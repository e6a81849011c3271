import { type Entry, entryId, sha256Hex } from '../../../domain/appeal/entries'
import type { Action } from '../../../domain/appeal/payloads'
import { type Standing, parties, ratingOf } from '../../../domain/appeal/standing'
import { type Day, addDays } from '../../../domain/calendar/day'
import { responsibleUnit } from '../../../domain/ledger/figures'
import { isLook, keysNear, lookKeys, looksAlike } from '../../../domain/supervision/inspection/looks'
import { textToCompare } from '../../../domain/supervision/inspection/signals'
import { isDuplicate } from '../../store/cloud'
import { between, oneOf } from '../../store/conditions'
import { encodeCursor, totalOrder } from '../../store/cursor'
import { type CloseOutRow, inspection } from '../../store/inspection'
import type { AppealRow, EvidenceRow, PersonRow } from '../../store/rows'
import { tables } from '../../store/tables'

/** Close-outs read together: their steps in hand fit into one answer of the store. */
const BATCH = 50
/** How far back the first night goes. */
const FIRST_DAYS = 31

const ORDER = [['closedOn', 'asc']] as const
/** From which steps on a unit has it in hand, and with which it reports. */
const IN_HAND: readonly Action[] = ['accept', 'keep', 'dispute', 'disputeAgain', 'orderRound', 'sendBack', 'reopen', 'voidClose']
const REPORTS: readonly Action[] = ['report']

/**
 * Reads what was closed out since the last night and writes down what makes it worth a look. Goes on where it came to;
 * stops when `until` has come (`performance.now()`'s scale) and answers 'more'. Reading a close-out twice changes nothing.
 */
export async function gatherCloseOuts(today: Day, until: number): Promise<'done' | 'more'> {
  const [last] = (await inspection.closeOuts.page({ where: { closedOn: between('2000-01-01', today) }, order: [['closedOn', 'desc']], limit: 1 })).items
  const where = { closedOn: between(last?.closedOn ?? addDays(today, -FIRST_DAYS), today) }
  for (let cursor: string | null = last ? encodeCursor(totalOrder(ORDER), { closedOn: last.closedOn, _id: last._id }) : null; ; ) {
    const page = await tables.appeals.page({ where, order: ORDER, limit: BATCH, cursor })
    await keep(await gathered(page.items))
    if (page.next === null) return 'done'
    if (performance.now() >= until) return 'more'
    cursor = page.next
  }
}

/** Two requests for what is new, as all of it is but for a close-out that was reopened and closed again. */
async function keep(rows: readonly CloseOutRow[]): Promise<void> {
  if (rows.length === 0) return
  const known = await inspection.closeOuts.byIds(rows.map(({ _id }) => _id))
  const fresh = rows.filter(({ _id }) => !known.has(_id))
  const added = fresh.length === 0 || (await addedAll(fresh))
  for (const row of rows) if (!added || known.has(row._id)) await inspection.closeOuts.set(row)
}

/** Adds rows in one request; false when another reader of the same days was faster with one of them, and then none is. */
async function addedAll(rows: readonly CloseOutRow[]): Promise<boolean> {
  try {
    await inspection.closeOuts.insert(...rows)
    return true
  } catch (error) {
    if (isDuplicate(error)) return false
    throw error
  }
}

async function gathered(appeals: readonly AppealRow[]): Promise<CloseOutRow[]> {
  const codes = appeals.map(({ code }) => code)
  if (codes.length === 0) return []
  const [entries, records, evidence, people] = await Promise.all([
    tables.entries.pick({ appeal: oneOf(codes), action: oneOf([...IN_HAND, ...REPORTS]) }, ['appeal', 'action', 'at', 'seq'], 1000),
    tables.records.byIds(appeals.flatMap(({ code, reportSeq }) => (reportSeq === null ? [] : [entryId(code, reportSeq)]))),
    tables.evidence.pick({ appeal: oneOf(codes), kind: 'photo' }, ['appeal', 'digest', 'owner', 'look'], 1000),
    tables.people.byIds(appeals.flatMap(({ signatures }) => (signatures.petitioner ? [signatures.petitioner.by] : []))),
  ])
  const cadres = await cadresWith([...people.values()].flatMap(({ phoneKey }) => phoneKey ?? []))
  const isCadres = (account: PersonRow | undefined) => account !== undefined && (account.posts.length > 0 || cadres.has(account.phoneKey ?? ''))
  const rows = appeals.flatMap((appeal): CloseOutRow[] => {
    const unit = responsibleUnit(appeal)
    if (unit === null || appeal.closedOn === null) return []
    const photos = photosOf(appeal, evidence)
    const looks = [...new Set(photos.map(({ look }) => look).filter(isLook))]
    const words = textToCompare(records.get(entryId(appeal.code, appeal.reportSeq ?? 0))?.texts['answer'] ?? '')
    return [{
      _id: appeal.code, closedOn: appeal.closedOn, unit,
      textKey: words === '' ? null : sha256Hex(words),
      photoKeys: [...new Set(photos.map(({ digest }) => digest))],
      looks,
      lookKeys: [...new Set(looks.flatMap(lookKeys))],
      sameText: 0, samePhoto: 0,
      minutes: minutesOf(appeal, entries),
      cadreConfirmed: appeal.signatures.petitioner?.as === 'signed' && isCadres(people.get(appeal.signatures.petitioner.by)),
      disputed: appeal.disputes > 0 || ratingOf(appeal.signatures) === 'dissatisfied',
      rounds: appeal.round, urges: appeal.urges,
    }]
  })
  const again = againAmong([...(await earlierOnes(rows)), ...rows])
  return rows.map((row) => ({ ...row, ...again(row) }))
}

/** Which of some numbers a cadre has verified too, on whatever account: a second WeChat is the same hand. */
async function cadresWith(phoneKeys: readonly string[]): Promise<ReadonlySet<string>> {
  const keys = [...new Set(phoneKeys)]
  const found = keys.length > 0 ? (await tables.people.page({ where: { phoneKey: oneOf(keys) }, order: [], limit: 500 })).items : []
  return new Set(found.flatMap(({ posts, phoneKey }) => (posts.length > 0 && phoneKey ? [phoneKey] : [])))
}

/** How long the unit had it in hand before the report in force. */
function minutesOf({ code, reportSeq, answeredAtOnce }: Standing, entries: readonly Pick<Entry, 'appeal' | 'action' | 'at' | 'seq'>[]): number | null {
  const own = entries.filter(({ appeal }) => appeal === code)
  const report = own.find(({ seq, action }) => seq === reportSeq && REPORTS.includes(action))
  const begun = own.filter(({ seq, action }) => IN_HAND.includes(action) && report && seq < report.seq).sort((a, b) => b.seq - a.seq)[0]
  return answeredAtOnce || !report || !begun ? null : Math.floor((report.at - begun.at) / 60_000)
}

type Photo = Pick<EvidenceRow, 'appeal' | 'digest' | 'owner' | 'look'>

/** The photos that came with it, but for those of its own people. */
function photosOf(appeal: Standing, evidence: readonly Photo[]): Photo[] {
  return evidence.filter((one) => one.appeal === appeal.code && !parties(appeal).includes(one.owner))
}

type Keyed = Pick<CloseOutRow, '_id' | 'textKey' | 'photoKeys' | 'looks'>
const KEYED = ['textKey', 'photoKeys', 'looks'] as const
/** Keys asked for at once: a look has 68 (`keysNear`). */
const KEYS_AT_ONCE = 3400

/** Close-outs of before with the same words or files, or with photos that look the same. */
async function earlierOnes(rows: readonly Keyed[]): Promise<Keyed[]> {
  const texts = rows.flatMap(({ textKey }) => textKey ?? [])
  const photos = rows.flatMap(({ photoKeys }) => photoKeys)
  const near = [...new Set(rows.flatMap(({ looks }) => looks).flatMap(keysNear))]
  const parts = Array.from({ length: Math.ceil(near.length / KEYS_AT_ONCE) }, (_, n) => near.slice(n * KEYS_AT_ONCE, (n + 1) * KEYS_AT_ONCE))
  const found = await Promise.all([
    texts.length > 0 ? inspection.closeOuts.pick({ textKey: oneOf(texts) }, KEYED, 1000) : [],
    photos.length > 0 ? inspection.closeOuts.pick({ photoKeys: oneOf(photos) }, KEYED, 1000) : [],
    ...parts.map((keys) => inspection.closeOuts.pick({ lookKeys: oneOf(keys) }, KEYED, 1000)),
  ])
  return found.flat()
}

/** In how many of `others` the words and the photos of a close-out occur again; itself counts for nothing. */
export function againAmong(others: readonly Keyed[]): (row: Keyed) => Pick<CloseOutRow, 'sameText' | 'samePhoto'> {
  const byText = grouped(others, ({ textKey }) => (textKey === null ? [] : [textKey]))
  const byPhoto = grouped(others, ({ photoKeys }) => photoKeys)
  const byLook = grouped(others, ({ looks }) => looks.flatMap(lookKeys))
  const count = (row: Keyed, found: readonly Keyed[]) => new Set(found.flatMap(({ _id }) => (_id === row._id ? [] : [_id]))).size
  return (row) => ({
    sameText: count(row, byText.get(row.textKey ?? '') ?? []),
    samePhoto: count(row, [
      ...row.photoKeys.flatMap((key) => byPhoto.get(key) ?? []),
      ...row.looks.flatMap((look) => keysNear(look).flatMap((key) => byLook.get(key) ?? []).filter((other) => other.looks.some((one) => looksAlike(one, look)))),
    ]),
  })
}

function grouped(rows: readonly Keyed[], keys: (row: Keyed) => readonly string[]): Map<string, Keyed[]> {
  const groups = new Map<string, Keyed[]>()
  for (const row of rows) {
    for (const key of keys(row)) {
      const group = groups.get(key)
      if (group) group.push(row)
      else groups.set(key, [row])
    }
  }
  return groups
}
