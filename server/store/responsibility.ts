import { Refusal } from '../../domain/problem'
import type { Instant } from '../../domain/calendar/day'
import type { PersonId } from '../../domain/organisation/units'
import { DEFAULT_RESPONSIBILITY, type Responsibility, type ResponsibilityLine, responsibilityOf } from '../../domain/text/responsibility'
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
  version: number
  lines: ResponsibilityLine[]
  /** The newest first. */
  changes: ResponsibilityChange[]
}

/** As many changes as are kept in view. */
const KEPT = 100
const BLANK: ResponsibilityRow = { _id: 'responsibility', version: 0, lines: [], changes: [] }

const rows = collection<ResponsibilityRow>('settings')
const read = async (): Promise<ResponsibilityRow> => ({ ...BLANK, ...(await rows.byId('responsibility')) })
const list = cached<Responsibility>(async () => responsibilityOf((await read()).lines))

/** Who is responsible for what, as the district keeps it over the defaults; kept for a minute. */
export const loadResponsibility = (): Promise<Responsibility> => list.get()

/** The same as it stands now, with who changed what. One request. */
export async function readResponsibility(): Promise<{ list: Responsibility; changes: ResponsibilityChange[] }> {
  const { lines, changes } = await read()
  return { list: responsibilityOf(lines), changes }
}

/** Sets some lines and leaves the rest. Refused BUSY when somebody else changed the list at the same moment. */
export async function saveResponsibility(lines: readonly ResponsibilityLine[], by: PersonId): Promise<void> {
  const before = await read()
  const kept = responsibilityOf(before.lines)
  const changes = lines.map((to): ResponsibilityChange => ({ at: Date.now(), by, from: { category: to.category, ...kept[to.category] }, to })).filter(({ from, to }) => !isSame(from, to))
  if (changes.length === 0) return
  const others = before.lines.filter(({ category }) => !lines.some((line) => line.category === category))
  const own = lines.filter((line) => !isSame(line, { category: line.category, ...DEFAULT_RESPONSIBILITY[line.category] }))
  const after: ResponsibilityRow = { ...before, version: before.version + 1, lines: [...others, ...own], changes: [...changes, ...before.changes].slice(0, KEPT) }
  const { _id, ...rest } = after
  const saved = before.version === 0 ? await rows.insertNew(after) : (await rows.update({ _id, version: before.version }, rest)) === 1
  if (!saved) throw new Refusal('BUSY')
  list.forget()
}

const isSame = (one: ResponsibilityLine, other: ResponsibilityLine): boolean => one.level === other.level && one.department === other.department
