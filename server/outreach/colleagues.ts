import * as z from 'zod'
import { ROLE_WORDS, carries } from '../../domain/organisation/roles'
import { verb } from '../door/verb'
import { id } from '../door/schema'
import { carriesOver, mustRecordFor, ownUnits } from '../intake/rights'
import { holdersIn } from '../store/people'
import { loadWorld } from '../world'
import type { Colleague } from './contract'
import { mustBePlace, nameOf, unitsOver } from './units'

/** Who records appeals for the people of a village beside me, the village's own first: they go along, and open boxes. The district's only for each other. */
export const colleagues = verb(z.strictObject({ village: id }), async ({ input, me }): Promise<Colleague[]> => {
  const { organisation } = await loadWorld()
  mustBePlace(input, organisation)
  mustRecordFor(me, input.village, organisation)
  const own = ownUnits(me)
  const units = unitsOver(input.village, organisation).filter((unit) => organisation.get(unit).kind !== 'centre' || own.includes(unit))
  const there = (await holdersIn(units)).filter((person) => person._id !== me._id && carriesOver(person, 'intake', input.village, organisation) && person.posts.some(({ unit, role }) => units.includes(unit) && carries(role, 'intake')))
  const post = (person: (typeof there)[number]) => person.posts.find(({ unit, role }) => units.includes(unit) && carries(role, 'intake'))!
  return there
    .sort((a, b) => units.indexOf(post(a).unit) - units.indexOf(post(b).unit))
    .map((person) => ({ id: person._id, name: nameOf(person), words: `${organisation.get(post(person).unit).name}${ROLE_WORDS[post(person).role]}` }))
})
