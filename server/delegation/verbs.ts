import * as z from 'zod'
import { type Day, addDays, dayWords } from '../../domain/calendar/day'
import { DELEGATION_DAYS_MAX } from '../../domain/organisation/delegation'
import { carries } from '../../domain/organisation/roles'
import type { Organisation } from '../../domain/organisation/units'
import { Refusal } from '../../domain/problem'
import { wake } from '../clock/wake'
import { day, id, text } from '../door/schema'
import { type Asked, verb } from '../door/verb'
import { isDuplicate } from '../store/cloud'
import { type DelegationRow, bringUp, delegatedTo, delegations as rows, delegationsOf, withDelegations } from '../store/delegations'
import { oneOf } from '../store/conditions'
import { holdersIn } from '../store/people'
import type { OutboxRow, PersonRow } from '../store/rows'
import { tables } from '../store/tables'
import { transact } from '../store/transaction'
import { loadWorld } from '../world'
import type { DelegationView, Delegations, DelegationsView } from './contract'
import { administers, deputyPost, leadingPost, personWords } from './people'

const PAGE = 'officer/absence/index'
const SHOWN = 20

/** Who is away and who signs for them: mine and those to me; a unit's for administrators. Five requests at most. */
export const delegations = verb(z.strictObject({ unit: id.optional() }), async ({ input, me }: Asked<Delegations['delegations']['input']>): Promise<DelegationsView> => {
  const { organisation, today } = await loadWorld()
  if (me.posts.length === 0 || (input.unit && !administers(me))) throw new Refusal('FORBIDDEN')
  const unit = input.unit ?? leadingPost(me)?.unit
  const staff = unit && organisation.find(unit) ? await holdersIn([unit, ...organisation.get(unit).ancestors]) : []
  const leaders = input.unit ? staff.filter((person) => person.posts.some((post) => post.unit === unit && leadingPost({ ...person, posts: [post] }))) : leadingPost(me) ? [me] : []
  const found = input.unit ? await ofUnit(leaders) : [...(await delegationsOf(me._id)), ...(await delegatedTo(me._id))]
  const people = await tables.people.byIds(found.flatMap(({ leader, deputy, by }) => [leader, deputy, by]))
  return {
    today,
    leaders: leaders.map((leader) => {
      const post = leader.posts.find((one) => one.unit === unit && leadingPost({ ...leader, posts: [one] }))!
      return { id: leader._id, name: personWords(leader, post, organisation), deputies: deputiesFor(leader, post.unit, staff, organisation) }
    }),
    items: found.sort((a, b) => (a.to < b.to ? 1 : a.to > b.to ? -1 : b.at - a.at)).slice(0, SHOWN).map((row) => viewOf(row, people, me, organisation, today)),
  }
})

async function ofUnit(leaders: readonly PersonRow[]): Promise<DelegationRow[]> {
  if (leaders.length === 0) return []
  return (await rows.page({ where: { leader: oneOf(leaders.map(({ _id }) => _id)) }, order: [['to', 'desc']], limit: SHOWN })).items
}

/** Whoever may stand in for a leader, the nearest first: of the unit itself, then of those above. */
function deputiesFor(leader: PersonRow, unit: string, staff: readonly PersonRow[], organisation: Organisation) {
  return staff
    .filter(({ _id }) => _id !== leader._id)
    .flatMap((person) => {
      const post = deputyPost(person, unit, organisation)
      return post ? [{ id: person._id, name: personWords(person, post, organisation), near: post.unit === unit, duty: carries(post.role, 'handling') }] : []
    })
    .sort((a, b) => Number(b.near) - Number(a.near) || Number(a.duty) - Number(b.duty) || (a.id < b.id ? -1 : 1))
    .slice(0, SHOWN)
    .map(({ id: who, name }) => ({ id: who, name }))
}

function viewOf(row: DelegationRow, people: ReadonlyMap<string, PersonRow>, me: PersonRow, organisation: Organisation, today: Day): DelegationView {
  const { _id, from, to, reason, at, revoked, by, leader } = row
  const setter = people.get(by)
  const over = revoked ? 'revoked' : to < today ? 'over' : from > today ? 'coming' : 'running'
  return {
    id: _id,
    leader: personWords(people.get(leader), row, organisation),
    deputy: personWords(people.get(row.deputy), { unit: row.deputyUnit, role: row.deputyRole }, organisation),
    from, to, reason, at,
    setBy: by === leader || !setter?.posts[0] ? null : personWords(setter, setter.posts[0], organisation),
    state: over,
    revokedFor: revoked?.reason ?? null,
    mayRevoke: (over === 'running' || over === 'coming') && (leader === me._id || administers(me)),
  }
}

