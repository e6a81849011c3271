import { dayOf } from '../../domain/calendar/day'
import type { Organisation, PersonId, UnitId } from '../../domain/organisation/units'
import { isBarred } from '../../domain/appeal/routing'
import type { WaitKey } from '../../domain/appeal/waits'
import { carries, type Duty } from '../../domain/organisation/roles'
import { TEMPLATES, type TemplateKey } from '../../domain/notice/templates'
import { deputiesOf } from '../store/delegations'
import { isDuplicate } from '../store/cloud'
import { type Delivery, type Handler, LAST_TRY } from '../store/outbox'
import { holdersIn } from '../store/people'
import type { MessageRow, OutboxRow, PersonRow } from '../store/rows'
import { tables } from '../store/tables'
import { loadDistrict } from '../store/units'
import { type Notice, byWecom } from './channels'
import { notify } from './notify'

interface MessageBody {
  to: WaitKey[]
  template: TemplateKey
  values: string[]
  accused: UnitId[]
  /** The leader whose signature it calls for, and who may not give it in their place. */
  deputies?: { leader: PersonId; except: PersonId[] }
  /** Where a tap leads when it is not about an appeal. */
  page?: string
}

/**
 * Delivers messages, to each person by the first way that takes one (`ORDER` in channels.ts); what
 * cannot be sent is kept on the workbench and in the daily digest. Each is on record per person under an
 * id that follows from the outbox row, so that a second delivery sends nothing again.
 */
export const deliverMessages: Handler = async (rows) => {
  const organisation = await loadDistrict()
  const standing = await standIns(rows)
  const people = await recipients(rows, standing)
  const meant = rows.flatMap((row) => peopleFor(row, people, standing, organisation).map((person) => ({ row, person })))
  const known = await tables.messages.byIds(meant.map(({ row, person }) => messageId(row, person)))
  const due = meant.filter(({ row, person }) => !known.has(messageId(row, person)))
  const outcomes = new Map<string, Delivery[]>(rows.map(({ _id }) => [_id, []]))
  for (let from = 0; from < due.length; from += TOGETHER) {
    const some = due.slice(from, from + TOGETHER)
    const wecom = new Map([...new Set(some.map(({ row }) => row))].map((row) => [row, byWecom(some.flatMap((one) => (one.row === row ? [one.person] : [])), noticeOf(row))]))
    const sent = await Promise.allSettled(some.map(({ row, person }) => send(row, person, wecom.get(row)!)))
    const messages = sent.flatMap((one) => (one.status === 'fulfilled' && one.value.message ? [one.value.message] : []))
    // On record before anything else can fail: what went out must not go again.
    await putOnRecord(messages)
    for (const [index, one] of sent.entries()) {
      if (one.status === 'rejected') throw one.reason
      outcomes.get(some[index]!.row._id)!.push(one.value.delivery)
    }
  }
  return rows.map(({ _id }) => {
    const own = outcomes.get(_id)!
    return own.find(({ is }) => is === 'again') ?? own.find(({ is }) => is === 'hopeless') ?? { is: 'done' }
  })
}

/** So many messages are under way at once and are put on record together: of a drainer that is killed, no more go twice. */
const TOGETHER = 10

async function putOnRecord(messages: readonly MessageRow[]): Promise<void> {
  if (messages.length === 0) return
  try {
    await tables.messages.insert(...messages)
  } catch (error) {
    if (!isDuplicate(error)) throw error
    // A drainer that was overtaken: what the other one did not write is still to be written.
    for (const message of messages) await tables.messages.insertNew(message)
  }
}

const messageId = (row: OutboxRow, person: PersonRow) => `${row._id}-${person._id}`
const bodyOf = (row: OutboxRow) => row.body as unknown as MessageBody

/** Who stands in today for each leader whose signature the rows call for. One request, and none without such a row. */
async function standIns(rows: readonly OutboxRow[]): Promise<StandIns> {
  const leaders = [...new Set(rows.flatMap((row) => bodyOf(row).deputies?.leader ?? []))]
  const found = leaders.length > 0 ? await deputiesOf(leaders, dayOf(Date.now())) : []
  return new Map(leaders.map((leader) => [leader, found.flatMap((row) => (row.leader === leader ? [row.deputy] : []))]))
}
type StandIns = ReadonlyMap<PersonId, readonly PersonId[]>

