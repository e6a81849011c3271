import type { Instant } from '../../domain/calendar/day'
import type { PersonId } from '../../domain/organisation/units'
import { type CategoryList, type KeptCategory, categoryList } from '../../domain/text/categoryList'
import type { Lists } from '../../domain/text/propose'
import { DEFAULT_RESPONSIBILITY, type ResponsibilityLine, responsibilityOf } from '../../domain/text/responsibility'
import { cached } from './cached'
import { collection } from './database'

/** One line that was changed: by whom, when, from what to what. */
export interface ResponsibilityChange {
  at: Instant
  by: PersonId
  from: ResponsibilityLine
  to: ResponsibilityLine
}

interface ResponsibilityRow {
  _id: 'responsibility'
  lines: ResponsibilityLine[]
  /** The newest first. */
  changes: ResponsibilityChange[]
}

interface CategoriesRow {
  _id: 'categories'
  kept: KeptCategory[]
}

/** As many changes as are kept in view; all of them are on the record of administration. */
const KEPT = 100
const [LINES, CATEGORIES] = ['responsibility', 'categories'] as const

const rows = collection<ResponsibilityRow | CategoriesRow>('settings')

/** What the district keeps, as it stands now. One request. */
async function read(): Promise<Omit<ResponsibilityRow, '_id'> & { kept: KeptCategory[] }> {
  const found = await rows.byIds([LINES, CATEGORIES])
  const { lines, changes } = (found.get(LINES) as ResponsibilityRow | undefined) ?? { lines: [], changes: [] }
  return { lines, changes, kept: (found.get(CATEGORIES) as CategoriesRow | undefined)?.kept ?? [] }
}

const listsOf = ({ lines, kept }: { lines: readonly ResponsibilityLine[]; kept: readonly KeptCategory[] }): Lists => {
  const categories = categoryList(kept)
  return { categories, responsibility: responsibilityOf(lines, categories) }
}
const lists = cached<Lists>(async () => listsOf(await read()))

/** The categories and who is responsible for each, as the district keeps them over the defaults; kept for a minute. */
export const loadLists = (): Promise<Lists> => lists.get()

/** What this instance knew of them is read anew. */
export const forgetLists = (): void => lists.forget()

/** The same as it stands now, with who changed what. One request. */
export async function readLists(): Promise<Lists & { kept: KeptCategory[]; changes: ResponsibilityChange[] }> {
  const now = await read()
  return { ...listsOf(now), kept: now.kept, changes: now.changes }
}

/** What sets some lines and leaves the rest, as a transaction writes it; no changes where they are so already. */
export async function responsibilitySet(lines: readonly ResponsibilityLine[], by: PersonId, at: Instant): Promise<{ categories: CategoryList; changes: ResponsibilityChange[]; set: readonly ['settings', ResponsibilityRow] }> {
  const before = await read()
  const { responsibility, categories } = listsOf(before)
  const changes = lines.map((to): ResponsibilityChange => ({ at, by, from: { category: to.category, ...responsibility[to.category]! }, to })).filter(({ from, to }) => !isSame(from, to))
  const others = before.lines.filter(({ category }) => !lines.some((line) => line.category === category))
  const own = lines.filter((line) => !isDefault(line))
  return { categories, changes, set: ['settings', { _id: LINES, lines: [...others, ...own], changes: [...changes, ...before.changes].slice(0, KEPT) }] }
}

/** What keeps these categories, as a transaction writes it. */
export const categoriesSet = (kept: readonly KeptCategory[]): readonly ['settings', CategoriesRow] => ['settings', { _id: CATEGORIES, kept: [...kept] }]

const isSame = (one: Pick<ResponsibilityLine, 'level' | 'department'>, other: Pick<ResponsibilityLine, 'level' | 'department'>): boolean => one.level === other.level && one.department === other.department

function isDefault(line: ResponsibilityLine): boolean {
  const usual = DEFAULT_RESPONSIBILITY[line.category]
  return usual !== undefined && isSame(line, usual)
}
