import * as z from 'zod'
import { carries } from '../../../domain/organisation/roles'
import { type Tag } from '../../../domain/ledger/tags'
import { Refusal } from '../../../domain/problem'
import { type Asked, verb } from '../../door/verb'
import { id, text } from '../../door/schema'
import type { PersonRow } from '../../store/rows'
import { loadSettings, saveTags as store } from '../../store/settings'
import type { LedgerOfCadres } from './contract'

const MOST = 40

/** The district's list is the administrator's and the centre's to keep. */
const mayKeep = (me: PersonRow): boolean => me.posts.some(({ role }) => carries(role, 'administration') || carries(role, 'dispatch'))

/** What appeals may be sorted by, for every cadre. */
export const tags = verb(z.strictObject({}), async ({ me }) => {
  if (me.posts.length === 0) throw new Refusal('FORBIDDEN')
  return { tags: [...(await loadSettings()).tags], mayKeep: mayKeep(me) }
})

const saveInput = z.strictObject({ tags: z.array(z.strictObject({ id: z.string().regex(/^[\w-]{2,32}$/).and(id), name: text(8) })).max(MOST) }) as unknown as z.ZodType<LedgerOfCadres['saveTags']['input']>

/** Keeps the list: names may change, and what is left out is offered no more and stays on what carries it. */
export const saveTags = verb(saveInput, async ({ input, me }: Asked<LedgerOfCadres['saveTags']['input']>) => {
  if (!mayKeep(me)) throw new Refusal('FORBIDDEN')
  if (new Set(input.tags.map((tag) => tag.id)).size < input.tags.length || new Set(input.tags.map(({ name }) => name)).size < input.tags.length) throw new Refusal('INVALID', { tags: '有两个标签重复了' })
  const before = (await loadSettings()).tags
  const retired = before.filter((tag) => !input.tags.some((one) => one.id === tag.id)).map((tag): Tag => ({ ...tag, retired: true }))
  const after = [...input.tags, ...retired]
  await store(after)
  return { tags: after, mayKeep: true }
})
