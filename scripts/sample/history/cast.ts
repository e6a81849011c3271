import { type Duty, DUTIES, carries } from '../../../domain/organisation/roles'
import type { PersonId, UnitId } from '../../../domain/organisation/units'
import type { WaitKey } from '../../../domain/appeal/waits'
import type { SampleDistrict, SamplePerson } from '../district'
import type { Random } from '../random'

/** The people of the sample, found by what a step asks for. */
export class Cast {
  private readonly byDuty = new Map<string, SamplePerson[]>()
  private readonly byId = new Map<PersonId, SamplePerson>()
  private readonly homes = new Map<UnitId, SamplePerson[]>()

  constructor(readonly people: SampleDistrict['people']) {
    for (const person of people) {
      this.byId.set(person.id, person)
      if (person.posts.length === 0 && person.place) push(this.homes, person.place.village, person)
      for (const { unit, role } of person.posts) for (const duty of DUTIES) if (carries(role, duty)) push(this.byDuty, `${unit}:${duty}`, person)
    }
  }

  person(id: PersonId | null): SamplePerson {
    const found = id === null ? undefined : this.byId.get(id)
    if (!found) throw new Error(`no person ${id}`)
    return found
  }

  /** Everyone who carries a duty in a unit, in the order of the district's list. */
  holders(unit: UnitId, duty: Duty): readonly SamplePerson[] {
    return this.byDuty.get(`${unit}:${duty}`) ?? []
  }

  /** Someone who carries a duty in a unit; the first two, whose everyday work it is, more often than a leader. */
  one(random: Random, unit: UnitId, duty: Duty, except: readonly (PersonId | null)[] = []): SamplePerson {
    const free = this.holders(unit, duty).filter(({ id }) => !except.includes(id))
    const usual = free.filter(({ posts }) => !posts.some(({ role }) => LEADERS.includes(role)))
    return random.pick(usual.length > 0 ? usual : free)
  }

  /** A resident of a village who is none of `except`; one of another village of the cast where all are. */
  resident(random: Random, village: UnitId, except: readonly (PersonId | null)[] = []): SamplePerson {
    const free = (this.homes.get(village) ?? []).filter(({ id }) => !except.includes(id))
    return random.pick(free.length > 0 ? free : this.people.filter(({ id, posts }) => posts.length === 0 && !except.includes(id)))
  }

  /** Everyone meant by a key of those waited for. */
  meant(key: WaitKey): readonly SamplePerson[] {
    if (key.startsWith('person:')) return [this.person(key.slice('person:'.length))]
    return this.byDuty.get(key) ?? []
  }
}

const LEADERS: readonly string[] = ['leaderInCharge', 'principal', 'districtLeader', 'villageSecretary']

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}
