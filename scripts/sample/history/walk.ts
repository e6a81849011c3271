import { type Command, decide, isRefusal, tick } from '../../../domain/appeal/decide'
import { type Filing, file } from '../../../domain/appeal/decisions/petitioner'
import type { Entry, EntryRecord, Step } from '../../../domain/appeal/entries'
import type { Payloads } from '../../../domain/appeal/payloads'
import type { Actor } from '../../../domain/appeal/permissions'
import { nextLookOn } from '../../../domain/appeal/reminders'
import type { Settings } from '../../../domain/appeal/settings'
import type { Situation, World } from '../../../domain/appeal/situation'
import type { Standing } from '../../../domain/appeal/standing'
import type { Calendar } from '../../../domain/calendar/calendar'
import { type Day, type Instant, dayOf, startOf } from '../../../domain/calendar/day'
import type { DepartmentKey } from '../../../domain/organisation/departments'
import type { Organisation, UnitId } from '../../../domain/organisation/units'
import { excerptOf } from '../../../server/casework/row'
import type { Taken } from '../../../server/casework/followUps'
import { type Change, draft } from '../../../server/casework/write'
import { SYSTEM } from '../../../server/world'
import type { SamplePerson } from '../district'
import { type Random, createRandom } from '../random'
import type { SampleText } from '../texts'
import type { Cast } from './cast'
import type { Plan } from './plan'
import { type Move, scriptOf } from './script'

/** What all appeals of a sample have in common. */
export interface Setting {
  /** The end of the history: nothing in it is later. */
  now: Instant
  calendar: Calendar
  organisation: Organisation
  settings: Settings
  cast: Cast
  departments: Record<DepartmentKey, UnitId>
}

const MINUTE = 60_000
const HOUR = 60 * MINUTE

/** One appeal on its way: every step is decided by the rules, at its own moment, and written as the functions would. */
export class Case {
  readonly random: Random
  readonly taken: Taken[] = []
  readonly records: EntryRecord[] = []
  /** Files handed in: which, by whom, as what, when. */
  readonly handedIn: { id: string; owner: SamplePerson; kind: 'photo' | 'signature'; at: Instant }[] = []
  at: Instant
  said!: SampleText & { spot: string }
  excerpt = ''
  submission!: Payloads['submit']
  /** Appeals merged into this one, walked beside it. */
  readonly twins: Case[] = []
  private standing: Standing | null = null

  constructor(
    readonly plan: Plan,
    readonly setting: Setting,
  ) {
    this.random = createRandom(plan.seed + 1)
    this.at = plan.filedAt
  }

  get appeal(): Standing {
    if (!this.standing) throw new Error(`${this.plan.code} is not filed yet`)
    return this.standing
  }

  get entries(): Entry[] {
    return this.taken.map(({ entry }) => entry)
  }

  /** What the record beside an entry says. */
  words(seq: number, name: string): string | undefined {
    return this.records.find(({ _id }) => _id === `${this.plan.code}-${seq}`)?.texts[name]
  }

  /** Takes every step of the plan. Throws when a rule refuses one or it leads elsewhere: then the plan is wrong. */
  walk(take: (does: Move['does'], one: Case) => void): this {
    const { calendar, now } = this.setting
    let day = this.plan.from
    scriptOf(this.plan).moves.forEach(({ does, after, to }, index) => {
      if (after > 0) day = calendar.addWorkingDays(day, after)
      if (index > 0) {
        const next = this.momentOn(day)
        this.lookUntil(next)
        this.at = next
      }
      take(does, this)
      if (this.appeal.status !== to && !OPEN_ENDED.includes(does)) throw new Error(`${this.plan.code}: ${does} led to ${this.appeal.status}, not to ${to}`)
    })
    this.lookUntil(now)
    return this
  }

  /** Files the appeal. */
  file(payload: Payloads['submit'], filing: Filing, filer: SamplePerson): void {
    this.submission = payload
    this.excerpt = excerptOf(payload.text)
    const decided = file(this.world(), payload, filing)
    if (isRefusal(decided)) throw new Error(`${this.plan.code}: filing is refused with ${decided}`)
    this.write(actorOf(filer), [this.change(decided.steps)])
  }

