import fc from 'fast-check'
import { type Below, type Candidate, STRATA, digestOfList, drawFrom, drawSample, fairSpan, frozen, numbersFrom } from '../../../../domain/supervision/inspection/draw'
import { SIGNALS, SIGNAL_TICKETS, ticketsOf } from '../../../../domain/supervision/inspection/signals'

const signals = fc.subarray([...SIGNALS])
const list = fc
  .array(fc.record({ unit: fc.constantFrom('V1', 'V2', 'T1', 'DEP1'), stratum: fc.constantFrom(...STRATA), signals }), { maxLength: 40 })
  .map((all) => all.map((one, n): Candidate => ({ ...one, code: `BZ-26-${String(n).padStart(6, '0')}-A` })))
const sizes = fc.record({ village: fc.nat(6), township: fc.nat(6), department: fc.nat(6), district: fc.nat(6) })
const seed = fc.stringMatching(/^[0-9a-f]{32}$/)
const shuffled = (all: readonly Candidate[], order: readonly number[]) => all.map((one, n) => [order[n % order.length]!, one] as const).sort(([a], [b]) => a - b).map(([, one]) => one)

describe('A sample', () => {
  it('comes out again from its seed and its list, in whatever order and however often the list names a case', () => {
    fc.assert(fc.property(seed, list, sizes, fc.array(fc.nat(), { minLength: 1 }), (from, all, many, order) => {
      expect(drawSample(from, [...shuffled(all, order), ...all.slice(0, 3)], many)).toEqual(drawSample(from, all, many))
      expect(digestOfList(shuffled(all, order), many)).toBe(digestOfList(all, many))
    }))
  })

  it('has as many of each stratum as were asked for or as there are, each once', () => {
    fc.assert(fc.property(seed, list, sizes, (from, all, many) => {
      const drawn = drawSample(from, all, many)
      expect(new Set(drawn.map(({ code }) => code)).size).toBe(drawn.length)
      for (const stratum of STRATA) expect(drawn.filter((one) => one.stratum === stratum)).toHaveLength(Math.min(many[stratum], all.filter((one) => one.stratum === stratum).length))
      expect(drawn.filter((one) => !frozen(all).some((other) => JSON.stringify(other) === JSON.stringify(one)))).toEqual([])
    }))
  })

  it('of one stratum is not moved by what is in another', () => {
    fc.assert(fc.property(seed, list, sizes, (from, all, many) => {
      const villages = all.filter(({ stratum }) => stratum === 'village')
      expect(drawSample(from, all, many).filter(({ stratum }) => stratum === 'village')).toEqual(drawSample(from, villages, many))
    }))
  })

  it('has another digest once a case, a signal or a number is another', () => {
    fc.assert(fc.property(list.filter((all) => all.length > 0), sizes, (all, many) => {
      const [first, ...rest] = all as [Candidate, ...Candidate[]]
      const others = [rest, [{ ...first, unit: `${first.unit}x` }, ...rest], [{ ...first, signals: first.signals.length > 0 ? [] : [...SIGNALS] }, ...rest]]
      for (const other of others) expect(digestOfList(other, many)).not.toBe(digestOfList(all, many))
      expect(digestOfList(all, { ...many, village: many.village + 1 })).not.toBe(digestOfList(all, many))
    }))
  })
})

/** A chance as a fraction, exact. */
type Chance = readonly [above: bigint, below: bigint]
const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? a : gcd(b, a % b))
const add = ([a, b]: Chance, [c, d]: Chance): Chance => {
  const [above, below] = [a * d + c * b, b * d]
  const common = gcd(above, below)
  return [above / common, below / common]
}
const isLess = ([a, b]: Chance, [c, d]: Chance) => a * d < c * b

class Undecided extends Error {
  constructor(readonly bound: number) {
    super('undecided')
  }
}

