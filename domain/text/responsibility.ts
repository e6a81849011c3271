import { DEPARTMENTS, type DepartmentKey } from '../organisation/departments'
import { LEVELS, type Level } from '../organisation/units'
import { CATEGORY_IDS, categoryOf } from './categories'
import { type CategoryList, DEFAULT_LIST, isListed } from './categoryList'

/** Who is responsible for what (小事村上办、难事乡镇担、大事区里管): per category its level, and its department where it is the district's. */
export type Responsibility = Readonly<Record<string, { level: Level; department?: DepartmentKey }>>

/** One line of the list as administrators keep it. */
export interface ResponsibilityLine {
  category: string
  level: Level
  department?: DepartmentKey
}

export const DEFAULT_RESPONSIBILITY: Responsibility = Object.fromEntries(
  CATEGORY_IDS.map((id) => {
    const { level, department } = categoryOf(id)
    return [id, { level, ...(department ? { department } : {}) }]
  }),
)

/** Who has a category that nobody was named for yet. */
const NOBODY_NAMED: Responsibility[string] = { level: 'township' }

/** The list with the lines that a district keeps differently; a line of a category, level or department there is no more is passed over. */
export function responsibilityOf(lines: readonly ResponsibilityLine[], categories: CategoryList = DEFAULT_LIST): Responsibility {
  const known = lines.filter(({ category, level, department }) => isListed(categories, category) && LEVELS.includes(level) && (department === undefined || DEPARTMENTS.includes(department)))
  const added = categories.filter(({ id }) => !(id in DEFAULT_RESPONSIBILITY)).map(({ id }) => [id, NOBODY_NAMED])
  return { ...DEFAULT_RESPONSIBILITY, ...Object.fromEntries(added), ...Object.fromEntries(known.map(({ category, ...line }) => [category, line])) }
}
