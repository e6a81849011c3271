import { type WantedPerson, personTitle, readPeopleRows } from '../../../domain/administration/peopleRows'
import { ROLE_WORDS } from '../../../domain/organisation/roles'
import type { Post } from '../../../domain/organisation/units'
import { type Asked, verb } from '../../door/verb'
import { resultOf } from '../../outreach/sheets'
import { administration } from '../../store/administration'
import { oneOf } from '../../store/conditions'
import { holdersIn } from '../../store/people'
import { keyedHash, open } from '../../store/seal'
import { tables } from '../../store/tables'
import { type District, freshDistrict } from '../../store/units'
import type { Ground } from '../administer'
import type { ImportInput } from '../contract'
import { newInvitation, unitsOf } from '../invitations'
import { mustAdminister } from '../rights'
import { nameOf, postsWords } from '../views'
import { SLICE, type Slice, importInput, inSlices, madeBy } from './slices'

/** Somebody who is there: with posts, or invited to them. */
interface Known {
  invitation: string | null
  posts: readonly Post[]
}

/**
 * Invites the people of a sheet, or says what would come of it. A row that is wrong is named and the others stay in; whoever
 * holds these posts already, or is invited to them, is not invited again.
 */
export const importPeople = verb(importInput, async (asked: Asked<ImportInput>) => {
  const { input, me } = asked
  mustAdminister(me)
  const { organisation } = await freshDistrict()
  const read = readPeopleRows(input, organisation)
  const before = await knownOf(read.people)
  if (!input.dryRun) await inSlices(asked, 'people', async () => (await uninvited(input, (await freshDistrict()).organisation)).length > 0, (ground, imported) => slice(input, ground, imported, me._id))
  const ours = input.dryRun ? new Set<string>() : await madeBy(me, input.import)
  const rows = read.people.flatMap((person) => {
    const found = before(person)
    const shown = { excerpt: person.name, place: postsWords(person.posts, organisation) ?? '', ...outcomeOf(person, found, ours) }
    return person.rows.map((row) => ({ row: String(row), ...shown }))
  })
  const wrong = read.wrong.map(({ row, name, wrong: why }) => ({ row: String(row), excerpt: name, place: '', wrong: why }))
  return resultOf(read.missing, [...rows, ...wrong].sort((a, b) => Number(a.row) - Number(b.row)))
})

function outcomeOf(person: WantedPerson, found: Known | null, ours: ReadonlySet<string>): { again?: true; wrong?: Record<string, string> } {
  // What an earlier try of this very import made is its own.
  if (found) return ours.has(found.invitation ?? '') ? {} : { again: true }
  return person.masked ? { wrong: { [personTitle('phone')]: '号码不全，请填完整的11位' } } : {}
}

/** Whether posts that are held take in one that is wanted. */
const covers = (held: readonly Post[], { unit, role, grids }: Post): boolean =>
  held.some((post) => post.unit === unit && post.role === role && (!post.grids || (grids !== undefined && grids.every((grid) => post.grids!.includes(grid)))))

/** Units asked of at once, so that those who hold posts there fit one answer. */
const UNITS_AT_ONCE = 60

/** Finds who of a sheet is there with all the posts it gives: by the number, or where it gives none by the name. */
async function knownOf(people: readonly WantedPerson[]): Promise<(person: WantedPerson) => Known | null> {
  const keys = people.flatMap(({ phone }) => (phone ? [keyedHash('phone', phone)] : []))
  const units = [...new Set(people.filter(({ phone }) => phone === null).flatMap(({ posts }) => unitsOf(posts)))]
  const [byPhone, byName] = [new Map<string, Known[]>(), new Map<string, Known[]>()]
  const add = (map: Map<string, Known[]>, key: string, known: Known) => map.set(key, [...(map.get(key) ?? []), known])
  if (keys.length > 0) for (const person of (await tables.people.page({ where: { phoneKey: oneOf(keys) }, order: [], limit: 999 })).items) add(byPhone, person.phoneKey!, { invitation: null, posts: person.posts })
  for (let from = 0; from < units.length; from += UNITS_AT_ONCE) {
    for (const person of await holdersIn(units.slice(from, from + UNITS_AT_ONCE))) add(byName, nameOf(person), { invitation: null, posts: person.posts })
  }
  for (let cursor: string | null | undefined; people.length > 0 && cursor !== null; ) {
    const page = await administration.invitations.page({ where: { state: 'open' }, order: [['at', 'desc']], limit: 999, cursor })
    for (const { _id, phoneKey, name, posts } of page.items) {
      if (phoneKey) add(byPhone, phoneKey, { invitation: _id, posts })
      add(byName, open(name), { invitation: _id, posts })
    }
    cursor = page.next
  }
  return ({ name, phone, posts }) => (phone ? byPhone.get(keyedHash('phone', phone)) : byName.get(name))?.find((known) => posts.every((post) => covers(known.posts, post))) ?? null
}

async function uninvited(input: ImportInput, organisation: District): Promise<WantedPerson[]> {
  const { people } = readPeopleRows(input, organisation)
  const known = await knownOf(people)
  return people.filter((person) => !person.masked && known(person) === null)
}

async function slice(input: ImportInput, { organisation, now }: Ground, imported: string, by: string): Promise<Slice> {
  const next = (await uninvited(input, organisation)).slice(0, SLICE)
  if (next.length === 0) return null
  // Lists go down by time and then by id: so they stand in the order of the sheet, in which they are handed out.
  const batch = keyedHash('invitation', JSON.stringify([imported, now, next[0]])).slice(0, 20)
  const rows = next.map(({ name, phone, posts }, at) => newInvitation(`i-${batch}-${String(SLICE - 1 - at).padStart(3, '0')}`, { name, phone, posts, by, at: now, import: imported }))
  return {
    made: rows.map(({ _id }) => _id),
    said: { what: 'importPeople', lines: [['邀请的人员', null, `${rows.length}人`], ['岗位', null, tallied(next)], ['导入编号', null, imported]] },
    inserts: rows.map((row) => ['invitations', row] as const),
  }
}

/** `网格员12人、书记3人`: the record names nobody. */
function tallied(people: readonly WantedPerson[]): string {
  const counts = new Map<string, number>()
  for (const { posts } of people) for (const { role } of posts) counts.set(ROLE_WORDS[role], (counts.get(ROLE_WORDS[role]) ?? 0) + 1)
  return [...counts].map(([role, n]) => `${role}${n}人`).join('、')
}
