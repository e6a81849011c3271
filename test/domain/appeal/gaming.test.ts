import type { Kind } from '../../../domain/appeal/kinds'
import { KINDS } from '../../../domain/appeal/kinds'
import { Organisation } from '../../../domain/organisation/units'
import { addDays } from '../../../domain/calendar/day'
import { decide } from '../../../domain/appeal/decide'
import { LINK, assigned, earlier, handled } from './scenes'
import { Walk } from './walk'
import { actor, organisation, settings } from './world'

/** What a unit, or somebody in it, might do to look better than it is: each has its line that stops it. */
const why = { reason: '换个说法' }
const out = (walk: Walk) => ({ receiver: 'hotline', number: '12345-1', on: walk.today, ...why }) as const

/** Of the township itself: its own desk assigned it, its own unit answers for it. */
const ofTownship = (kind: Kind = 'resolution') =>
  new Walk()
    .take('V11-grid', 'screenValid', {})
    .take('T1-reviewer', 'reviewValid', { finding: 'reasonable', opinion: '属实' })
    .take('T1-reviewer', 'triage', { kind, level: 'township', lead: 'T1', supporting: [] })
    .take('T1-liaison', 'accept', { handler: 'T1-handler' })

describe('A figure is not made better', () => {
  it('by the desk of the unit that answers for it, which would transfer out what comes late: the centre does, or the desk before anybody answers', () => {
    const walk = ofTownship()
    expect(walk.refused('T1-reviewer', 'transferOut', out(walk))).toBe('FORBIDDEN')
    expect(walk.refused('T1-handler', 'transferOut', out(walk))).toBe('FORBIDDEN')
    expect(walk.refused('D-dispatcher', 'transferOut', out(walk))).toBeNull()
    const before = new Walk().take('V11-grid', 'screenValid', {}).take('T1-reviewer', 'reviewValid', { finding: 'reasonable', opinion: '属实' })
    expect(before.refused('T1-reviewer', 'transferOut', out(before))).toBeNull()
  })

  it('by whoever answers for a repeat, which counts against who closed it out before', () => {
    const repeat = () => new Walk({ on: '2025-05-06' }).take('V11-cadre', 'linkRepeat', LINK, earlier())
    const kept = repeat().take('V11-cadre', 'keep', { kind: 'resolution' })
    expect(kept.refused('V11-cadre', 'unlinkRepeat', why, earlier())).toBe('FORBIDDEN')
    const township = repeat()
      .take('V11-grid', 'screenValid', {})
      .take('T1-reviewer', 'reviewValid', { finding: 'reasonable', opinion: '属实' })
      .take('T1-reviewer', 'triage', { kind: 'resolution', level: 'township', lead: 'T1', supporting: [] })
    expect(township.refused('T1-reviewer', 'unlinkRepeat', why, earlier())).toBe('FORBIDDEN')
    expect(township.refused('T1-liaison', 'unlinkRepeat', why, earlier())).toBe('FORBIDDEN')
  })
})

describe('A date is not escaped', () => {
  it('by another name for the matter: the unit may make it shorter, and who oversees it longer', () => {
    for (const from of ['consultation', 'suggestion', 'resolution'] as const) {
      for (const kind of KINDS.filter((one) => one !== from)) {
        const longer = settings.kindDays[kind] > settings.kindDays[from]
        const walk = handled(from)
        for (const who of ['DEP1-handler', 'DEP1-liaison']) expect([from, kind, who, walk.refused(who, 'changeKind', { kind, ...why })]).toEqual([from, kind, who, longer ? 'KIND_LONGER' : null])
        expect([from, kind, walk.refused('D-dispatcher', 'changeKind', { kind, ...why })]).toEqual([from, kind, null])
      }
    }
  })

  it('by parking it for years', () => {
    const walk = handled()
    expect(walk.refused('D-dispatcher', 'park', { reviewOn: addDays(walk.today, 367), ...why })).toBe('INVALID')
    expect(walk.refused('D-dispatcher', 'park', { reviewOn: addDays(walk.today, 366), ...why })).toBeNull()
  })

  it('by giving it to a unit that is no more, or that takes no appeals', () => {
    const closing = new Organisation(organisation.all.map((unit) => (unit.id === 'DEP2' ? { ...unit, closedOn: '2025-01-01', into: 'DEP1' } : unit)))
    const walk = assigned()
    const to = (lead: string) => decide({ ...walk.situation(actor('D-dispatcher')), organisation: closing }, 'assign', { lead, supporting: [] })
    expect(to('DEP2')).toBe('INVALID')
    expect(typeof to('T2')).toBe('object')
    expect(decide({ ...walk.situation(actor('D-dispatcher')), organisation: closing }, 'assign', { lead: 'T2', supporting: ['DEP2'] })).toBe('INVALID')
  })
})
