import { RETIRED, retiredStep } from '../../../domain/appeal/retired'
import { refusal } from '../../../domain/appeal/offers'
import { STATUSES } from '../../../domain/appeal/statuses'
import { WORKFLOW } from '../../../domain/appeal/workflow'
import { SCENES } from './scenes'
import { actor } from './world'

describe('A retired step', () => {
  it('is known to records and offered to nobody', () => {
    for (const action of Object.keys(RETIRED)) {
      for (const status of STATUSES) expect(Object.keys(WORKFLOW[status])).not.toContain(action)
      const { standing, today } = SCENES['办理中']!()
      expect(refusal(actor('DEP1-handler'), standing, action as never, today)).toBe('CONFLICT')
    }
  })

  it('leads where it led, and nowhere from elsewhere', () => {
    expect(STATUSES.filter((status) => retiredStep(status, 'pause') !== undefined)).toEqual(['handling'])
    expect(retiredStep('handling', 'constructor')).toBeUndefined()
    expect(retiredStep('handling', 'report')).toBeUndefined()
  })
})
