import fc from 'fast-check'
import '../../../properties'
import { LEAST, makesTopic } from '../../../../domain/supervision/topics/gather'
import { CHECK_MONTHS, TOPIC_WAY, type TopicState, type TopicStep, checkStep, monthsAfter, nextCheck, topicAfter } from '../../../../domain/supervision/topics/way'

const STATES = Object.keys(TOPIC_WAY) as TopicState[]
const STEPS: readonly TopicStep[] = ['confirm', 'dismiss', 'plan', 'done', 'check', 'hold', 'recur']

describe('the way of a topic', () => {
  it('has these steps and no others', () => {
    const all = STATES.flatMap((state) => STEPS.flatMap((step) => (topicAfter(state, step) ? [`${state} ${step} ${topicAfter(state, step)}`] : [])))
    expect(all).toEqual([
      'proposed confirm open', 'proposed dismiss dismissed',
      'open dismiss dismissed', 'open plan planned',
      'planned plan planned', 'planned done watched',
      'watched plan planned', 'watched check watched', 'watched hold held', 'watched recur recurred',
      'held plan planned', 'recurred plan planned',
    ])
  })

  it('is watched only once a measure is in place, and ends only by a check', () => {
    for (const state of STATES) for (const step of STEPS) {
      const to = topicAfter(state, step)
      if (to === 'held' || to === 'recurred') expect(state).toBe('watched')
      if (to === 'watched') expect(['planned', 'watched']).toContain(state)
    }
  })
})

describe('the checks', () => {
  it('come three and six months after the measure, each once', () => {
    expect(nextCheck('2026-03-07', [])).toEqual({ months: 3, on: '2026-06-07' })
    expect(nextCheck('2026-03-07', [{ months: 3 }])).toEqual({ months: 6, on: '2026-09-07' })
    expect(nextCheck('2026-03-07', [{ months: 3 }, { months: 6 }])).toBeNull()
    expect(monthsAfter('2026-11-30', 3)).toBe('2027-02-28')
  })

  it('end the watch with the last one alone, held only when nothing came back', () => {
    const check = (months: 3 | 6, since: number) => checkStep({ months, on: '2026-06-07', since, before: 9 })
    expect([check(3, 0), check(3, 4), check(6, 0), check(6, 1)]).toEqual(['check', 'check', 'hold', 'recur'])
    expect(CHECK_MONTHS).toEqual([3, 6])
  })
})

describe('what makes a topic', () => {
  const appeal = fc.record({ code: fc.string(), petitioner: fc.string(), on: fc.string() })
  it('is enough appeals, of enough people, on enough days; more of them never take it back', () => {
    const whole = Array.from({ length: LEAST.appeals }, (_, n) => ({ code: `c${n}`, petitioner: `p${n % LEAST.people}`, on: `d${n % LEAST.days}` }))
    expect(makesTopic(whole)).toBe(true)
    expect(makesTopic(whole.slice(1))).toBe(false)
    expect(makesTopic(whole.map((one) => ({ ...one, petitioner: 'one' })))).toBe(false)
    expect(makesTopic(whole.map((one) => ({ ...one, on: 'one' })))).toBe(false)
    expect(makesTopic(whole.map((one) => ({ ...one, code: 'one' })))).toBe(false)
    fc.assert(fc.property(fc.array(appeal), (others) => makesTopic([...whole, ...others])))
  })

  it('does not hang on their order', () => {
    fc.assert(fc.property(fc.array(appeal), (all) => makesTopic(all) === makesTopic([...all].reverse())))
  })
})
