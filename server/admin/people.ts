import * as z from 'zod'
import { ROLES, POSTS_MOST, wrongWithPosts } from '../../domain/administration/posts'
import { STATUSES, isOpen } from '../../domain/appeal/statuses'
import { carries } from '../../domain/organisation/roles'
import type { PersonId, Post } from '../../domain/organisation/units'
import { Refusal } from '../../domain/problem'
import { type Asked, verb } from '../door/verb'
import { id, ids, text } from '../door/schema'
import { oneOf } from '../store/conditions'
import { holdersIn } from '../store/people'
import type { PersonRow } from '../store/rows'
import { tables } from '../store/tables'
import { freshDistrict } from '../store/units'
import { administer } from './administer'
import type { AdminFunction, OfficerView } from './contract'
import { weightOf } from './alarm'
import { leadersMoved, refusal } from './effects'
import { administers, mustAdminister } from './rights'
import { nameOf, phoneOf, postView, postsWords } from './views'

export const posts = z.array(z.strictObject({ unit: id, role: z.enum(ROLES as [(typeof ROLES)[number], ...(typeof ROLES)[number][]]), grids: ids(60).optional() })).max(POSTS_MOST) as unknown as z.ZodType<Post[]>

/** A cadre. Residents are nobody that an administrator looks up. */
async function officerOf(person: PersonId): Promise<PersonRow> {
  const row = await tables.people.byId(person)
  if (!row || row.posts.length === 0) throw new Refusal('NOT_FOUND')
  return row
}

/** One who holds posts, what waits for them, and who could take it over. Four requests. */
export const officer = verb(z.strictObject({ id }), async ({ input, me }: Asked<{ id: PersonId }>): Promise<OfficerView> => {
  mustAdminister(me)
  const row = await officerOf(input.id)
  const handles = [...new Set(row.posts.filter(({ role }) => carries(role, 'handling')).map(({ unit }) => unit))]
  const [{ organisation }, open, colleagues] = await Promise.all([
    freshDistrict(),
    tables.appeals.count({ waits: `person:${row._id}`, status: oneOf(STATUSES.filter(isOpen)) }),
    handles.length > 0 ? holdersIn(handles) : [],
  ])
  const able = colleagues.filter((one) => one._id !== row._id && one.posts.some(({ unit, role }) => handles.includes(unit) && carries(role, 'handling')))
  return { id: row._id, name: nameOf(row), phone: phoneOf(row), posts: row.posts.map((post) => postView(post, organisation)), open, heirs: able.map((one) => ({ id: one._id, name: nameOf(one) })), mine: row._id === me._id }
})

const setInput = z.strictObject({ person: id, posts, heir: id.optional(), reason: text(300) })

/** Gives and takes posts; without any the person has left. What they worked on by a post that is taken follows in slices. */
export const setPosts = verb(setInput as unknown as z.ZodType<AdminFunction['setPosts']['input']>, async ({ input, me, requestId }: Asked<AdminFunction['setPosts']['input']>) => {
  mustAdminister(me)
  // Two pairs of eyes: nobody gives themselves a post.
  if (input.person === me._id) throw refusal('posts', '不能改自己的岗位，请另一位管理员办理')
  await administer(me, requestId, async ({ organisation, rows }) => {
    const row = await officerOf(input.person)
    const wrong = wrongWithPosts(input.posts, organisation)
    if (wrong) throw refusal('posts', wrong)
    await mustLeaveOne(row, input.posts)
    const heir = input.heir ? await officerOf(input.heir) : null
    if (heir?._id === row._id) throw refusal('heir', '请选另一位同志接手')
    const gone = row.posts.filter((post) => !input.posts.some(({ unit, role }) => unit === post.unit && role === post.role))
    const left = [...new Set(gone.map(({ unit }) => unit))].filter((unit) => !input.posts.some((post) => post.unit === unit))
    const lines: [string, string | null, string | null][] = [['岗位', postsWords(row.posts, organisation), postsWords(input.posts, organisation)], ...(heir ? [['接手的人', null, postsWords(heir.posts, organisation)] as [string, null, string | null]] : [])]
    const weight = weightOf(row.posts, input.posts, organisation)
    return {
      said: { ...(weight ? { alarm: ['有人调整到要害岗位，请核对', weight] as const } : {}), what: 'setPosts', person: row._id, unit: (input.posts[0] ?? row.posts[0])!.unit, lines, reason: input.reason },
      changes: [['people', row._id, { posts: input.posts, formerly: [...new Set([...(row.formerly ?? []), ...left])] }]],
      units: leadersMoved(rows, row._id, row.posts, input.posts),
      ...(gone.length > 0 ? { job: { _id: `handOver:${requestId}`, kind: 'handOver' as const, args: { person: row._id, heir: heir?._id ?? null } } } : {}),
    }
  })
  return { id: input.person }
})

/** A district is never without somebody who administers it. */
async function mustLeaveOne(row: PersonRow, after: readonly Post[]): Promise<void> {
  if (!administers(row) || administers({ posts: [...after] })) return
  const others = (await holdersIn(row.posts.map(({ unit }) => unit))).filter((one) => one._id !== row._id && administers(one))
  if (others.length === 0) throw refusal('posts', '这是最后一位系统管理员，请先邀请另一位')
}
