import { ALARMS, type Readings, ringing } from '../../domain/upkeep/alarms'

const WELL: Readings = { lastRunMinutes: 1, outboxMinutes: null, givenUp: {}, sweepLateDays: 0, calendarDays: 300, keyDays: 30, workHours: null, quota: 0, unchecked: 0 }

/** For each alarm: the last value that is well, the first that is amber, the first that is red. */
const EDGES: Record<string, readonly [Partial<Readings>, Partial<Readings>, Partial<Readings>]> = {
  clock: [{ lastRunMinutes: 4 }, { lastRunMinutes: 5 }, { lastRunMinutes: 15 }],
  outbox: [{ outboxMinutes: 29 }, { outboxMinutes: 30 }, { outboxMinutes: 240 }],
  givenUp: [{ givenUp: { a: 5, b: 4 } }, { givenUp: { a: 6, b: 4 } }, { givenUp: { a: 200 } }],
  sweep: [{ sweepLateDays: 0 }, { sweepLateDays: 1 }, { sweepLateDays: 2 }],
  calendar: [{ calendarDays: 61 }, { calendarDays: 60 }, { calendarDays: 20 }],
  key: [{ keyDays: 364 }, { keyDays: 365 }, { keyDays: 730 }],
  work: [{ workHours: 23 }, { workHours: 24 }, { workHours: 72 }],
  quota: [{ quota: 0 }, { quota: 1 }, { quota: 100 }],
  photos: [{ unchecked: 4 }, { unchecked: 5 }, { unchecked: 50 }],
}

describe('Alarms', () => {
  it('are silent while all is well, and where there is nothing to read yet', () => {
    expect(ringing(WELL)).toEqual([])
    expect(ringing({ ...WELL, lastRunMinutes: null, keyDays: null })).toEqual([])
  })

  it.each(ALARMS)('$name rings from its first number, and red from its second', ({ name }) => {
    const levels = EDGES[name]!.map((edge) => ringing({ ...WELL, ...edge }).map((one) => [one.name, one.level]))
    expect(levels).toEqual([[], [[name, 'amber']], [[name, 'red']]])
  })

  it('say what is the matter within what a message holds, and what to do, the red ones first', () => {
    const all = ringing({ lastRunMinutes: 99_999, outboxMinutes: 99_999, givenUp: { a: 1000 }, sweepLateDays: 999, calendarDays: 30, keyDays: 9999, workHours: 999, quota: 999, unchecked: 100 })
    expect(all).toHaveLength(ALARMS.length)
    expect(all.map(({ level }) => level)).toEqual([...ALARMS.slice(1).map(() => 'red'), 'amber'])
    for (const { words, todo } of all) expect([words, [...words].length <= 20, todo.length > 10]).toEqual([words, true, true])
  })
})
