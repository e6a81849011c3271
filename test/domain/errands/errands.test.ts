import fc from 'fast-check'
import '../../properties'
import { ERRAND_COUNTS, type ErrandCounts, errandChange, errandCounts } from '../../../domain/errands/figures'
import { MATTER_IDS } from '../../../domain/errands/matters'
import { ERRAND_STATES, ERRAND_STEPS, ERRAND_STEP_IDS, type ErrandPart, type ErrandState, errandAfter, errandOffers } from '../../../domain/errands/way'
import { addTo } from '../../../domain/ledger/kept'

const NOBODY: ErrandPart = { resident: false, place: false, own: false }

describe('the way of an errand', () => {
  it('has these steps and no others', () => {
    expect(ERRAND_STATES.flatMap((state) => ERRAND_STEP_IDS.flatMap((step) => (errandAfter(state, step) ? [`${state} ${step} ${errandAfter(state, step)}`] : [])))).toEqual([
      'asked take taken', 'asked decline declined', 'asked withdraw withdrawn',
      'taken note taken', 'taken pass asked', 'taken finish done', 'taken fail failed', 'taken withdraw withdrawn',
      'done confirm confirmed', 'done object taken',
    ])
  })

  it('offers each step to whoever it is of and to nobody else', () => {
    for (const state of ERRAND_STATES) {
      expect(errandOffers(state, NOBODY)).toEqual([])
      for (const who of ['resident', 'place', 'own'] as const) {
        for (const step of errandOffers(state, { ...NOBODY, [who]: true })) expect([step, ERRAND_STEPS[step].who]).toEqual([step, who])
      }
    }
  })
})

describe('the figures of errands', () => {
  const steps = fc.array(fc.constantFrom(...ERRAND_STEP_IDS), { maxLength: 12 })
  const errand = fc.record({ matter: fc.constantFrom(...MATTER_IDS), atTheDoor: fc.boolean(), steps })
  const nonZero = (counts: object) => Object.fromEntries(Object.entries(counts).filter(([, n]) => n !== 0))

  it('kept equals recomputed, whatever steps were taken, repeats included', () => {
    fc.assert(fc.property(fc.array(errand, { maxLength: 8 }), fc.boolean(), (errands, twice) => {
      const changes: { id: string; counts: ErrandCounts }[] = []
      const sums: Record<string, number> = {}
      errands.forEach(({ matter, atTheDoor, steps: taken }, n) => {
        let state: ErrandState = atTheDoor ? 'taken' : 'asked'
        changes.push({ id: `${n}-0`, counts: errandChange(null, { state, matter, atTheDoor }) })
        taken.forEach((step, m) => {
          const next = errandAfter(state, step)
          if (!next) return
          changes.push({ id: `${n}-${m + 1}`, counts: errandChange({ state, matter, atTheDoor }, { state: next, matter, atTheDoor }) })
          state = next
        })
        for (const [name, by] of Object.entries(errandCounts({ state, matter, atTheDoor }))) sums[name] = (sums[name] ?? 0) + by
      })
      let figure: { counts: ErrandCounts; applied: readonly string[] } = { counts: {}, applied: [] }
      for (const change of twice ? [...changes, ...[...changes].reverse()] : changes) figure = addTo(figure, [change])
      expect(nonZero(figure.counts)).toEqual(sums)
    }))
  })

  it('each errand counts once among what it came to', () => {
    for (const state of ERRAND_STATES) {
      const counts = errandCounts({ state, matter: 'papers', atTheDoor: false })
      expect(ERRAND_COUNTS.filter((name) => name !== 'asked' && name !== 'atTheDoor' && counts[name]).length).toBe(1)
    }
  })
})
