import { matterOf, traitsOf } from '../../../domain/text/likeness'
import { findAlike } from '../../../server/casework/likeness/find'
import { likenessRowOf, movesLikeness } from '../../../server/casework/likeness/row'
import { byWords } from '../../../server/casework/likeness/search'
import { indexLikeness } from '../../../server/clock/likeness'
import { rebuild } from '../../../server/clock/rebuild'
import { counted } from '../../../server/store/cloud'
import { oneOf } from '../../../server/store/conditions'
import { likeness, replaceLikeness } from '../../../server/store/likeness'
import { beginRebuild, rebuildState } from '../../../server/store/rebuild'
import type { OutboxRow } from '../../../server/store/rows'
import { tables } from '../../../server/store/tables'
import { type TestCloud, openTestCloud } from '../harness'
import { filing } from '../store/sample'

const CODE = 'BZ-26-000001-A'
const MATTERS = ['路灯坏了', '自来水停了三天', '垃圾没人清运', '电梯坏了', '变压器电压低', '村道全是坑', '广场舞太吵', '水渠垮了一截']
const { standing, writing } = filing(CODE, 'r')
const DAY = 86_400_000
const START = Date.parse('2026-11-23T09:00:00+08:00')

const filed = (n: number) => {
  const village = `v-${n % 30}`
  return likenessRowOf({ ...standing, code: `a-${n}`, village, township: 't-1', scopes: n % 10 === 4 ? ['centre'] : [village, 't-1', 'centre'], submittedAt: START - n * DAY / 50 }, { text: `${MATTERS[n % MATTERS.length]!}，已经${n}天了`, spot: '三组' })
}

let test: TestCloud
beforeAll(async () => {
  test = await openTestCloud()
  test.cloud.database.bulkInsert('likeness', Array.from({ length: 3000 }, (_, n) => filed(n)))
  await tables.units.insert({ _id: 'centre', name: '区中心', kind: 'centre', level: 'district', parent: null, ancestors: [], overseer: null, ladder: [], leaders: {} })
  await tables.appeals.insert(writing.rows[0]!)
  await tables.records.insert(...(writing.records as never[]))
})
afterAll(() => test.close())

const asked = matterOf({ text: '路灯不亮', spot: '三组', village: 'v-0', township: 't-1', at: START })
const row = (n: number): OutboxRow => ({ _id: `${CODE}-${n}-index0`, appeal: CODE, kind: 'index', state: 'pending', after: 0, tries: 0, createdAt: 0, body: {} })

it('an appeal is looked up by one request, or two with a wider place, without reading a collection through', async () => {
  const before = test.cloud.database.reports.length
  const near = await counted(() => findAlike(asked, { scopes: oneOf(['v-0']) }))
  const wide = await counted(() => findAlike(asked, { scopes: oneOf(['t-1']) }, ['t-1']))
  expect([near.requests, wide.requests]).toEqual([1, 2])
  expect(near.value.length).toBeGreaterThan(0)
  expect(near.value.every(({ row: { text, village } }) => text.startsWith('路灯') && village === 'v-0')).toBe(true)
  expect(wide.value.length).toBeGreaterThan(near.value.length)
  expect(test.cloud.database.reports.slice(before)).toEqual([])
})

it('nothing outside the asker\'s scopes is read, though it lies at the same place', async () => {
  const hidden = Array.from({ length: 3000 }, (_, n) => n).filter((n) => n % 10 === 4).map((n) => `a-${n}`)
  const seen = async (unit: string, village: string) => (await findAlike({ ...asked, village }, { scopes: oneOf([unit]) }, [unit])).map(({ row: { _id } }) => _id)
  for (const village of ['v-4', 'v-14', 'v-24']) {
    expect(await seen(village, village)).toEqual([])
    expect((await seen('t-1', village)).filter((code) => hidden.includes(code))).toEqual([])
    expect((await seen('centre', village)).some((code) => hidden.includes(code))).toBe(true)
  }
})

it('two drainers on the same rows leave each row once', async () => {
  const again = [filed(1), filed(2), filed(3)]
  await Promise.all(Array.from({ length: 3 }, () => replaceLikeness(again.map(({ _id }) => _id), again)))
  expect((await likeness.page({ where: { _id: oneOf(again.map(({ _id }) => _id)) }, order: [['_id', 'asc']], limit: 10 })).items).toHaveLength(3)
})

