import type { Day } from '../../../domain/calendar/day'
import { type Command, decide, isRefusal, tick } from '../../../domain/appeal/decide'
import { file, type Filing } from '../../../domain/appeal/decisions/petitioner'
import { type Entry, type EntryRecord, GENESIS, type Step, chain, digestOf, entryId } from '../../../domain/appeal/entries'
import type { Payloads } from '../../../domain/appeal/payloads'
import type { Actor } from '../../../domain/appeal/permissions'
import { apply, begin } from '../../../domain/appeal/replay'
import type { Decided, Decision, Situation } from '../../../domain/appeal/situation'
import type { Standing } from '../../../domain/appeal/standing'
import { type Message, messagesOf } from '../../../domain/notice/notices'
import type { PersonId, UnitId } from '../../../domain/organisation/units'
import type { ProblemCode } from '../../../domain/problem'
import { SYSTEM, actor, calendar, organisation, worldOn } from './world'

export interface Start {
  code?: string
  on?: Day
  village?: UnitId
  petitioner?: PersonId | null
  recordedBy?: PersonId | null
  anonymous?: boolean
  aboutCadre?: boolean
  accused?: UnitId[]
}

/** An appeal on its way: takes actions as the server does, through the decision, the chain and the replay. */
export class Walk {
  readonly entries: Entry[] = []
  readonly records = new Map<string, EntryRecord>()
  /** Every standing, the one after the first entry at place 0. */
  readonly standings: Standing[] = []
  readonly messages: { entry: Entry; after: Standing; message: Message }[] = []
  readonly code: string
  today: Day

  constructor(start: Start = {}) {
    this.code = start.code ?? 'BZ-25-000001-A'
    this.today = start.on ?? '2025-03-03'
    const { accused = [], aboutCadre = accused.length > 0, petitioner = 'R1', recordedBy = null } = start
    const filing: Filing = { petitioner, recordedBy, accused, aboutCadre, proposedKind: 'resolution' }
    const place = { village: start.village ?? 'V11', grid: 'G1', spot: '祠堂后面第三户' }
    const submission = { channel: 'self' as const, place, text: '门口的路塌了半边', aboutCadre, accused, evidence: ['photo1'], anonymous: start.anonymous ?? false, reference: '来文第七号' }
    const decided = file(worldOn(this.today), submission, filing)
    if (isRefusal(decided)) throw new Error(decided)
    this.write(actor(recordedBy ?? petitioner ?? 'R7'), decided.steps)
  }

  get standing(): Standing {
    return this.standings[this.standings.length - 1]!
  }

  /** Goes on to a later day, without looking. */
  on(day: Day): this {
    this.today = day
    return this
  }

  /** Some working days later. */
  later(workingDays: number): this {
    return this.on(calendar.addWorkingDays(this.today, workingDays))
  }

  situation(who: Actor, payload: object = {}, other?: Standing): Situation {
    const { handler } = payload as { handler?: PersonId }
    const report = this.standing.reportSeq === null ? undefined : this.records.get(entryId(this.code, this.standing.reportSeq))
    return {
      ...worldOn(this.today),
      appeal: this.standing,
      actor: who,
      ...(handler ? { named: actor(handler) } : {}),
      ...(other ? { other } : {}),
      ...(report ? { unchanged: (words: string) => digestOf(report.salt, words) === this.standing.answerDigest } : {}),
    }
  }

  /** What the domain would decide, without writing it. */
  ask<A extends Command>(person: PersonId, action: A, payload: Payloads[A], other?: Walk): Decision {
    return decide(this.situation(actor(person), payload, other?.standing), action, payload)
  }

  /** Takes an action that must be allowed; throws the problem when it is not. */
  take<A extends Command>(person: PersonId, action: A, payload: Payloads[A], other?: Walk): this {
    const decided = this.ask(person, action, payload, other)
    if (isRefusal(decided)) throw new Error(`${person} ${action} in ${this.standing.status}: ${decided}`)
    this.commit(actor(person), decided, other)
    return this
  }

  /** Why an action is refused; null when it is not. */
  refused<A extends Command>(person: PersonId, action: A, payload: Payloads[A], other?: Walk): ProblemCode | null {
    const decided = this.ask(person, action, payload, other)
    return isRefusal(decided) ? decided : null
  }

  commit(who: Actor, decided: Decided, other?: Walk): void {
    this.write(who, decided.steps)
    if (decided.elsewhere) other!.on(this.today).write(SYSTEM, [decided.elsewhere])
  }

  /** What the clock does today; the steps it wrote. */
  tick(): Step[] {
    const { steps } = tick(this.situation(SYSTEM))
    this.write(SYSTEM, steps)
    return steps
  }

  write(who: Actor, steps: readonly Step[]): void {
    for (const step of steps) this.writeOne(who, step)
  }

  private writeOne(who: Actor, step: Step): void {
    const before = this.entries.length > 0 ? this.standing : null
    const seq = this.entries.length + 1
    const salt = `salt${seq}`
    const post = who.posts[0]
    const place = { code: this.code, seq, previous: before?.head ?? GENESIS, at: worldOn(this.today).now, on: this.today, actor: { person: who.person, ...(post ? { unit: post.unit, role: post.role } : {}) }, requestId: `request${seq}`, salt }
    const entry = chain(step, place)
    const texts = Object.fromEntries(Object.entries(step.texts ?? {}).filter(([name]) => name in entry.digests))
    if (Object.keys(texts).length > 0) this.records.set(entry._id, { _id: entry._id, appeal: this.code, salt, texts })
    const after = before ? apply(before, entry) : begin(entry)
    this.entries.push(entry)
    this.standings.push(after)
    for (const message of messagesOf({ entry, before, after, organisation, calendar })) this.messages.push({ entry, after, message })
  }
}

/** What each person is told by the last entry, as keys and templates. */
export function toldLast(walk: Walk): string[] {
  return walk.messages.filter(({ entry }) => entry.seq === walk.standing.seq).flatMap(({ message }) => message.to.map((key) => `${key} ${message.template}`))
}
