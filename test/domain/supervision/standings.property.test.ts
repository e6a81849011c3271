import fc from 'fast-check'
import type { Counts } from '../../../domain/ledger/figures'
import { basisPoints } from '../../../domain/ledger/rates'
import { type Account, LEAST_VOLUME, LINE, LIST_SIZE, RANKED_KINDS, rank } from '../../../domain/supervision/standings'

/** What a unit may have done: parts that add up as the figures of appeals do. */
const counts = fc
  .record({ satisfied: fc.nat(30), fair: fc.nat(9), dissatisfied: fc.nat(9), unconfirmed: fc.nat(9), told: fc.nat(9), late: fc.nat(60), overdue: fc.nat(9), running: fc.nat(9), repeat: fc.nat(6), refused: fc.nat(50), withdrawn: fc.nat(9) })
  .map(({ satisfied, fair, dissatisfied, unconfirmed, told, late, overdue, running, repeat, refused, withdrawn }): Counts => {
    const finished = satisfied + fair + dissatisfied + unconfirmed + told
    const wasLate = Math.min(late, finished)
    const open = overdue + running
    return { received: finished + open + refused + withdrawn, valid: finished + open, finished, open, overdue, resolved: finished - dissatisfied, satisfied, fair, dissatisfied, unconfirmed, inTime: finished - wasLate, late: wasLate, ended: finished, repeat: Math.min(repeat, finished), refused, withdrawn }
  })
const accounts = fc.array(counts, { minLength: 1, maxLength: 30 }).map((all): Account[] => all.map((one, n) => ({ unit: `U${String(n).padStart(2, '0')}`, counts: one })))
const kinds = fc.constantFrom(...RANKED_KINDS)
const check = (property: fc.IProperty<never> | fc.IProperty<[never]> | fc.IRawProperty<never>) => fc.assert(property as fc.IProperty<never>, { numRuns: 300 })
const placeOf = (lines: ReturnType<typeof rank>, unit: string) => lines.find((line) => line.unit === unit)!.place

describe('A list of units', () => {
  it('is one order whatever order the units come in, with each of them once', () => {
    check(fc.property(kinds, accounts, fc.infiniteStream(fc.nat()), (kind, all, order) => {
      const shuffled = all.map((one) => [order.next().value!, one] as const).sort(([a], [b]) => a - b).map(([, one]) => one)
      expect(rank(kind, shuffled)).toEqual(rank(kind, all))
      expect(rank(kind, all).map(({ unit }) => unit).sort()).toEqual(all.map(({ unit }) => unit))
    }) as never)
  })

  it('is a total order: places never fall, begin at one, and are shared by units that are equal in all that is shown, alone', () => {
    check(fc.property(kinds, accounts, (kind, all) => {
      const ranked = rank(kind, all).filter(({ place }) => place !== null)
      const shown = ({ score, rates }: (typeof ranked)[number]) => JSON.stringify([score, Object.values(rates).map((rate) => basisPoints(rate) ?? 0)])
      for (const [index, line] of ranked.entries()) {
        const before = ranked[index - 1]
        if (!before) expect(line.place).toBe(1)
        else expect(line.place).toBe(shown(line) === shown(before) ? before.place : index + 1)
        if (before) expect(before.score).toBeGreaterThanOrEqual(line.score)
      }
    }) as never)
  })

  it('is monotone: one more finished in time, satisfied, or no longer asked for again never costs a place', () => {
    const better: Record<string, (counts: Required<Counts>) => Counts | null> = {
      'satisfied instead of dissatisfied': (c) => (c.dissatisfied > 0 ? { ...c, dissatisfied: c.dissatisfied - 1, satisfied: c.satisfied + 1, resolved: c.resolved + 1 } : null),
      'confirmed after all': (c) => (c.unconfirmed > 0 ? { ...c, unconfirmed: c.unconfirmed - 1, fair: c.fair + 1 } : null),
      'in time instead of late': (c) => (c.late > 0 ? { ...c, late: c.late - 1, inTime: c.inTime + 1 } : null),
      'finished instead of overdue': (c) => (c.overdue > 0 ? { ...c, overdue: c.overdue - 1, open: c.open - 1, finished: c.finished + 1, late: c.late + 1, resolved: c.resolved + 1, ended: c.ended + 1 } : null),
      'not asked for again': (c) => (c.repeat > 0 ? { ...c, repeat: c.repeat - 1 } : null),
    }
    check(fc.property(kinds, accounts, fc.nat(), fc.constantFrom(...Object.keys(better)), (kind, all, drawn, name) => {
      const chosen = all[drawn % all.length]!
      const improved = better[name]!(chosen.counts as Required<Counts>)
      if (!improved) return
      const [before, after] = [all, all.map((one) => (one === chosen ? { ...one, counts: improved } : one))].map((list) => placeOf(rank(kind, list), chosen.unit))
      if (before === null) expect(after).toBeNull()
      else expect(after).toBeLessThanOrEqual(before!)
    }) as never)
  })

  it('is not moved by appeals that were refused with reasons, withdrawn or transferred', () => {
    check(fc.property(kinds, accounts, fc.array(fc.nat(99), { minLength: 30, maxLength: 30 }), (kind, all, more) => {
      const moved = all.map(({ unit, counts: own }, n) => ({ unit, counts: { ...own, received: own.received! + more[n]!, refused: own.refused! + more[n]!, withdrawn: more[n]!, transferred: more[29 - n]! } }))
      expect(rank(kind, moved)).toEqual(rank(kind, all))
    }) as never)
  })

  it('praises and blames no more than there is room for, nobody on both sides of the line, and nobody with too few cases', () => {
    check(fc.property(kinds, accounts, (kind, all) => {
      const lines = rank(kind, all)
      for (const mark of ['red', 'black'] as const) expect(lines.filter((line) => line.mark === mark).length).toBeLessThanOrEqual(LIST_SIZE[kind])
      for (const line of lines) {
        if (line.rates.completion.below < LEAST_VOLUME[kind]) expect(line).toMatchObject({ place: null, mark: null })
        if (line.mark === 'red') expect(line.score).toBeGreaterThanOrEqual(LINE)
        if (line.mark === 'black') expect(line.score).toBeLessThan(LINE)
        for (const other of lines) if (line.place !== null && other.place === line.place) expect(other.mark).toBe(line.mark)
      }
    }) as never)
  })

  it('praises nobody against whom a red warning stands', () => {
    check(fc.property(kinds, accounts, (kind, all) => {
      expect(rank(kind, all.map((one) => ({ ...one, vetoed: true }))).filter(({ mark }) => mark === 'red')).toEqual([])
    }) as never)
  })
})

it('ranks a unit that finished nothing last, not out of the list', () => {
  const lines = rank('township', [{ unit: 'T01', counts: { valid: 12, open: 12, overdue: 12 } }, { unit: 'T02', counts: { valid: 12, finished: 12, dissatisfied: 12, late: 12 } }])
  expect(lines.map(({ unit, place, mark }) => [unit, place, mark])).toEqual([['T02', 1, 'black'], ['T01', 2, 'black']])
})