const delegateInput = z.strictObject({ leader: id, deputy: id, from: day, to: day, reason: text(200) })

/**
 * A leader who will be away names who signs for them, from one day to another; an administrator may do it for one
 * who cannot. Written to the record and to the deputy's own row, from which every call knows it.
 */
export const delegate = verb(delegateInput, async ({ input, me, requestId }: Asked<Delegations['delegate']['input']>): Promise<{ id: string }> => {
  const { organisation, today, now } = await loadWorld()
  if (input.leader !== me._id && !administers(me)) throw new Refusal('FORBIDDEN')
  const found = await withDelegations([input.leader, input.deputy])
  const leader = found.get(input.leader)
  const post = leader && leadingPost(leader.person)
  if (!leader || !post) throw new Refusal('INVALID', { leader: '只有签字的领导可以委托。' })
  if (input.from < today) throw new Refusal('INVALID', { from: '请从今天或以后的日子开始。' })
  if (input.to < input.from || input.to > addDays(input.from, DELEGATION_DAYS_MAX)) throw new Refusal('INVALID', { to: `到期的日子要在开始之后，最长${DELEGATION_DAYS_MAX}天。` })
  const deputy = input.deputy === input.leader ? null : found.get(input.deputy)?.person
  const by = deputy && deputyPost(deputy, post.unit, organisation)
  if (!deputy || !by) throw new Refusal('INVALID', { deputy: '请选本单位或上级单位的领导、联络员。' })
  const _id = requestId
  if (!leader.delegations.some((one) => one._id === _id)) {
    if (leader.delegations.some(({ revoked, from, to }) => !revoked && from <= input.to && input.from <= to)) throw new Refusal('DELEGATED')
    const row: DelegationRow = { _id, leader: input.leader, unit: post.unit, role: post.role, deputy: deputy._id, deputyUnit: by.unit, deputyRole: by.role, from: input.from, to: input.to, reason: input.reason, by: me._id, at: now, revoked: null }
    await record(row, [told(row, '0', row.deputy, '请您代领导签字', now), ...(me._id === input.leader ? [] : [told(row, '1', row.leader, '已为您委托代签', now)])])
  }
  await bringUp(deputy._id, today)
  wake()
  return { id: _id }
})

/** The row with its messages, once. */
async function record(row: DelegationRow, messages: readonly OutboxRow[]): Promise<void> {
  try {
    await transact(async (writes) => {
      await writes.insert('delegations', [row])
      await writes.insert('outbox', messages)
    })
  } catch (error) {
    // The same request was here a moment ago.
    if (!isDuplicate(error)) throw error
  }
}

function told({ _id, from, to, reason }: DelegationRow, n: string, person: string, says: string, now: number): OutboxRow {
  return {
    _id: `${_id}-message${n}`, appeal: _id, kind: 'message', state: 'pending', after: now, tries: 0, createdAt: now,
    body: { to: [`person:${person}`], template: 'task', values: [`WT-${from}`, says, `${dayWords(from)}至${dayWords(to)}，${reason}`, from], accused: [], page: PAGE },
  }
}

/** Ends a delegation before its day; the deputy loses the right first. */
export const revokeDelegation = verb(z.strictObject({ id: z.string().min(8).max(200), reason: text(200) }), async ({ input, me }: Asked<Delegations['revokeDelegation']['input']>): Promise<{ id: string }> => {
  const { today, now } = await loadWorld()
  const row = await rows.byId(input.id)
  if (!row || (row.leader !== me._id && !administers(me))) throw new Refusal('NOT_FOUND')
  if (row.to < today) throw new Refusal('CONFLICT')
  if (!row.revoked) {
    const revoked = { by: me._id, at: now, reason: input.reason }
    await rows.change({ _id: row._id, revoked: null }, { revoked })
    await tables.outbox.insert(told(row, '-revoked', row.deputy, '代签的委托已撤销', now))
  }
  await bringUp(row.deputy, today)
  wake()
  return { id: row._id }
})

export const delegationVerbs = { delegations, delegate, revokeDelegation }
