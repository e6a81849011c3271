import type { Entry } from '../../domain/appeal/entries'
import { MET_ON } from '../../domain/appeal/kinds'
import type { World } from '../../domain/appeal/situation'
import { type Standing, parties } from '../../domain/appeal/standing'
import { deltas } from '../../domain/ledger/figures'
import { messagesOf } from '../../domain/notice/notices'
import type { OutboxRow } from '../store/rows'
import { movesLikeness } from './likeness/row'

/** One entry as it was written, with the standing on either side of it. */
export interface Taken {
  entry: Entry
  before: Standing | null
  after: Standing
}

/** What becomes of a public result: checked after the close, shown after the publication, hidden when withdrawn; its measure as it is carried on. */
export type PublicationTask = 'check' | 'show' | 'hide' | 'measure'

/** What follows from an entry, as outbox rows: messages, figures, publication, the index of likeness. Their ids follow from the entry's. */
export function followUps(world: World, { entry, before, after }: Taken): OutboxRow[] {
  const row = (kind: OutboxRow['kind'], n: number, body: Record<string, unknown>): OutboxRow => ({
    _id: `${entry._id}-${kind}${n}`,
    appeal: entry.appeal,
    kind,
    state: 'pending',
    after: world.now,
    tries: 0,
    createdAt: world.now,
    body: { entry: entry._id, ...body },
  })
  const messages = messagesOf({ entry, before, after, organisation: world.organisation, calendar: world.calendar })
  const changes = deltas(before, after)
  const publication = publicationTask(entry.action, after)
  return [
    ...messages.map((message, n) => row('message', n, { to: message.to, template: message.template, values: message.values, accused: after.accused, ...(message.deputies ? { deputies: message.deputies } : {}) })),
    ...(changes.length > 0 ? [row('figure', 0, { deltas: changes })] : []),
    ...(publication ? [row('publication', 0, { task: publication })] : []),
    ...(entry.about['reply'] ? [row('reply', 0, { reply: entry.about['reply'] })] : []),
    ...(movesLikeness(before, after) ? [row('index', 0, {})] : []),
    // Who was its party is known only from before.
    ...(entry.action === 'erase' ? [row('erasure', 0, { people: before ? parties(before) : [] })] : []),
  ]
}

function publicationTask(action: string, { kind, measure, status }: Standing): PublicationTask | null {
  // The public sees what is resolved or answered publicly, and which suggestions were adopted.
  if (action === 'endorse' && ((kind !== null && MET_ON[kind] === 'publication') || measure)) return 'check'
  if (action === 'publish') return 'show'
  if (status === 'published' && (action === 'putOff' || action === 'recordEffect')) return 'measure'
  if (action === 'unpublish' || action === 'reopen' || action === 'voidClose' || action === 'retract') return 'hide'
  return null
}
