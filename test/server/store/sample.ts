import { type Entry, type EntryRecord, GENESIS, type Step, chain } from '../../../domain/appeal/entries'
import { apply, begin } from '../../../domain/appeal/replay'
import type { Standing } from '../../../domain/appeal/standing'
import type { AppealRow, OutboxRow } from '../../../server/store/rows'

const AT = Date.parse('2026-11-23T09:00:00+08:00')

/** What a filing writes: an entry, its record, the standing it leads to. */
export function filing(code: string, requestId: string, person = 'p-resident') {
  const settles = { promisedOn: '2026-12-25', village: 'v-1', township: 't-1', desk: 'v-1', channel: 'self' as const, scopes: ['v-1', 't-1'], petitioner: person }
  return written(code, null, { action: 'submit', settles, texts: { text: '路灯不亮' } }, requestId, person)
}

/** What a screening of `before` writes. */
export function screening(before: Standing, requestId: string, person = 'p-screener') {
  return written(before.code, before, { action: 'screenValid', settles: { desk: 't-1' }, texts: { note: '属实' } }, requestId, person)
}

function written(code: string, before: Standing | null, step: Step, requestId: string, person: string) {
  const salt = `salt of ${requestId}`
  const seq = (before?.seq ?? 0) + 1
  const entry: Entry = chain(step, { code, seq, previous: before?.head ?? GENESIS, at: AT + seq, on: '2026-11-23', actor: { person }, requestId, salt })
  const record: EntryRecord = { _id: entry._id, appeal: code, salt, texts: step.texts ?? {} }
  const standing = before ? apply(before, entry) : begin(entry)
  return { entry, standing, writing: { requestId, entries: [entry], records: [record], rows: [rowOf(standing)], outbox: [message(entry)] } }
}

function rowOf(standing: Standing): AppealRow {
  const parties = standing.petitioner ? [standing.petitioner] : []
  return { ...standing, _id: standing.code, waits: [`${standing.desk}:screening`], parties, actBy: '2026-11-24', nextLookOn: '9999-12-31', tagged: [], unattested: null, thinkTank: null, excerpt: '路灯不亮', tally: [], counted: [] }
}

function message(entry: Entry): OutboxRow {
  return { _id: `${entry._id}-message`, appeal: entry.appeal, kind: 'message', state: 'pending', after: entry.at, tries: 0, createdAt: entry.at, body: { to: 'p-resident' } }
}
