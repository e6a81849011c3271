import fc from 'fast-check'
import { OPENED_WITHIN_DAYS, sinceOpened } from '../../../domain/outreach/letterBox'
import { OUTING_KINDS, SENT_WITHIN_DAYS, latestEnd, wrongWithEnd, wrongWithOuting } from '../../../domain/outreach/outings'

const DAY_MS = 86_400_000
const NOW = Date.parse('2026-03-02T09:00:00+08:00')
const kind = fc.constantFrom(...OUTING_KINDS)
const ago = fc.integer({ min: 0, max: SENT_WITHIN_DAYS * DAY_MS })

describe('An outing', () => {
  it('that goes on needs no end, and whatever its beginning there is an end that is taken', () => {
    fc.assert(
      fc.property(kind, ago, (one, before) => {
        const from = NOW - before
        expect(wrongWithOuting(one, { from, with: [] }, 'me', NOW)).toEqual({})
        expect(wrongWithEnd(one, from, latestEnd(one, from, NOW), NOW)).toEqual({})
      }),
    )
  })

  it('has no end before it began, after now, or a moment past the longest of its kind', () => {
    fc.assert(
      fc.property(kind, ago, (one, before) => {
        const from = NOW - before
        expect(Object.keys(wrongWithEnd(one, from, from - 1, NOW))).toEqual(['until'])
        expect(Object.keys(wrongWithEnd(one, from, NOW + DAY_MS, NOW))).toEqual(['until'])
        const latest = latestEnd(one, from, NOW)
        if (latest < NOW) expect(Object.keys(wrongWithEnd(one, from, latest + 1, NOW))).toEqual(['until'])
      }),
    )
  })
})

it('A box is overdue from the day on which it ought to have been opened', () => {
  const after = (days: number, more = 0) => sinceOpened(NOW - days * DAY_MS - more, NOW)
  expect(after(0)).toEqual({ days: 0, overdue: false })
  expect(after(OPENED_WITHIN_DAYS - 1, DAY_MS - 1)).toEqual({ days: OPENED_WITHIN_DAYS - 1, overdue: false })
  expect(after(OPENED_WITHIN_DAYS)).toEqual({ days: OPENED_WITHIN_DAYS, overdue: true })
  // A phone whose clock is ahead.
  expect(after(-1)).toEqual({ days: 0, overdue: false })
})