/** Whether somebody is told because they stand in for the leader who is called to sign. */
function standsIn({ _id }: PersonRow, { deputies }: MessageBody, standing: StandIns): boolean {
  return deputies !== undefined && !deputies.except.includes(_id) && (standing.get(deputies.leader)?.includes(_id) ?? false)
}

/** Everyone who may be meant by the rows' keys, in two requests for the whole batch. */
async function recipients(rows: readonly OutboxRow[], standing: StandIns): Promise<PersonRow[]> {
  const keys = [...new Set(rows.flatMap((row) => bodyOf(row).to))]
  const named = [...keys.filter((key) => key.startsWith('person:')).map((key) => key.slice('person:'.length)), ...[...standing.values()].flat()]
  const units = [...new Set(keys.filter((key) => !key.startsWith('person:')).map((key) => key.split(':')[0]!))]
  const [byId, byUnit] = await Promise.all([tables.people.byIds(named), units.length > 0 ? holdersIn(units) : []])
  return [...new Map([...byId.values(), ...byUnit].map((person) => [person._id, person])).values()]
}

/** Who is meant by a row. A cadre of an accused unit, or of one below it, is never told, whatever else they hold. */
function peopleFor(row: OutboxRow, people: readonly PersonRow[], standing: StandIns, organisation: Organisation): PersonRow[] {
  const { to, accused } = bodyOf(row)
  const isParty = (person: PersonRow) => to.includes(`person:${person._id}`) && TEMPLATES_FOR_PARTIES.includes(bodyOf(row).template)
  return people
    .filter((person) => standsIn(person, bodyOf(row), standing) || to.some((key) => key === `person:${person._id}` || person.posts.some(({ unit, role }) => key.startsWith(`${unit}:`) && carries(role, key.slice(unit.length + 1) as Duty))))
    .filter((person) => isParty(person) || ![...person.posts.map(({ unit }) => unit), ...(person.formerly ?? [])].some((unit) => organisation.find(unit) && isBarred(unit, accused, organisation)))
}

/** Templates that reach a petitioner as one: theirs even when they hold a post in the unit complained of. */
const TEMPLATES_FOR_PARTIES: readonly TemplateKey[] = ['progress', 'confirm']

function noticeOf(row: OutboxRow): Notice {
  const { template, values, page } = bodyOf(row)
  if (TEMPLATES_FOR_PARTIES.includes(template)) return { template, values, page: page ?? `pages/appeal/index?code=${row.appeal}`, cadrePage: null }
  const casePage = page ?? `officer/case/index?code=${row.appeal}`
  return { template, values, page: casePage, cadrePage: casePage }
}

/** Sends, and tells what is to be on record of it: nothing where it is tried again. `wecom`: how it went there, for all whom the row is for. */
async function send(row: OutboxRow, person: PersonRow, wecom: ReturnType<typeof byWecom>): Promise<{ delivery: Delivery; message?: MessageRow }> {
  const { why, notBefore, ...went } = await notify(person, noticeOf(row), row.tries, { wecom: (await wecom).get(person._id) ?? null })
  if (why !== undefined && row.tries < LAST_TRY) return { delivery: { is: 'again', why, ...(notBefore === undefined ? {} : { notBefore }) } }
  // What never went still stands in the person's list, and in the morning's digest.
  return { delivery: why === undefined ? { is: 'done' } : { is: 'hopeless', why }, message: messageOf(row, person, went) }
}

function messageOf(row: OutboxRow, person: PersonRow, { state, route }: Pick<MessageRow, 'state' | 'route'>): MessageRow {
  const { template, values, page } = bodyOf(row)
  return {
    _id: messageId(row, person),
    to: person._id,
    at: row.createdAt,
    template,
    fields: TEMPLATES[template].labels.map((label, index): [string, string] => [label, values[index] ?? '']),
    appeal: page === undefined ? row.appeal : null,
    ...(page === undefined ? {} : { page }),
    state,
    route,
  }
}
