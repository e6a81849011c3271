import fc from 'fast-check'
import { isBarred, scopesOf } from '../../../domain/appeal/routing'
import { type Standing, parties } from '../../../domain/appeal/standing'
import { isOpen } from '../../../domain/appeal/statuses'
import { keysOf, waitsOf } from '../../../domain/appeal/waits'
import { maySee } from '../../../domain/appeal/permissions'
import { offers, refusal } from '../../../domain/appeal/offers'
import { choices, possible, starts, wander } from './wander'
import { PEOPLE, actor, organisation, settings } from './world'
import { Walk } from './walk'

/** Units and people that a key reaches: a key of a person reaches each of their units. */
function unitsBehind(key: string): string[] {
  if (!key.startsWith('person:')) return [key.slice(0, key.lastIndexOf(':'))]
  return actor(key.slice('person:'.length)).posts.map(({ unit }) => unit)
}

const barredAmong = (standing: Standing, units: readonly string[]) => units.filter((unit) => isBarred(unit, standing.accused, organisation))
const ownKeys = (standing: Standing) => parties(standing).map((person) => `person:${person}`)

describe('Whatever is complained of, on every way an appeal takes', () => {
  it('no scope, nobody waited for and nobody told belongs to an accused unit or to one below it', () => {
    fc.assert(
      fc.property(starts, choices(), (start, drawn) => {
        const walk = wander(start, drawn)
        for (const standing of walk.standings) {
          expect(barredAmong(standing, standing.scopes)).toEqual([])
          expect(barredAmong(standing, [standing.desk])).toEqual([])
          for (const key of waitsOf(standing).filter((one) => !ownKeys(standing).includes(one))) expect([key, barredAmong(standing, unitsBehind(key))]).toEqual([key, []])
        }
        for (const { after, message } of walk.messages) {
          for (const key of message.to.filter((one) => !ownKeys(after).includes(one))) expect([key, barredAmong(after, unitsBehind(key))]).toEqual([key, []])
        }
      }),
      { numRuns: 120 },
    )
  })

  it('nobody with a post in a barred unit sees it or is offered anything, but the petitioner', () => {
    fc.assert(
      fc.property(starts, choices(24), (start, drawn) => {
        const { standing, today } = wander(start, drawn)
        for (const person of PEOPLE.filter((one) => !parties(standing).includes(one))) {
          const who = actor(person)
          if (barredAmong(standing, who.posts.map(({ unit }) => unit)).length === 0) continue
          expect([person, maySee(who, standing)]).toEqual([person, false])
          expect(offers(who, standing, today, settings)).toEqual([])
          expect(refusal(who, standing, 'join', today, settings)).toBe('NOT_FOUND')
        }
      }),
      { numRuns: 60 },
    )
  })

  it('scopes are always what the standing says they are, so that none is left over', () => {
    fc.assert(
      fc.property(starts, choices(), (start, drawn) => {
        for (const standing of wander(start, drawn).standings) expect([...standing.scopes].sort()).toEqual([...scopesOf(standing, organisation)].sort())
      }),
      { numRuns: 60 },
    )
  })

  it('an open appeal always waits for somebody who is there, may see it and can act, unless it is parked', () => {
    fc.assert(
      fc.property(starts, choices(), (start, drawn) => {
        wander(start, drawn, (walk) => {
          const { standing } = walk
          if (!isOpen(standing.status) || standing.status === 'parked') return
          const waited = waitsOf(standing) as string[]
          const people = PEOPLE.filter((person) => keysOf(actor(person)).some((key) => waited.includes(key)))
          const open = possible(walk)
          const able = people.filter((person) => open.some((one) => one.person === person))
          if (able.length === 0) throw new Error(`stuck in ${standing.status} after ${standing.lastAction}: ${waited.join()} desk ${standing.desk} lead ${standing.lead} handler ${standing.handler} accused ${standing.accused.join()} parties ${parties(standing).join()}`)
        })
      }),
      { numRuns: 120 },
    )
  })
})

describe('An appeal against', () => {
  it.each([
    ['nobody goes to the village', [], 'V11'],
    ['the village goes to its township', ['V11'], 'T1'],
    ['the township goes past its villages to the centre', ['T1'], 'D'],
    ['village and township goes to the centre', ['V11', 'T1'], 'D'],
    ['another village stays with its own', ['V12'], 'V11'],
    ['a department stays with the village', ['DEP1'], 'V11'],
    ['the centre stays with the village', ['D'], 'V11'],
    ['everyone on the way goes to the discipline commission', ['V11', 'T1', 'D'], 'JW'],
    ['the discipline commission as well goes to the petition office', ['T1', 'D', 'JW'], 'XF'],
    ['all who could take it still has a desk', ['T1', 'D', 'JW', 'XF'], 'XF'],
  ])('%s', (_, accused, desk) => {
    expect(new Walk({ accused }).standing.desk).toBe(desk)
  })

  it('a cadre not named goes past the village and the township', () => {
    expect(new Walk({ aboutCadre: true }).standing).toMatchObject({ desk: 'D', accused: ['V11', 'T1'] })
  })
})
