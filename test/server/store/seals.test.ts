import { commit } from '../../../server/store/commit'
import { collection } from '../../../server/store/database'
import { type SealRow, sealEntries, verifySeals } from '../../../server/store/seals'
import { tables } from '../../../server/store/tables'
import { type TestCloud, openTestCloud } from '../harness'
import { filing, screening } from './sample'

let test: TestCloud
beforeAll(async () => {
  test = await openTestCloud()
})
afterAll(() => test.close())

const HOUR = 3_600_000
const seals = collection<SealRow>('seals')

it('the seals of the nights chain together, and name the night under which an entry was changed', async () => {
  const first = filing('BZ-26-000001-A', 'r1')
  await commit(first.writing)
  const one = await sealEntries('2026-11-23', first.entry.at + HOUR)
  expect(one).toMatchObject({ entries: 1, from: 0 })
  expect(await sealEntries('2026-11-23', first.entry.at + 2 * HOUR)).toBeNull()

  const second = screening(first.standing, 'r2')
  second.entry.at += 3 * HOUR
  await commit(second.writing)
  const two = await sealEntries('2026-11-24', first.entry.at + 5 * HOUR)
  expect(two).toMatchObject({ entries: 1, previous: one!.digest, from: one!.upTo })
  expect(await verifySeals()).toEqual({ seals: 2, brokenAt: null })

  await tables.entries.update({ _id: second.entry._id }, { hash: 'f'.repeat(64) })
  expect(await verifySeals()).toEqual({ seals: 2, brokenAt: '2026-11-24' })
})

it('a night that was sealed anew over other entries, or that leaves a time out, breaks the chain at the next one', async () => {
  test.cloud.database.clear()
  const first = filing('BZ-26-000003-A', 'r4')
  await commit(first.writing)
  const one = (await sealEntries('2026-11-23', first.entry.at + HOUR))!
  const two = (await sealEntries('2026-11-24', first.entry.at + 5 * HOUR))!
  expect(await verifySeals()).toEqual({ seals: 2, brokenAt: null })

  await tables.entries.update({ _id: first.entry._id }, { hash: 'f'.repeat(64) })
  await seals.remove({ _id: one._id })
  await seals.remove({ _id: two._id })
  await sealEntries('2026-11-23', first.entry.at + HOUR)
  await seals.insert(two)
  expect(await verifySeals()).toEqual({ seals: 2, brokenAt: '2026-11-24' })

  await seals.remove({ _id: two._id })
  const again = (await seals.byId(one._id))!
  await seals.set({ ...again, upTo: again.upTo + HOUR })
  await sealEntries('2026-11-24', first.entry.at + 5 * HOUR)
  await seals.set(again)
  expect(await verifySeals()).toEqual({ seals: 2, brokenAt: '2026-11-24' })
})

it('an entry too fresh to be seen by everyone waits for the next night', async () => {
  test.cloud.database.clear()
  const first = filing('BZ-26-000002-A', 'r3')
  await commit(first.writing)
  expect(await sealEntries('2026-11-23', first.entry.at + 60_000)).toMatchObject({ entries: 0 })
  expect(await sealEntries('2026-11-24', first.entry.at + HOUR)).toMatchObject({ entries: 1 })
})

it('a night with more than one seal takes in is sealed in parts, and all of them hold', async () => {
  test.cloud.database.clear()
  const filings = [1, 2, 3, 4, 5].map((n) => {
    const one = filing(`BZ-26-00001${n}-A`, `night-${n}`)
    one.entry.at += n
    return one
  })
  for (const { writing } of filings) await commit(writing)
  const now = filings[0]!.entry.at + HOUR
  const parts = [await sealEntries('2026-11-23', now, 2), await sealEntries('2026-11-23', now, 2), await sealEntries('2026-11-23', now, 100)]
  expect(parts.map((part) => Boolean(part?.cut))).toEqual([true, true, false])
  expect(parts.reduce((sum, part) => sum + part!.entries, 0)).toBe(5)
  expect(await sealEntries('2026-11-23', now + HOUR)).toBeNull()
  expect(await verifySeals()).toEqual({ seals: 3, brokenAt: null })
})