it('a search by words pages to its end and gives each appeal once', async () => {
  // The appeals themselves are not here: what is counted is the way through the index.
  const before = test.cloud.database.reports.length
  let cursor: string | null | undefined
  let pages = 0
  do {
    const { next } = await byWords(traitsOf('路灯'), ['t-1'], null, cursor ?? undefined)
    cursor = next
    pages += 1
  } while (cursor && pages < 50)
  expect(cursor).toBeNull()
  expect(pages).toBeGreaterThan(1)
  expect(test.cloud.database.reports.slice(before)).toEqual([])
})

it('the index is brought up to date once, however often it is told to be', async () => {
  expect(await indexLikeness([row(1), row(2)])).toEqual([{ is: 'done' }, { is: 'done' }])
  const first = await likeness.byId(CODE)
  await indexLikeness([row(2)])
  expect(await likeness.byId(CODE)).toEqual(first)
  expect(first).toEqual(likenessRowOf(standing, { text: '路灯不亮' }))
})

it('an appeal that is gone leaves the index', async () => {
  await likeness.insert({ ...filed(5), _id: 'gone' })
  await indexLikeness([{ ...row(1), appeal: 'gone' }])
  expect(await likeness.byId('gone')).toBeNull()
})

describe('what neighbours may be shown', () => {
  const shared = (text: string, more: Partial<typeof standing> = {}) => likenessRowOf({ ...standing, status: 'handling', ...more }, { text }).shared

  it('is a matter of all, while it is open or once its result is public', () => {
    expect(shared('路灯不亮')).toBe('open')
    expect(shared('路灯不亮', { status: 'published' })).toBe('result')
    expect(shared('路灯不亮', { status: 'closed' })).toBe('none')
  })

  it('is nobody\'s own affair and no complaint', () => {
    expect(shared('我家的低保停发了')).toBe('none')
    expect(shared('老板欠我两万工钱')).toBe('none')
    expect(shared('路灯不亮', { aboutCadre: true })).toBe('none')
    expect(shared('路灯不亮', { kind: 'complaint', status: 'published' })).toBe('none')
  })
})

it('a step is told to the index only when it moves what the index holds', () => {
  expect(movesLikeness(null, standing)).toBe(true)
  expect(movesLikeness(standing, { ...standing, urges: 1, seq: 2, scopes: [...standing.scopes].reverse() })).toBe(false)
  expect(movesLikeness(standing, { ...standing, scopes: ['t-1'] })).toBe(true)
  expect(movesLikeness(standing, { ...standing, master: 'BZ-26-000002-C', status: 'duplicate' })).toBe(true)
  expect(movesLikeness(standing, { ...standing, aboutCadre: true })).toBe(true)
})

describe('the index built anew after a restore', () => {
  const whole = async () => (await likeness.all()).map(({ _id }) => _id)

  it('is what each appeal gives now and nothing else, slice by slice, and then at rest', async () => {
    const { writing: second } = filing('BZ-26-000002-B', 'r2')
    await tables.appeals.insert(second.rows[0]!)
    await tables.records.insert(...(second.records as never[]))
    await indexLikeness([row(1)])
    const fresh = (await likeness.byId(CODE))!
    await likeness.update({ _id: CODE }, { keys: ['v-0:stale'], open: !fresh.open })
    await beginRebuild()
    // A run that has no time left does nothing but ask.
    expect(await rebuild(() => false)).toBe(0)
    expect(await rebuildState()).toMatchObject({ phase: 'fill', n: 0 })

    const scans = test.cloud.database.reports.length
    expect(await rebuild(() => true)).toBeGreaterThan(3000)
    expect(test.cloud.database.reports.length).toBe(scans)
    expect((await whole()).sort()).toEqual([CODE, 'BZ-26-000002-B'])
    expect(await likeness.byId(CODE)).toEqual(fresh)
    expect(await rebuildState()).toBeNull()
    expect((await counted(() => rebuild(() => true))).requests).toBe(1)
  })

  it('goes on where it was cut off', async () => {
    test.cloud.database.bulkInsert('likeness', Array.from({ length: 900 }, (_, n) => filed(n)))
    await beginRebuild()
    let rounds = 0
    // Each round has time for two slices.
    while (await rebuildState()) {
      let slices = 2
      await rebuild(() => (slices -= 1) >= 0)
      expect((rounds += 1)).toBeLessThan(50)
    }
    expect(rounds).toBe(3)
    expect((await whole()).sort()).toEqual([CODE, 'BZ-26-000002-B'])
  })
})
