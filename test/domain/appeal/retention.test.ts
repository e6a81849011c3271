import fc from 'fast-check'
import { addYears } from '../../../domain/calendar/day'
import { eraseOn, erasure } from '../../../domain/appeal/retention'
import { nextLookOn } from '../../../domain/appeal/reminders'
import { isOpen } from '../../../domain/appeal/statuses'
import { SCENES } from './scenes'
import { choices, starts, wander } from './wander'
import { calendar, settings } from './world'

describe('The end of retention', () => {
  it('falls so many years after the close, or after the step that ended it', () => {
    const closed = SCENES['已销号']!().standing
    expect(eraseOn(closed, settings)).toBe(addYears(closed.closedOn!, 10))
    // What was noted after the close does not put it off.
    expect(eraseOn({ ...closed, movedOn: addYears(closed.closedOn!, 1) }, settings)).toBe(addYears(closed.closedOn!, 10))
    const withdrawn = SCENES['撤回的普通件']!().standing
    expect(eraseOn(withdrawn, { ...settings, retentionYears: 3 })).toBe(addYears(withdrawn.movedOn, 3))
    expect(addYears('2024-02-29', 1)).toBe('2025-02-28')
  })

  it('comes for everything that has ended and for nothing else', () => {
    for (const [name, scene] of Object.entries(SCENES)) {
      const { standing } = scene()
      const carriedOn = standing.measure !== null && standing.measure.doneOn === null && !isOpen(standing.status)
      expect([name, eraseOn(standing, settings) !== null]).toEqual([name, !isOpen(standing.status) && !carriedOn])
    }
  })

  it('is one step on its day, and the sweep looks on that day and not before', () => {
    const { standing } = SCENES['已销号']!()
    const on = eraseOn(standing, settings)!
    expect(nextLookOn(standing, calendar, settings)).toBe(on)
    expect(erasure(standing, '2030-01-01', settings)).toEqual([])
    expect(erasure(standing, on, settings)).toEqual([{ action: 'erase', settles: { petitioner: null, representatives: [], coPetitioners: [], lent: [] } }])
    expect(erasure({ ...standing, erasedOn: on }, on, settings)).toEqual([])
  })

  it('leaves nobody a party, whatever came before', () => {
    fc.assert(
      fc.property(starts, choices(40), (start, drawn) => {
        const { standing } = wander(start, drawn)
        for (const { settles } of erasure(standing, '9998-01-01', settings)) expect(settles).toEqual({ petitioner: null, representatives: [], coPetitioners: [], lent: [] })
      }),
      { numRuns: 30 },
    )
  })
})
