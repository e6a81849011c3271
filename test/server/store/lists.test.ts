import { NEVER } from '../../../domain/appeal/waits'
import { ledger } from '../../../server/casework/ledger/lists'
import type { AppealCard, Page } from '../../../server/contract'
import { COLLECTIONS } from '../../../server/store/collections'
import { counted } from '../../../server/store/cloud'
import { commit } from '../../../server/store/commit'
import { oneOf } from '../../../server/store/conditions'
import type { PersonRow } from '../../../server/store/rows'
import { tables } from '../../../server/store/tables'
import { type TestCloud, openTestCloud } from '../harness'
import { filing } from './sample'

let test: TestCloud
beforeAll(async () => {
  test = await openTestCloud()
})
afterAll(() => test.close())

const READER: PersonRow = { _id: 'p-reader', identities: [], name: null, phone: null, phoneKey: null, posts: [{ unit: 't-9', role: 'reviewer' }], wecom: null, credits: {}, largeType: null }

const codeOf = (n: number) => `BZ-26-${String(n).padStart(6, '0')}-A`

describe('a list', () => {
  beforeAll(async () => {
    const rows = Array.from({ length: 1200 }, (_, n) => {
      const row = filing(codeOf(n), `r${n}`).writing.rows[0]!
      // Many share a sort value, so that only the id tells them apart.
      return { ...row, waits: [`v-${n % 2}:screening`, 'person:p-1'], submittedAt: 1_700_000_000_000 + Math.floor(n / 7), actBy: `2026-11-${10 + (n % 3)}` }
    })
    test.cloud.database.bulkInsert('appeals', rows)
  })

  const walk = async (where: Parameters<typeof tables.appeals.page>[0]['where'], field: string, direction: 'asc' | 'desc', limit: number) => {
    const found: string[] = []
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const page = await tables.appeals.page({ where, order: [[field, direction]], limit, cursor })
      found.push(...page.items.map((row) => row._id))
      cursor = page.next
    }
    return found
  }

  it('gives every document once over its pages, in order, upwards and downwards', async () => {
    const up = await walk({ waits: 'v-1:screening' }, 'actBy', 'asc', 77)
    expect(up).toHaveLength(600)
    expect(new Set(up).size).toBe(600)
    const down = await walk({ parties: 'p-resident' }, 'submittedAt', 'desc', 250)
    expect(down).toEqual(Array.from({ length: 1200 }, (_, n) => codeOf(1199 - n)))
  })

  it('costs one request a page and reads no more than it shows, at the end as at the start', async () => {
    const before = test.cloud.database.reports.length
    const first = await counted(() => tables.appeals.page({ where: { parties: 'p-resident' }, order: [['submittedAt', 'desc']], limit: 400 }))
    const second = await tables.appeals.page({ where: { parties: 'p-resident' }, order: [['submittedAt', 'desc']], limit: 400, cursor: first.value.next })
    await tables.appeals.page({ where: { parties: 'p-resident' }, order: [['submittedAt', 'desc']], limit: 400, cursor: second.next })
    expect(first.requests).toBe(1)
    expect(test.cloud.database.reports.slice(before)).toEqual([])
  })

  it('ends with no cursor when the last page is exactly full', async () => {
    const page = await tables.appeals.page({ where: { _id: oneOf([codeOf(1), codeOf(2)]) }, order: [], limit: 2 })
    expect(page).toMatchObject({ items: [{ _id: codeOf(1) }, { _id: codeOf(2) }], next: null })
  })

  it('refuses a cursor that somebody wrote, and one of another list', async () => {
    const forged = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
    for (const cursor of ['nonsense', forged([{ $ne: null }, 'x']), forged(['x']), forged({ length: 2 })]) {
      await expect(tables.appeals.page({ where: { parties: 'p-resident' }, order: [['submittedAt', 'desc']], limit: 5, cursor })).rejects.toMatchObject({ code: 'INVALID', fields: { cursor: expect.any(String) } })
    }
  })

  it('of a unit runs by deadline over all its pages, what waits for nobody last, and ends with its last full page', async () => {
    const rows = Array.from({ length: 40 }, (_, n) => {
      const row = filing(codeOf(3000 + n), `ledger-${n}`).writing.rows[0]!
      return { ...row, scopes: ['t-9'], village: 'v-9', actBy: n % 9 === 0 ? NEVER : `2026-12-${String(1 + ((n * 7) % 28)).padStart(2, '0')}` }
    })
    test.cloud.database.bulkInsert('appeals', rows)
    const expected = [...rows].sort((a, b) => (a.actBy < b.actBy ? -1 : a.actBy > b.actBy ? 1 : a._id < b._id ? -1 : 1)).map(({ _id }) => _id)
    for (const place of [{}, { village: 'v-9' }]) {
      const found: string[] = []
      let pages = 0
      for (let cursor: string | null | undefined; cursor !== null; pages += 1) {
        const page = (await ledger({ ...place, ...(cursor ? { cursor } : {}) })({ me: READER, requestId: 'r' })) as Page<AppealCard>
        found.push(...page.items.map(({ code }) => code))
        cursor = page.next
      }
      expect(found).toEqual(expected)
      expect(pages).toBe(2)
    }
  })

  it('is counted as far as asked and no further', async () => {
    expect(await tables.appeals.count({ parties: 'p-resident' })).toBe(1000)
    expect(await tables.appeals.count({ parties: 'p-resident' }, 99)).toBe(99)
    expect(await tables.appeals.count({ waits: 'v-0:screening' })).toBe(600)
  })
})

describe('an operator in a field', () => {
  it.each([[{ $ne: null }], [{ $gt: '' }], [['a']], [undefined], [new Date(0)], [NaN]])('never reaches the database: %p', async (value) => {
    const hostile = value as never
    await expect(tables.people.first({ identities: hostile })).rejects.toThrow('a filter takes scalars')
    await expect(tables.people.update({ _id: hostile }, { name: 'x' })).rejects.toThrow('a filter takes scalars')
    await expect(tables.people.first({ _id: oneOf([hostile]) })).rejects.toThrow('a filter takes scalars')
  })

  it('is no value of a document either', async () => {
    const { writing } = filing('BZ-26-900000-A', 'operator')
    const record = { ...writing.records[0]!, texts: { text: { $tcb_server_date: { offset: 0 } } as unknown as string } }
    await expect(commit({ ...writing, records: [record] })).rejects.toThrow('no field $tcb_server_date')
    expect(await tables.appeals.byId('BZ-26-900000-A')).toBeNull()
  })

  it('a change or removal of everything is refused', async () => {
    await expect(tables.people.update({}, { name: 'x' })).rejects.toThrow('never meant')
    await expect(tables.people.remove({})).rejects.toThrow('never meant')
  })
})

it('every collection is closed to clients, and its lists end on _id', () => {
  for (const { permission, indexes } of COLLECTIONS) {
    expect(permission).toBe('ADMINONLY')
    for (const { keys } of indexes) {
      const last = keys.at(-1)!
      if (last.field === '_id' && keys.length > 1) expect(last.order).toBe(keys.at(-2)!.order)
    }
  }
})