  /** Takes a step as somebody, or as the system. */
  act<A extends Command>(action: A, who: SamplePerson | 'system', payload: Payloads[A], loaded: { named?: SamplePerson; other?: Case } = {}): void {
    const actor = who === 'system' ? SYSTEM : actorOf(who)
    const { named, other } = loaded
    const decided = decide(this.situation(actor, { ...(named ? { named: actorOf(named) } : {}), ...(other ? { other: other.appeal } : {}) }), action, payload)
    if (isRefusal(decided)) throw new Error(`${this.plan.code}: ${action} by ${actor.person} in ${this.appeal.status} is refused with ${decided}`)
    const changes = [this.change(decided.steps)]
    if (decided.elsewhere && other) changes.push(other.change([decided.elsewhere]))
    this.write(actor, changes, other)
  }

  private change(steps: readonly Step[]): Change {
    return { code: this.plan.code, before: this.standing, steps, excerpt: this.excerpt }
  }

  private write(actor: Actor, changes: readonly Change[], other?: Case): void {
    const requestId = `sample-${this.plan.code}-${(this.standing?.seq ?? 0) + 1}`
    const drafted = draft(this.world(), actor, requestId, changes, () => saltOf(this.random))
    this.standing = drafted.after[0]!
    for (const one of drafted.taken) (one.entry.appeal === this.plan.code ? this : other!).taken.push(one)
    for (const record of drafted.records) (record.appeal === this.plan.code ? this : other!).records.push(record)
    if (other && drafted.after[1]) {
      other.standing = drafted.after[1]
      other.at = this.at
    }
  }

  private world(): World {
    const { calendar, organisation, settings } = this.setting
    return { now: this.at, today: dayOf(this.at), calendar, organisation, settings }
  }

  private situation(actor: Actor, loaded: Pick<Situation, 'named' | 'other'> = {}): Situation {
    return { ...this.world(), appeal: this.appeal, actor, ...loaded }
  }

  /** What the clock does on its own between two steps: reminders, escalations, ends of pauses, each on its day at eight. */
  private lookUntil(next: Instant): void {
    const { calendar, settings } = this.setting
    for (;;) {
      const look = nextLookOn(this.appeal, calendar, settings)
      const at = Math.max(lookTime(look), this.at + MINUTE)
      if (look > dayOf(next) || at >= next) return
      this.at = at
      const { steps } = tick(this.situation(SYSTEM))
      if (steps.length === 0) return
      this.write(SYSTEM, [this.change(steps)])
    }
  }

  /** A moment of a working day after the last step and before the end of the history. */
  private momentOn(day: Day): Instant {
    const opens = Math.max(startOf(day) + 8.5 * HOUR, this.at + MINUTE)
    const closes = Math.min(startOf(day) + 17.75 * HOUR, this.setting.now)
    // Out of hours, or the last minutes of the history: right after the step before.
    if (closes <= opens) return this.at + Math.min(this.random.between(1, 9) * MINUTE, Math.max(1, Math.floor((this.setting.now - this.at) / 2)))
    const sameDay = dayOf(this.at) === day
    return Math.floor(opens + (closes - opens) * this.random.next() * (sameDay ? 0.3 : 0.7))
  }
}

/** Moves whose end depends on what was decided on the way: a suggestion is shown to the public if it was adopted. */
const OPEN_ENDED: readonly Move['does'][] = ['carry']

/** Eight in the morning; a day after all others has none. */
const lookTime = (day: Day): Instant => startOf(day) + 8 * HOUR

export const actorOf = ({ id, posts }: SamplePerson): Actor => ({ person: id, posts })

/** Sixteen bytes of the plan's own chance. */
function saltOf(random: Random): string {
  const bytes = Buffer.alloc(16)
  for (let place = 0; place < 16; place += 4) bytes.writeUInt32BE(Math.floor(random.next() * 0x100000000), place)
  return bytes.toString('base64url')
}
