import { type Duty, carries } from '../../domain/organisation/roles'
import type { PersonId, UnitId } from '../../domain/organisation/units'
import { atLeast, increase, oneOf } from './conditions'
import type { AppealRow, EvidenceRow, PersonRow } from './rows'
import { keyedHash } from './seal'
import { tables } from './tables'

/** The person who uses this identity (an openid), or null. */
export function findByIdentity(identity: string): Promise<PersonRow | null> {
  return tables.people.first({ identities: identity })
}

/** The person who uses this identity; whoever comes for the first time becomes a resident. */
export async function personByIdentity(identity: string): Promise<PersonRow> {
  return (await findByIdentity(identity)) ?? createResident(identity)
}

/** What a request names, by id, as far as it is there. */
export interface Named {
  appeals: ReadonlyMap<string, AppealRow>
  evidence: ReadonlyMap<string, EvidenceRow>
}

/** The same with the appeals and the files that they name, as many as there are: one request for whoever came before. */
export async function personNaming(identity: string, { appeals, evidence }: { appeals: readonly string[]; evidence: readonly string[] }): Promise<{ me: PersonRow } & Named> {
  const files = { evidence: { of: tables.evidence, is: evidence, theirs: '_id' } }
  const [found] = await tables.people.joined({ where: { identities: identity } }, { appeals: { of: tables.appeals, is: appeals, theirs: '_id' }, ...(evidence.length > 0 ? files : {}) })
  // Nobody has files who was never here.
  if (!found) return { me: await createResident(identity), appeals: await tables.appeals.byIds(appeals), evidence: new Map() }
  return { me: found.row, appeals: byId(found.others.appeals), evidence: byId(found.others.evidence ?? []) }
}

const byId = <T extends { _id: string }>(rows: readonly T[]): Map<string, T> => new Map(rows.map((row) => [row._id, row]))

/** A person of whom nothing is known. */
export const nobody = (_id: PersonId): PersonRow => ({ _id, identities: [], name: null, phone: null, phoneKey: null, posts: [], wecom: null, credits: {}, largeType: null })

/** Whoever comes for the first time. The id follows from the identity, so that two first calls at once make one person. */
export async function createResident(identity: string): Promise<PersonRow> {
  const _id = `p-${keyedHash('identity', identity).slice(0, 22)}`
  const row: PersonRow = { ...nobody(_id), identities: [identity] }
  if (await tables.people.insertNew(row)) return row
  const found = await tables.people.byId(_id)
  if (!found) throw new Error('a person was removed while being created')
  // Somebody who left and comes again.
  return found.identities.includes(identity) ? found : ((await changePerson(_id, { identities: [identity] })) ?? found)
}

/** Everyone whose verified number has this keyed hash; families share phones. */
export async function findByPhoneKey(phoneKey: string): Promise<PersonRow[]> {
  return (await tables.people.page({ where: { phoneKey }, order: [], limit: 50 })).items
}

/** Everyone with a post in one of the units: one request. */
export async function holdersIn(units: readonly UnitId[]): Promise<PersonRow[]> {
  return (await tables.people.page({ where: { 'posts.unit': oneOf(units) }, order: [], limit: 999 })).items
}

/** Everyone who has a duty in a unit, by a post there: one request. */
export async function holdersOf(unit: UnitId, duty: Duty): Promise<PersonRow[]> {
  const { items } = await tables.people.page({ where: { 'posts.unit': unit }, order: [], limit: 999 })
  return items.filter((person) => holds(person, unit, duty))
}

/** Whether a person has a duty in a unit. */
export function holds(person: PersonRow, unit: UnitId, duty: Duty): boolean {
  return person.posts.some((post) => post.unit === unit && carries(post.role, duty))
}

/** Changes what a person sets about themselves; null when there is no such person. */
export function changePerson(person: PersonId, changes: Partial<Omit<PersonRow, '_id' | 'credits'>>): Promise<PersonRow | null> {
  return tables.people.change({ _id: person }, changes)
}

/** One accepted subscription is one message: adds a credit for each template accepted. */
export function giveCredits(person: PersonId, templates: readonly string[]): Promise<PersonRow | null> {
  const tally = new Map<string, number>()
  for (const template of templates) tally.set(`credits.${template}`, (tally.get(`credits.${template}`) ?? 0) + 1)
  return tables.people.change({ _id: person }, Object.fromEntries([...tally].map(([field, given]) => [field, increase(given)])))
}

/** Takes one credit; false when there is none, and then nothing is taken. */
export async function takeCredit(person: PersonId, template: string): Promise<boolean> {
  const field = `credits.${template}`
  return (await tables.people.update({ _id: person, [field]: atLeast(1) }, { [field]: increase(-1) })) === 1
}
