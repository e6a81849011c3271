import { accusedUnits, isBarred } from '../appeal/routing'
import type { Organisation, UnitId } from '../organisation/units'
import { suspectsComplaint } from '../text'

/**
 * The units that may read somebody's answers: the village that it is about and those above it. Where
 * the words sound like a complaint, those whose people may be meant are passed by, as with an appeal.
 */
export function answerReaders(village: UnitId, texts: readonly string[], organisation: Organisation): UnitId[] {
  const suspicions = texts.map(suspectsComplaint).filter(({ suspected }) => suspected)
  const accused = suspicions.flatMap(({ levels }) => accusedUnits([], true, levels, village, organisation))
  return [village, ...organisation.get(village).ancestors].filter((unit) => !isBarred(unit, accused, organisation))
}

/** The units that know of a questionnaire once it is published: along its places, up and down. */
export function questionnaireReaders(owner: UnitId, places: readonly UnitId[], organisation: Organisation): UnitId[] {
  const below = organisation.units.filter(({ id, kind }) => (kind === 'village' || kind === 'township') && places.some((place) => organisation.isWithin(id, place)))
  return [...new Set([owner, ...places.flatMap((place) => [place, ...organisation.get(place).ancestors]), ...below.map(({ id }) => id)])]
}
