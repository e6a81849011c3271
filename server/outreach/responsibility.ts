import * as z from 'zod'
import { DEPARTMENTS, DEPARTMENT_WORDS, type DepartmentKey } from '../../domain/organisation/departments'
import { carries } from '../../domain/organisation/roles'
import { LEVELS, type Level } from '../../domain/organisation/units'
import { Refusal } from '../../domain/problem'
import { CATEGORIES_MOST, CUES_MOST, NAME_MOST, type CategoryInput, categoryIds, newListId, withCategory, wrongWithCategory } from '../../domain/administration/categories'
import { type CategoryList, DEFAULT_LIST, categoryWords, isListed } from '../../domain/text/categoryList'
import type { ResponsibilityLine } from '../../domain/text/responsibility'
import { administer } from '../admin/administer'
import { type Asked, verb } from '../door/verb'
import { id, level, text } from '../door/schema'
import { type ResponsibilityChange, categoriesSet, forgetLists, readLists, responsibilitySet } from '../store/responsibility'
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
  lines: z.array(z.strictObject({ category: id, level, department: z.enum(DEPARTMENTS as [string, ...string[]]).optional() })).min(1).max(CATEGORIES_MOST),
}) as unknown as z.ZodType<OutreachOfCadres['saveResponsibility']['input']>

/** Sets the lines given and leaves the rest. What is the district's names a department or goes to the centre. */
export const saveResponsibility = verb(saveInput, async ({ input, me, requestId }: Asked<OutreachOfCadres['saveResponsibility']['input']>) => {
  if (!keeps(me)) throw new Refusal('FORBIDDEN')
  if (new Set(input.lines.map(({ category }) => category)).size < input.lines.length) throw new Refusal('INVALID', { lines: '有一类事项写了两次' })
  const { categories } = await readLists()
  if (input.lines.some(({ category }) => !isListed(categories, category))) throw new Refusal('INVALID', { lines: '没有这一类事项' })
  await administer(me, requestId, async ({ now }) => {
    const { changes, set } = await responsibilitySet(input.lines, me._id, now)
    return changes.length === 0 ? null : { said: { what: 'responsibility', lines: changes.map(({ from, to }) => [categoryWords(categories, to.category), lineWords(from), lineWords(to)]) }, sets: [set] }
  })
  forgetLists()
  return view(me)
})

const categoryInput = z.strictObject({ id: id.optional(), words: text(NAME_MOST, 2), cues: z.array(z.string().trim().min(1).max(40)).max(CUES_MOST), closed: z.boolean(), reason: text(300).optional() }) as unknown as z.ZodType<CategoryInput & { reason?: string }>

/** A category named anew, known by more words, closed or opened again; or a new one. What was written by its former name keeps that. */
export const saveCategory = verb(categoryInput, async ({ input, me, requestId }: Asked<CategoryInput & { reason?: string }>) => {
  if (!keeps(me)) throw new Refusal('FORBIDDEN')
  await administer(me, requestId, async () => {
    const { categories, kept } = await readLists()
    const wrong = wrongWithCategory(input, categories)
    if (wrong) throw new Refusal('INVALID', wrong)
    const category = input.id ?? newListId(categoryIds(kept))
    const [before, own] = [categories.find((one) => one.id === category), kept.find((one) => one.id === category)]
    const lines = changed([['类别', before?.words ?? null, input.words], ['另加的字眼', cuesWords(own?.cues), cuesWords(input.cues)], ['使用', before ? useWords(before.closed) : null, useWords(input.closed)]])
    return lines.length === 0 ? null : { said: { what: 'category', lines, reason: input.reason ?? null }, sets: [categoriesSet(withCategory(kept, input, category))] }
  })
  forgetLists()
  return view(me)
})

const cuesWords = (cues: readonly string[] = []): string | null => (cues.length > 0 ? cues.join('、') : null)
const useWords = (closed: boolean): string => (closed ? '停用' : '在用')
/** The name stands in any case where something has changed: by it one knows what was changed. */
const changed = (lines: [string, string | null, string | null][]) => (lines.some(([, before, after]) => before !== after) ? lines.filter(([, before, after], at) => at === 0 || before !== after) : [])

const keeps = (me: PersonRow): boolean => me.posts.some(({ role }) => carries(role, 'administration'))

async function view(me: PersonRow): Promise<ResponsibilityView> {
  const { responsibility: list, categories, kept, changes } = await readLists()
  const people = await tables.people.byIds(changes.map(({ by }) => by))
  return {
    rows: categories.map(({ id: category, words, closed }): ResponsibilityRowView => {
      const { level: whose, department } = list[category]!
      return { category, words, level: whose, ...(department ? { department, departmentWords: DEPARTMENT_WORDS[department] } : {}), ...(closed ? { closed: true } : {}) }
    }),
    // What one changes of a category, and what it is without that.
    own: keeps(me) ? categories.map(({ id: category }) => ({ category, byDefault: DEFAULT_LIST.find((one) => one.id === category)?.words ?? null, cues: [...(kept.find((one) => one.id === category)?.cues ?? [])], known: [...(DEFAULT_LIST.find((one) => one.id === category)?.cues ?? [])] })) : [],
    changes: changes.map(({ at, by, ...change }) => ({ at, who: nameOf(people.get(by)), words: changeWords(change, categories) })),
    levels: LEVELS.map((id) => ({ id, name: LEVEL_WORDS[id] })),
    departments: DEPARTMENTS.map((id) => ({ id, name: DEPARTMENT_WORDS[id] })),
    mayEdit: keeps(me),
  }
}

const LEVEL_WORDS: Record<Level, string> = { village: '村（社区）', township: '乡镇（街道）', district: '区级' }
const nameOf = (person: PersonRow | undefined): string => (person?.name ? open(person.name) : '已离任的管理员')

/** `路灯照明：村（社区）改为区级，区城市管理局` */
const changeWords = ({ from, to }: Pick<ResponsibilityChange, 'from' | 'to'>, categories: CategoryList): string => `${categoryWords(categories, to.category)}：${lineWords(from)} 改为 ${lineWords(to)}`

/** `区级，区城市管理局` */
const lineWords = ({ level: whose, department }: ResponsibilityLine): string => [LEVEL_WORDS[whose], department && DEPARTMENT_WORDS[department as DepartmentKey]].filter(Boolean).join('，')
