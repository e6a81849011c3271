import * as z from 'zod'
import { Refusal } from '../../domain/problem'
import { wake } from '../clock/wake'
import { type Asked, verb } from '../door/verb'
import { id, text } from '../door/schema'
import { orderJob } from '../store/jobs'
import { changePerson, holdersIn } from '../store/people'
import { loadWorld } from '../world'
import type { Upkeep } from './contract'
import { mustAdminister } from './rights'

/**
 * One unit goes up in another of its kind: its people hold their posts there at once, what it held follows in
 * slices. The unit stays known by name, for the records that speak of it.
 */
export const mergeUnits = verb(z.strictObject({ from: id, into: id, reason: text(300) }), async ({ input, me, requestId }: Asked<Upkeep['mergeUnits']['input']>): Promise<{ people: number }> => {
  mustAdminister(me)
  const { organisation } = await loadWorld()
  const [from, into] = [organisation.find(input.from), organisation.find(input.into)]
  if (!from || !into || from.id === into.id || from.kind !== into.kind || from.parent === null) throw new Refusal('INVALID', { into: '只能并入同类的另一个单位。' })
  const people = await holdersIn([from.id])
  for (const { _id, posts } of people) {
    const moved = posts.map((post) => (post.unit === from.id ? { ...post, unit: into.id } : post))
    await changePerson(_id, { posts: moved.filter((post, at) => moved.findIndex(({ unit, role }) => unit === post.unit && role === post.role) === at) })
  }
  await orderJob({ _id: `moveUnit:${requestId}`, kind: 'moveUnit', args: { from: from.id, into: into.id }, by: me._id, at: Date.now(), reason: input.reason })
  wake()
  return { people: people.length }
})
