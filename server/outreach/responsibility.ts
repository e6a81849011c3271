import * as z from 'zod'
import { DEPARTMENTS, DEPARTMENT_WORDS, type DepartmentKey } from '../../domain/organisation/departments'
import { carries } from '../../domain/organisation/roles'
import { LEVELS, type Level } from '../../domain/organisation/units'
import { Refusal } from '../../domain/problem'
import { CATEGORY_IDS, categoryOf } from '../../domain/text'
import type { Responsibility, ResponsibilityLine } from '../../domain/text/responsibility'
import { type Asked, verb } from '../door/verb'
import { level } from '../door/schema'
import { type ResponsibilityChange, readResponsibility, saveResponsibility as save } from '../store/responsibility'
import type { PersonRow } from '../store/rows'
import { open } from '../store/seal'
import { tables } from '../store/tables'
import type { OutreachOfCadres, ResponsibilityRowView, ResponsibilityView } from './contract'

/** The list by which levels and departments are proposed (小事、难事、大事), for every cadre to read, with who changed what. */
export const responsibility = verb(z.strictObject({}), async ({ me }) => {
  if (me.posts.length === 0) throw new Refusal('FORBIDDEN')
  return view(me)
})

const saveInput = z.strictObject({
  lines: z.array(z.strictObject({ category: z.enum(CATEGORY_IDS as [string, ...string[]]), level, department: z.enum(DEPARTMENTS as [string, ...string[]]).optional() })).min(1).max(CATEGORY_IDS.length),
}) as unknown as z.ZodType<OutreachOfCadres['saveResponsibility']['input']>

/** Sets the lines given and leaves the rest. What is the district's names a department or goes to the centre. */
export const saveResponsibility = verb(saveInput, async ({ input, me }: Asked<OutreachOfCadres['saveResponsibility']['input']>) => {
  if (!keeps(me)) throw new Refusal('FORBIDDEN')
  if (new Set(input.lines.map(({ category }) => category)).size < input.lines.length) throw new Refusal('INVALID', { lines: '有一类事项写了两次' })
  await save(input.lines, me._id)
  return view(me)
})

const keeps = (me: PersonRow): boolean => me.posts.some(({ role }) => carries(role, 'administration'))

async function view(me: PersonRow): Promise<ResponsibilityView> {
  const { list, changes } = await readResponsibility()
  const people = await tables.people.byIds(changes.map(({ by }) => by))
  return {
    rows: rowsOf(list),
    changes: changes.map(({ at, by, ...change }) => ({ at, who: nameOf(people.get(by)), words: changeWords(change) })),
    levels: LEVELS.map((id) => ({ id, name: LEVEL_WORDS[id] })),
    departments: DEPARTMENTS.map((id) => ({ id, name: DEPARTMENT_WORDS[id] })),
    mayEdit: keeps(me),
  }
}

const LEVEL_WORDS: Record<Level, string> = { village: '村（社区）', township: '乡镇（街道）', district: '区级' }
const nameOf = (person: PersonRow | undefined): string => (person?.name ? open(person.name) : '已离任的管理员')

/** `路灯照明：村（社区）改为区级，区城市管理局` */
function changeWords({ from, to }: Pick<ResponsibilityChange, 'from' | 'to'>): string {
  const said = ({ level: whose, department }: ResponsibilityLine) => [LEVEL_WORDS[whose], department && DEPARTMENT_WORDS[department as DepartmentKey]].filter(Boolean).join('，')
  return `${categoryOf(to.category).words}：${said(from)} 改为 ${said(to)}`
}

function rowsOf(list: Responsibility): ResponsibilityRowView[] {
  return CATEGORY_IDS.map((category) => {
    const { level: whose, department } = list[category]
    return { category, words: categoryOf(category).words, level: whose, ...(department ? { department, departmentWords: DEPARTMENT_WORDS[department] } : {}) }
  })
}
