import { counted } from '../../../server/store/cloud'
import { nextSequence } from '../../../server/store/codes'
import { COUNTED_ALONE, limit, limitOften, sweepLimits } from '../../../server/store/limits'
import { forgetCalendar, loadCalendar, loadSettings, saveSettings, yearChange } from '../../../server/store/settings'
import { noteReveal, revealsOf } from '../../../server/store/reveals'
import { transact } from '../../../server/store/transaction'
import { keepSuggestion } from '../../../server/store/suggestions'
import { type TestCloud, openTestCloud } from '../harness'

let test: TestCloud
beforeAll(async () => {
  test = await openTestCloud()
})
afterAll(() => test.close())

it('no two filings get the same place in a year, not the first two either', async () => {
  const places = await Promise.all(Array.from({ length: 20 }, () => nextSequence(2026)))
  expect([...places].sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, n) => n + 1))
  expect(await nextSequence(2027)).toBe(1)
  // One of ten asks the store.
  const later = await counted(async () => { for (let n = 0; n < 10; n += 1) await nextSequence(2026) })
  expect(later.requests).toBe(1)
})

describe('a limit', () => {
  const at = Date.parse('2026-11-23T09:00:00+08:00')

  it('lets through as many as it says in a window, counted even when they come at once', async () => {
    const answers = await Promise.allSettled(Array.from({ length: 7 }, () => limit('submit:p-1', 5, 60, at)))
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(5)
    await expect(limit('submit:p-1', 5, 60, at + 1000)).rejects.toMatchObject({ code: 'TOO_MANY' })
    await limit('submit:p-2', 5, 60, at)
    await limit('submit:p-1', 5, 60, at + 60_000)
  })

  it('of what is asked often costs nothing but each tenth time, and lets through no more in one instance', async () => {
    const ask = (key: string, now = at) => limitOften(key, 25, 3600, 'SEARCHED_OUT', now)
    const alone = await counted(async () => { for (let n = 1; n < COUNTED_ALONE; n += 1) await ask('often:p-1') })
    expect(alone.requests).toBe(0)
    const told = await counted(() => ask('often:p-1'))
    expect([told.requests > 0, told.requests <= 2]).toEqual([true, true])
    const answers = await Promise.allSettled(Array.from({ length: 30 }, () => ask('often:p-1')))
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(15)
    const refused = await counted(() => expect(ask('often:p-1')).rejects.toMatchObject({ code: 'SEARCHED_OUT' }))
    expect(refused.requests).toBe(0)
    await ask('often:p-2')
    await ask('often:p-1', at + 3_600_000)
  })

  it('is forgotten when its window is over', async () => {
    await limit('look:p-1', 1, 60, at)
    expect(await sweepLimits(at)).toBe(0)
    expect(await sweepLimits(at + 60_001)).toBeGreaterThan(0)
    await limit('look:p-1', 1, 60, at)
  })
})

it('what a district sets lies over the defaults, each member by itself', async () => {
  expect(await loadSettings()).toMatchObject({ kindDays: { resolution: 20 }, returnCap: 2 })
  await saveSettings({ kindDays: { resolution: 18 } as never, returnCap: 3 })
  expect(await loadSettings()).toMatchObject({ kindDays: { consultation: 1, resolution: 18 }, returnCap: 3, pauseDays: 5 })
})

it('a year that was added moves the working days', async () => {
  expect((await loadCalendar()).isWorkingDay('2027-10-01')).toBe(true)
  const [name, row] = yearChange({ year: 2027, holidays: ['2027-10-01'], makeUpDays: [] })
  await transact((writes) => writes.set(name, row))
  forgetCalendar()
  expect((await loadCalendar()).isWorkingDay('2027-10-01')).toBe(false)
  expect((await loadCalendar()).horizon).toBe(2027)
})

it('a look at a name is on record once per request, with who and why', async () => {
  const reveal = { appeal: 'BZ-26-000001-A', by: 'p-caller', at: 1, purpose: '回访' }
  await noteReveal('r1', reveal)
  await noteReveal('r1', reveal)
  await noteReveal('r2', { ...reveal, at: 2 })
  expect((await revealsOf('BZ-26-000001-A')).items.map(({ at, purpose }) => [at, purpose])).toEqual([[2, '回访'], [1, '回访']])
})

it('a suggestion asked twice is kept once', async () => {
  const suggestion = { by: 'p-1', at: 1, text: '字再大一点' }
  expect(await keepSuggestion('r1', suggestion)).toEqual(await keepSuggestion('r1', suggestion))
})
