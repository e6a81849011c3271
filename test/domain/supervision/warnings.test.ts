import { RATES } from '../../../domain/ledger/rates'
import { WARNING_WAY, YELLOW_RULES, type WarningState, type WarningStep, mayRecheck, recheckStep, warningAfter, warningsOf } from '../../../domain/supervision/warnings'
import { rank } from '../../../domain/supervision/standings'

const STATES = Object.keys(WARNING_WAY) as WarningState[]
const STEPS: readonly WarningStep[] = ['talk', 'setDate', 'answer', 'lift', 'raise', 'again']

describe('the way of a warning', () => {
  const listed = new Map<string, WarningState>([
    ['issued talk', 'talked'],
    ['talked setDate', 'rectifying'],
    ['rectifying answer', 'rectifying'],
    ['rectifying lift', 'lifted'],
    ['rectifying raise', 'raised'],
    ['rectifying again', 'issued'],
  ])
  it.each(STATES.flatMap((state) => STEPS.map((step) => [state, step] as const)))('from %s by %s leads where the table says, or nowhere', (state, step) => {
    expect(warningAfter(state, step)).toBe(listed.get(`${state} ${step}`) ?? null)
  })

  it('raises a yellow one that was not put right, begins a red one anew, and lifts either that was', () => {
    expect([recheckStep('yellow', true), recheckStep('yellow', false), recheckStep('red', true), recheckStep('red', false)]).toEqual(['lift', 'raise', 'lift', 'again'])
  })

  it('comes to its recheck on the date, or before it when the unit has told what it did', () => {
    expect(mayRecheck(null, true, '2026-03-10')).toBe(false)
    expect(mayRecheck('2026-03-10', false, '2026-03-09')).toBe(false)
    expect(mayRecheck('2026-03-10', true, '2026-03-09')).toBe(true)
    expect(mayRecheck('2026-03-10', false, '2026-03-10')).toBe(true)
  })
})

describe('the numbers that warn', () => {
  it.each(YELLOW_RULES)('$rate warns beyond its line and not on it', ({ rate, line }) => {
    const base = { valid: 20_000, finished: 10_000, satisfied: 10_000, inTime: 10_000, resolved: 10_000, ended: 10_000 }
    const lineOf = (counts: object) => rank('township', [{ unit: 'T01', counts: { ...base, ...counts } }])[0]!
    const worse = RATES[rate].better === 'higher' ? -1 : 1
    // Above the line of a rate of ten thousand: hundredths of a percent are single cases.
    const at = (points: number) => ({ completion: { finished: points, overdue: 10_000 - points, inTime: points, satisfied: points }, satisfaction: { satisfied: points, dissatisfied: 10_000 - points }, onTime: { inTime: points, late: 10_000 - points }, resolution: {}, repeat: { repeat: points } })[rate]
    expect(warningsOf(lineOf(at(line))).filter((one) => one.rate === rate)).toEqual([])
    expect(warningsOf(lineOf(at(line + worse))).filter((one) => one.rate === rate)).toHaveLength(1)
  })

  it('give none to a unit with too few cases', () => {
    expect(warningsOf(rank('township', [{ unit: 'T01', counts: { valid: 3, overdue: 3, open: 3 } }])[0]!)).toEqual([])
  })
})
