import * as z from 'zod'
import { DEPARTMENTS, DEPARTMENT_WORDS } from '../../domain/organisation/departments'
import { carries } from '../../domain/organisation/roles'
import { Refusal } from '../../domain/problem'
import { CATEGORY_IDS, categoryOf } from '../../domain/text'
import type { Responsibility } from '../../domain/text/responsibility'
import { type Asked, verb } from '../door/verb'
import { level } from '../door/schema'
import { loadResponsibility, saveResponsibility as save } from '../store/responsibility'
import type { OutreachOfCadres, ResponsibilityRowView } from './contract'

/** The list by which levels and departments are proposed (小事、难事、大事), for every cadre to read. */
export const responsibility = verb(z.strictObject({}), async ({ me }) => {
  if (me.posts.length === 0) throw new Refusal('FORBIDDEN')
  return rowsOf(await loadResponsibility())
})

const saveInput = z.strictObject({
  lines: z.array(z.strictObject({ category: z.enum(CATEGORY_IDS as [string, ...string[]]), level, department: z.enum(DEPARTMENTS as [string, ...string[]]).optional() })).max(CATEGORY_IDS.length),
}) as unknown as z.ZodType<OutreachOfCadres['saveResponsibility']['input']>

/** Keeps the list: what is not in it goes by the default. What is the district's names a department or goes to the centre. */
export const saveResponsibility = verb(saveInput, async ({ input, me }: Asked<OutreachOfCadres['saveResponsibility']['input']>) => {
  if (!me.posts.some(({ role }) => carries(role, 'administration'))) throw new Refusal('FORBIDDEN')
  if (new Set(input.lines.map(({ category }) => category)).size < input.lines.length) throw new Refusal('INVALID', { lines: '有一类事项写了两次' })
  return rowsOf(await save(input.lines, me._id))
})

function rowsOf(list: Responsibility): ResponsibilityRowView[] {
  return CATEGORY_IDS.map((category) => {
    const { level: whose, department } = list[category]
    return { category, words: categoryOf(category).words, level: whose, ...(department ? { department, departmentWords: DEPARTMENT_WORDS[department] } : {}) }
  })
}
