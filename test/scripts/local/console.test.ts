import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { maySee } from '../../../domain/appeal/permissions'
import { offers } from '../../../domain/appeal/offers'
import { createCalendar } from '../../../domain/calendar/calendar'
import { clockTime, dayOf } from '../../../domain/calendar/day'
import { type Database, openDatabase } from '../../../localcloud/database'
import { CLOCK_START, LAST_YEAR, nextMorning } from '../../../scripts/local/moment'
import { FIRST_ADMIN, NEWCOMERS } from '../../../scripts/local/newcomers'
import { peopleList } from '../../../scripts/local/people'
import { readAll } from '../../../scripts/local/read'
import { waitingList } from '../../../scripts/local/waiting'
import { makeDistrict } from '../../../scripts/sample/district'
import { insertHistory } from '../../../scripts/sample/history/insert'
import { COLLECTIONS } from '../../../server/store/collections'
import type { AppealRow } from '../../../server/store/rows'

process.env['APPEALS_KEYS'] = `k1:${Buffer.alloc(32, 1).toString('base64')}`
process.env['APPEALS_HASH_KEY'] = Buffer.alloc(32, 2).toString('base64')

const district = makeDistrict()
const clock = { now: () => CLOCK_START } as never
let folder: string
let database: Database

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'console-'))
  database = openDatabase({ file: join(folder, 'database.sqlite'), clock, collections: COLLECTIONS })
  insertHistory({ database }, { district, valid: 200, now: CLOCK_START })
})
afterAll(async () => {
  await database.close()
  rmSync(folder, { recursive: true, force: true })
})

describe('who must act now', () => {
  test('may, at the page that is named, do what the appeal waits for', async () => {
    const steps = await waitingList({ database, clock }, district)
    expect(steps.length).toBeGreaterThan(30)
    const rows = new Map((await readAll<AppealRow>({ database }, 'appeals', { limit: 1000 })).map((row) => [row.code, row]))
    for (const { openid, code, page } of steps) {
      const { id, posts } = district.people.find((person) => person.openid === openid)!
      const row = rows.get(code)!
      expect(maySee({ person: id, posts }, row)).toBe(true)
      expect(page).toBe(`${row.parties.includes(id) ? 'pages/appeal' : 'officer/case'}/index?code=${code}`)
      expect(offers({ person: id, posts }, row, dayOf(CLOCK_START)).filter(({ refusal }) => refusal === null).length).toBeGreaterThan(0)
    }
  })

  test('is of every place on the way, residents and leaders too', async () => {
    const roles = new Set((await waitingList({ database, clock }, district)).flatMap(({ role }) => role.split('、')))
    for (const role of ['居民', '网格员', '复核专员', '调度员', '单位联络员', '办理人', '回访员', '分管领导', '主要领导']) expect(roles).toContain(role)
  })

  test('is nobody where nobody is known, and the first administrator holds the phone', async () => {
    expect(await waitingList({ database, clock }, NEWCOMERS)).toEqual([])
    const people = peopleList(NEWCOMERS)
    expect([people[0]!.openid, people[0]!.name]).toEqual([FIRST_ADMIN.openid, '首位管理员'])
    expect(new Set(people.map(({ openid }) => openid)).size).toBe(people.length)
  })

  test('is asked for without reading the whole record', async () => {
    await waitingList({ database, clock }, district)
    expect(database.reports).toEqual([])
  })
})

describe('the people of the console', () => {
  const people = peopleList(district)

  test('are all there, each once, those of the first village in front', () => {
    expect(new Set(people.map(({ openid }) => openid)).size).toBe(district.people.length)
    const village = district.units.find(({ id }) => id === 'T01V01')!.name
    expect(people[0]).toMatchObject({ role: '居民', unit: village, group: '居民' })
    expect(people.slice(0, 15).every(({ unit }) => unit === village)).toBe(true)
    expect(people.slice(15, 22).every(({ unit }) => unit === '望溪街道')).toBe(true)
  })

  test('are grouped by where they stand', () => {
    expect([...new Set(people.map(({ group }) => group))].sort()).toEqual(['居民', '村（社区）', '乡镇（街道）', '部门', '区中心', '督办', '领导', '管理'].sort())
  })
})

describe('the local clock', () => {
  test('starts at nine on a working day of the last published year', () => {
    const calendar = createCalendar()
    expect([calendar.isWorkingDay(dayOf(CLOCK_START)), clockTime(CLOCK_START), Number(dayOf(CLOCK_START).slice(0, 4))]).toEqual([true, '09:00', LAST_YEAR])
    expect(LAST_YEAR).toBe(calendar.horizon)
  })

  test('goes over weekends and holidays to the next morning', () => {
    const morning = (from: string) => new Date(nextMorning(Date.parse(from)) + 8 * 3_600_000).toISOString().slice(0, 16)
    expect(morning('2026-11-27T15:00:00+08:00')).toBe('2026-11-30T09:00')
    expect(morning('2026-09-30T08:00:00+08:00')).toBe('2026-10-08T09:00')
  })
})
