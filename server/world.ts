import { dayOf } from '../domain/calendar/day'
import type { World } from '../domain/appeal/situation'
import { type Actor } from '../domain/appeal/permissions'
import { standingIn } from '../domain/organisation/delegation'
import type { PersonRow } from './store/rows'
import { loadCalendar, loadSettings } from './store/settings'
import { type District, loadDistrict } from './store/units'

/** The world of a decision, read once at the door of each command; the organisation and settings are kept by the instance. */
export async function loadWorld(): Promise<World & { organisation: District }> {
  const [organisation, settings, calendar] = await Promise.all([loadDistrict(), loadSettings(), loadCalendar()])
  const now = Date.now()
  return { now, today: dayOf(now), organisation, settings, calendar }
}

/** The person as rules see one, with the leaders for whom they stand in today. */
export function actorOf(person: PersonRow): Actor {
  const standsIn = standingIn(person.standsIn, person.posts, dayOf(Date.now()))
  return { person: person._id, posts: person.posts, ...(person.formerly ? { formerly: person.formerly } : {}), ...(standsIn.length > 0 ? { standsIn } : {}) }
}

export const SYSTEM: Actor = { person: 'system', posts: [] }
