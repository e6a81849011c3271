import fc from 'fast-check'
import { isBarred } from '../../../domain/appeal/routing'
import { monthOf, dayOf } from '../../../domain/calendar/day'
import { type Counts, type Delta, COUNTS, DISTRICT, accountOf, contribution, counted, deltas, figureUnits, isRare, sum, tallyKey, tallyOf } from '../../../domain/ledger/figures'
import { type Change, type Kept, addTo } from '../../../domain/ledger/kept'
import { organisation } from '../appeal/world'
import type { Walk } from '../appeal/walk';
import { type Start } from '../appeal/walk'
import { choices, starts, wander } from '../appeal/wander'

const drawn = fc.tuple(starts, choices(40))

/** Every step of some appeals as what it changes in the figures, and the appeals as they stand in the end. */
function follow(walks: readonly (readonly [Start, readonly number[]])[]) {
  const changes: { id: string; deltas: Delta[] }[] = []
  const ended = walks.map(([start, numbers], n) => {
    let before: Walk['standing'] | null = null
    return wander(start, numbers, ({ standing }) => {
      changes.push({ id: `${n}-${standing.seq}`, deltas: deltas(before, standing) })
      before = standing
    })
  })
  return { changes, standings: ended.map(({ standing }) => standing) }
}

/** What the drainer keeps of changes that come in this order. */
function keep(changes: readonly { id: string; deltas: readonly Delta[] }[]): Map<string, Counts> {
  const kept = new Map<string, Kept>()
  for (const { id, deltas: all } of changes) {
    for (const { month, unit, counts } of all) {
      const change: Change = { id, counts }
      const key = `${month}:${unit}`
      kept.set(key, addTo(kept.get(key) ?? { counts: {}, applied: [] }, [change]))
    }
  }
  return tidy(new Map([...kept].map(([key, { counts }]) => [key, counts])))
}

function recompute(standings: readonly Walk['standing'][]): Map<string, Counts> {
  const sums = new Map<string, Counts>()
  for (const standing of standings) {
    for (const unit of figureUnits(standing)) {
      const key = `${monthOf(dayOf(standing.submittedAt))}:${unit}`
      sums.set(key, sum([sums.get(key) ?? {}, contribution(standing)]))
    }
  }
  return tidy(sums)
}

const tidy = (figures: ReadonlyMap<string, Counts>) =>
  new Map([...figures].map(([key, counts]) => [key, Object.fromEntries(Object.entries(counts).filter(([, n]) => n !== 0).sort())] as const).filter(([, counts]) => Object.keys(counts).length > 0).sort(([a], [b]) => (a < b ? -1 : 1)))

describe('The kept figures', () => {
  it('are what one recomputes from the appeals, in whatever order the steps come and however often', () => {
    fc.assert(
      fc.property(fc.array(drawn, { minLength: 1, maxLength: 2 }), fc.array(fc.nat(), { maxLength: 12 }), fc.infiniteStream(fc.nat()), (walks, again, order) => {
        const { changes, standings } = follow(walks)
        const repeated = [...changes, ...again.map((n) => changes[n % changes.length]!)]
        const shuffled = repeated.map((change) => [order.next().value!, change] as const).sort(([a], [b]) => a - b).map(([, change]) => change)
        expect(keep(changes)).toEqual(recompute(standings))
        expect(keep(shuffled)).toEqual(recompute(standings))
      }),
      { numRuns: 8 },
    )
  })
})

describe('What one appeal counts', () => {
  let standings: Walk['standing'][] = []
  beforeAll(() => {
    standings = fc.sample(drawn, 20).flatMap(([start, numbers]) => {
      const met: Walk['standing'][] = []
      wander(start, numbers, ({ standing }) => met.push(standing))
      return met
    })
  })
  const anyStanding = (check: (standing: Walk['standing']) => void) => standings.forEach(check)

  it('adds up: valid is open and finished, finished is in time and late, and rated once or not at all', () => {
    anyStanding((standing) => {
      const of = (name: (typeof COUNTS)[number]) => contribution(standing)[name] ?? 0
      expect(of('valid')).toBe(of('open') + of('finished'))
      expect(of('finished')).toBe(of('inTime') + of('late'))
      expect(of('satisfied') + of('fair') + of('dissatisfied') + of('unconfirmed')).toBeLessThanOrEqual(of('finished'))
      expect(of('resolved')).toBe(of('finished') - of('dissatisfied'))
      expect(of('overdue')).toBeLessThanOrEqual(of('open'))
      expect(of('repeat')).toBeLessThanOrEqual(of('ended'))
      expect(Object.values(contribution(standing)).every((n) => n === 1)).toBe(true)
    })
  })

  it('is counted in the figure of no unit that is complained of, nor of one that may not know of it', () => {
    anyStanding((standing) => {
      const units = figureUnits(standing)
      expect(units).toContain(DISTRICT)
      for (const { id } of organisation.units) {
        if (isBarred(id, standing.accused, organisation)) expect(units.filter((unit) => unit === id || unit === accountOf(id))).toEqual([])
        if (units.includes(id)) expect(standing.scopes).toContain(id)
      }
    })
  })

  it('is found as a case behind each number that counts it, and behind no other', () => {
    anyStanding((standing) => {
      const tally = tallyOf(standing)
      const [own, names] = [figureUnits(standing), counted(standing)]
      const units = [...organisation.units.flatMap(({ id }) => [id, accountOf(id)]), DISTRICT]
      const wrong = COUNTS.flatMap((name) => units.filter((unit) => {
        const found = tally.includes(tallyKey(unit, name)) && (isRare(name) || names.includes(name))
        return found !== (own.includes(unit) && names.includes(name))
      }))
      expect(wrong).toEqual([])
    })
  })
})