/** Goes through every way in which the numbers of a draw can fall, each as likely as its bounds say: the chance of each candidate to be drawn. */
function chances(tickets: readonly number[], size: number): Chance[] {
  const total: Chance[] = tickets.map(() => [0n, 1n])
  const walk = (fallen: readonly number[], below: bigint): void => {
    let read = 0
    const scripted: Below = (bound) => {
      if (read === fallen.length) throw new Undecided(bound)
      return fallen[read++]!
    }
    try {
      for (const index of drawFrom(tickets.map((_, n) => n), (n) => tickets[n]!, size, scripted)) total[index] = add(total[index]!, [1n, below])
    } catch (error) {
      if (!(error instanceof Undecided)) throw error
      for (let next = 0; next < error.bound; next += 1) walk([...fallen, next], below * BigInt(error.bound))
    }
  }
  walk([], 1n)
  return total
}

const few = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 4 })

describe('The chance to be drawn, counted over every way in which the numbers can fall', () => {
  it('is the same for all who hold as many tickets', () => {
    fc.assert(fc.property(few, fc.integer({ min: 0, max: 3 }), (tickets, size) => {
      const each = chances(tickets, size)
      for (const [a, held] of tickets.entries()) for (const [b, other] of tickets.entries()) if (held === other) expect(each[a]).toEqual(each[b])
    }), { numRuns: 60 })
  })

  it('is that of the numbers where all hold one ticket: so many of so many', () => {
    for (const [of, size] of [[1, 1], [3, 1], [4, 2], [5, 3]] as const) expect(chances(Array<number>(of).fill(1), size)).toEqual(Array(of).fill(add([0n, 1n], [BigInt(size), BigInt(of)])))
  })

  it('of the first draw is by tickets, exactly', () => {
    fc.assert(fc.property(few, (tickets) => {
      const all = BigInt(tickets.reduce((total, held) => total + held, 0))
      expect(chances(tickets, 1)).toEqual(tickets.map((held) => add([0n, 1n], [BigInt(held), all])))
    }))
  })

  it('grows with the tickets, and nobody is without one', () => {
    fc.assert(fc.property(few, fc.integer({ min: 1, max: 3 }), (tickets, size) => {
      const each = chances(tickets, size)
      for (const [a, held] of tickets.entries()) for (const [b, other] of tickets.entries()) if (held < other) expect(isLess(each[b]!, each[a]!)).toBe(false)
      expect(each.filter(([above]) => above === 0n)).toEqual([])
    }), { numRuns: 60 })
  })
})

describe('The numbers that follow from a seed', () => {
  it('are below the bound, the same again, and others under another name', () => {
    fc.assert(fc.property(seed, fc.integer({ min: 1, max: 10_000 }), (from, bound) => {
      const [first, again] = [numbersFrom(from, 'village'), numbersFrom(from, 'village')]
      const drawn = Array.from({ length: 5 }, () => first(bound))
      expect(drawn).toEqual(Array.from({ length: 5 }, () => again(bound)))
      expect(drawn.filter((one) => one < 0 || one >= bound || !Number.isInteger(one))).toEqual([])
    }))
    const three = (name: string) => Array.from({ length: 3 }, ((below) => () => below(1_000_000))(numbersFrom('00', name)))
    expect(three('village')).not.toEqual(three('township'))
  })

  it('favour none: as many digests lead to each number, and fewer than the bound are passed over', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 1_000_000 }), (bound) => {
      expect(fairSpan(bound) % bound).toBe(0)
      expect(2 ** 48 - fairSpan(bound)).toBeLessThan(bound)
    }))
  })

  it('are those of SHA-256, so that anybody can repeat them without this program', () => {
    // printf '00\nvillage\n0' | sha256sum, the first twelve digits, modulo 1000.
    expect(numbersFrom('00', 'village')(1000)).toBe(612)
  })
})

it('tickets are one and what each signal adds, whatever the order', () => {
  fc.assert(fc.property(signals, (held) => {
    expect(ticketsOf(held)).toBe(1 + held.reduce((total, signal) => total + SIGNAL_TICKETS[signal], 0))
    expect(ticketsOf([...held].reverse())).toBe(ticketsOf(held))
  }))
})
