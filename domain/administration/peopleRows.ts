import { ROLE_WORDS, type Role } from '../organisation/roles'
import type { Organisation, Post, Unit } from '../organisation/units'
import { type Cell, type Sheet, cellOf, columnsOf, isSkipped, rowNumber } from '../outreach/sheet'
import { charactersOf } from '../text'
import { isPhoneNumber } from '../text/phone'
import { PERSON_COLUMNS, ROLE_NAMES, type PersonColumn as Key, bareWords, namesIn } from './columns'
import { ROLES, ROLES_IN, together, wrongWithPosts } from './posts'

type Grids = Organisation & { gridsOf(unit: string): readonly { id: string; name: string }[] }

/** Somebody whom a sheet brings, in one row or several. */
export interface WantedPerson {
  rows: number[]
  name: string
  phone: string | null
  /** The number stands there masked, as our own export writes it: good to find somebody by name, not to invite. */
  masked: boolean
  posts: Post[]
}

export interface PeopleRead {
  missing: string[]
  people: WantedPerson[]
  /** What is wrong, by the title of our column; such a row brings nobody, nor a post. */
  wrong: { row: number; name: string; wrong: Record<string, string> }[]
}

const NAME_MOST = 20
export const personTitle = (key: Key): string => PERSON_COLUMNS.find((column) => column.key === key)!.titles[0]!

/**
 * Reads a sheet of people, row by row. Rows with one number are one person, and so are rows without a number that give one
 * name in one unit. Blank rows and the template's example are passed over. `missing` names needed columns that the sheet lacks.
 */
export function readPeopleRows({ header, rows, first }: Sheet, organisation: Grids): PeopleRead {
  const { at, missing } = columnsOf(header, PERSON_COLUMNS)
  const read: PeopleRead = { missing, people: [], wrong: [] }
  if (missing.length > 0) return read
  const known = new Map<string, WantedPerson>()
  rows.forEach((cells, index) => {
    if (isSkipped(cells)) return
    const [row, cell] = [rowNumber(index, first), cellOf(cells, at)]
    const refuse = (wrong: Record<string, string>) => void read.wrong.push({ row, name: cell('name'), wrong })
    const one = readOne(cell, organisation)
    if ('wrong' in one) return refuse(one.wrong)
    const key = one.phone ?? JSON.stringify([one.name, one.posts[0]!.unit])
    const before = known.get(key)
    if (!before) {
      const person = { rows: [row], ...one }
      known.set(key, person)
      read.people.push(person)
      return
    }
    if (before.name !== one.name) return refuse({ [personTitle('phone')]: `第${before.rows[0]}行的${before.name}也是这个号码` })
    const posts = together([...before.posts, ...one.posts])
    const wrong = wrongWithPosts(posts, organisation)
    if (wrong) return refuse({ [personTitle('roles')]: `与第${before.rows[0]}行合起来：${wrong}` })
    if (JSON.stringify(posts) === JSON.stringify(before.posts)) return refuse({ [personTitle('roles')]: `与第${before.rows.at(-1)}行相同` })
    before.posts = posts
    before.rows.push(row)
  })
  return read
}

function readOne(cell: Cell<Key>, organisation: Grids): Omit<WantedPerson, 'rows'> | { wrong: Record<string, string> } {
  const wrong: Record<string, string> = {}
  const name = cell('name')
  if (name === '' || charactersOf(name).length > NAME_MOST) wrong[personTitle('name')] = name === '' ? '没有填姓名' : `最多${NAME_MOST}个字`
  const digits = cell('phone').replace(/[\s-]/g, '')
  const masked = /^1\d{2}\*{4}\d{4}$/.test(digits)
  // WeChat verifies mobile numbers alone.
  if (digits !== '' && !masked && !(digits.startsWith('1') && isPhoneNumber(digits))) wrong[personTitle('phone')] = '不是手机号，要11位数字'
  const unit = unitNamed(cell('unit'), cell('township'), organisation)
  if ('why' in unit) wrong[personTitle('unit')] = unit.why
  const posts = 'why' in unit ? [] : postsOf(cell, unit.unit, organisation, wrong)
  if (Object.keys(wrong).length === 0) {
    const why = wrongWithPosts(posts, organisation)
    if (why) wrong[personTitle('roles')] = why
  }
  if (Object.keys(wrong).length > 0) return { wrong }
  return { name, phone: digits === '' || masked ? null : digits, masked, posts: together(posts) }
}

/** The unit that a name means, a village also written with its township in front or beside it; or why none is meant. */
function unitNamed(name: string, township: string, organisation: Organisation): { unit: Unit } | { why: string } {
  if (name === '') return { why: '没有填单位' }
  const above = (unit: Unit) => (unit.kind === 'village' ? (organisation.find(unit.parent ?? '')?.name ?? '') : '')
  const fitting = organisation.units.filter((unit) => (unit.name === name || `${above(unit)}${unit.name}` === name) && (township === '' || above(unit) === township || unit.name === township))
  if (fitting.length > 1) return { why: '不止一个单位叫这个名字，请填上乡镇（街道）' }
  return fitting[0] ? { unit: fitting[0] } : { why: '本区没有这个单位，请先导入单位' }
}

function postsOf(cell: Cell<Key>, unit: Unit, organisation: Grids, wrong: Record<string, string>): Post[] {
  const words = namesIn(cell('roles'))
  const may = (ROLES_IN[unit.kind] as readonly Role[]).map((role) => ROLE_WORDS[role]).join('、')
  if (words.length === 0) wrong[personTitle('roles')] = `没有填职务，可以填：${may}`
  const found = words.map((word) => ROLES.find((role) => [ROLE_WORDS[role], ...(ROLE_NAMES[role] ?? [])].includes(bareWords(word))))
  const strange = words.find((_, at) => !found[at] || !(ROLES_IN[unit.kind] as readonly Role[]).includes(found[at]))
  if (strange !== undefined) wrong[personTitle('roles')] = `${unit.name}没有“${strange}”，可以填：${may}`
  const roles = found.filter((role) => role !== undefined)
  const named = namesIn(cell('grids'))
  if (named.length > 0 && !roles.includes('gridWorker')) wrong[personTitle('grids')] = '只有网格员分网格'
  const own = organisation.gridsOf(unit.id)
  const missing = named.find((grid) => !own.some(({ name }) => name === grid))
  if (missing !== undefined) wrong[personTitle('grids')] = `${unit.name}没有“${missing}”`
  const grids = own.filter(({ name }) => named.includes(name)).map(({ id }) => id)
  return roles.map((role) => ({ unit: unit.id, role, ...(role === 'gridWorker' && grids.length > 0 ? { grids } : {}) }))
}
