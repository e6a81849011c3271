import * as z from 'zod'
import { NAME_MOST, type TagInput, newListId, withTag, wrongWithTag } from '../../../domain/administration/categories'
import { carries } from '../../../domain/organisation/roles'
import { Refusal } from '../../../domain/problem'
import { administer } from '../../admin/administer'
import { type Asked, verb } from '../../door/verb'
import { id, text } from '../../door/schema'
import type { PersonRow } from '../../store/rows'
import { forgetSettings, freshSettings, loadSettings, readySettings, settingChange } from '../../store/settings'

/** The district's list is the administrator's and the centre's to keep. */
const mayKeep = (me: PersonRow): boolean => me.posts.some(({ role }) => carries(role, 'administration') || carries(role, 'dispatch'))

/** What appeals may be sorted by, for every cadre. */
export const tags = verb(z.strictObject({}), async ({ me }) => {
  if (me.posts.length === 0) throw new Refusal('FORBIDDEN')
  return { tags: [...(await loadSettings()).tags], mayKeep: mayKeep(me) }
})

const input = z.strictObject({ id: id.optional(), name: text(NAME_MOST), closed: z.boolean() }) as unknown as z.ZodType<TagInput>

/** A tag named anew, closed or offered again, or a new one: one that is closed is offered no more and stays on what carries it. */
export const saveTag = verb(input, async ({ input: given, me, requestId }: Asked<TagInput>) => {
  if (!mayKeep(me)) throw new Refusal('FORBIDDEN')
  await readySettings()
  await administer(me, requestId, async () => {
    const { tags: before } = await freshSettings()
    const wrong = wrongWithTag(given, before)
    if (wrong) throw new Refusal('INVALID', wrong)
    const was = before.find((one) => one.id === given.id)
    const said = [was ? wordsOf(was) : null, wordsOf({ name: given.name, retired: given.closed })] as const
    if (said[0] === said[1]) return null
    const tag = given.id ?? newListId(new Set(before.map((one) => one.id)))
    return { said: { what: 'tag', lines: [['标签', ...said]] }, changes: [settingChange('tags', withTag(before, given, tag))] }
  })
  forgetSettings()
  return { tags: [...(await freshSettings()).tags], mayKeep: true }
})

const wordsOf = ({ name, retired }: { name: string; retired?: boolean }): string => (retired ? `${name}（停用）` : name)
