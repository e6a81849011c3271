import { setTimeout as pause } from 'node:timers/promises'
import type { Payloads } from '../../domain/appeal/payloads'
import { type Entry, verify } from '../../domain/appeal/entries'
import { unsupervised } from '../../domain/appeal/standing'
import { replay } from '../../domain/appeal/replay'
import { DEFAULT_SETTINGS } from '../../domain/appeal/settings'
import { createCalendar } from '../../domain/calendar/calendar'
import { dayOf, monthOf } from '../../domain/calendar/day'
import { contribution, figureUnits } from '../../domain/ledger/figures'
import { ENVIRONMENT_ID } from '../../localcloud'
import { functionEnvironment } from '../../localcloud/functions/environment'
import { Stage, type StageOptions } from '../../scripts/local/stage'
import type { SamplePerson } from '../../scripts/sample/district'
import { rowOf } from '../../server/casework/row'
import type { Answer, Receipt } from '../../server/contract'
import type { AppealRow, MessageRow } from '../../server/store/rows'
import { collection } from '../../server/store/database'
import { openJobs } from '../../server/store/jobs'
import { LEASE_MS } from '../../server/store/lease'
import { tables } from '../../server/store/tables'
import { ALL, figureId } from '../../server/supervision/totals'

export const ROAD = '村口到小学的路烂了大半年，下雨天娃娃走路上学全是泥，麻烦来修一下。'
export const LAMP = '组上的路灯坏了两个月，晚上老人出门看不见，请派人来换一下灯泡。'

/** One line of the functions' log. */
export interface LoggedCall {
  event: string
  action: string
  ok: boolean
  problem: string | null
  requests: number
}

type Submission = Payloads['submit']

/** A stage with the walks that many scenarios share, and the store as the functions see it (`tables`). */
export class Play {
  private readonly said = new Map<string, number>()

  private constructor(
    readonly stage: Stage,
    private readonly log: readonly string[],
  ) {}

  static async open(clockStart = '2026-03-02T09:00:00+08:00', options: Omit<StageOptions, 'log'> = {}): Promise<Play> {
    const lines: string[] = []
    const stage = await Stage.open(clockStart, { ...options, log: (line) => lines.push(line) })
    // This process reads the store as a function does: the real SDK finds it by the environment.
    Object.assign(process.env, functionEnvironment(ENVIRONMENT_ID, stage.cloud.url))
    return new Play(stage, lines)
  }

  /** The lines of the log with `part` in them. */
  lines(part: string): string[] {
    return this.log.filter((line) => line.includes(part))
  }

  /** The calls that the functions logged, in order. */
  calls(): LoggedCall[] {
    return this.lines('{"event":"call"').map((line) => JSON.parse(line.slice(line.indexOf('{'))) as LoggedCall)
  }

  submission(who: SamplePerson, village: string, about: Partial<Submission> = {}): Submission {
    return { channel: 'self', place: { village }, aboutCadre: false, accused: [], contact: { name: who.name, phone: who.phone }, evidence: [], ...about, text: this.anew(who, about.text ?? ROAD) }
  }

  /** Nobody says the same words twice: the product would show them where these stand already. */
  private anew(who: SamplePerson, text: string): string {
    const times = this.said.get(`${who.id} ${text}`) ?? 0
    this.said.set(`${who.id} ${text}`, times + 1)
    return times === 0 ? text : `${text}第${times + 1}处也是。`
  }

  async file(who: SamplePerson, village: string, about: Partial<Submission> = {}): Promise<Receipt> {
    return this.stage.ask(who, 'appeal', 'submit', this.submission(who, village, about))
  }

  async row(code: string): Promise<AppealRow> {
    const row = await tables.appeals.byId(code)
    if (!row) throw new Error(`no appeal ${code}`)
    return row
  }

  async entries(code: string): Promise<Entry[]> {
    return (await tables.entries.page({ where: { appeal: code }, order: [['seq', 'asc']], limit: 999 })).items
  }

  /** Screened, reviewed and assigned to the township itself, whose handler takes it. */
  async toHandling(code: string, kind: 'resolution' | 'suggestion' | 'complaint' = 'resolution'): Promise<SamplePerson> {
    const { stage } = this
    const { village, township, desk } = await this.row(code)
    const screener = desk === village ? stage.at(village, 'gridWorker') : stage.at(desk, 'reviewer')
    await stage.act(screener, code, 'screenValid', {})
    const reviewer = stage.at(township, 'reviewer')
    await stage.act(reviewer, code, 'reviewValid', { finding: 'reasonable', opinion: '属实，应予解决' })
    await stage.act(reviewer, code, 'triage', { kind, level: 'township', lead: township, supporting: [] })
    const handler = stage.at(township, 'handler')
    await stage.act(stage.at(township, 'coordinator'), code, 'accept', { handler: handler.id })
    return handler
  }

  async report(handler: SamplePerson, code: string, words: Partial<Payloads['report']> = {}): Promise<void> {
    await this.stage.act(handler, code, 'report', { answer: '已经修好，请您查看。', publicAnswer: '道路已修好。', statement: '三天修完。', evidence: [], ...words })
  }

  async confirm(who: SamplePerson, code: string, rating: 'satisfied' | 'fair' | 'dissatisfied' = 'satisfied'): Promise<void> {
    await this.stage.act(who, code, 'confirm', { rating, ...(rating === 'dissatisfied' ? { because: 'slow' as const } : {}), signature: await this.stage.evidence(who, 'signature') })
  }

  /** The three signatures after the petitioner's place. */
  async signTheRest(code: string): Promise<void> {
    const { stage } = this
    const { handler, checker, endorser } = await this.row(code)
    const [first, second, third] = [handler, checker, endorser].map((id) => stage.person(id))
    await stage.act(first!, code, 'state', { statement: '三天修完。', signature: await stage.evidence(first!, 'signature') })
    await stage.act(second!, code, 'check', { signature: await stage.evidence(second!, 'signature') })
    await this.supervise(code)
    await stage.act(third!, code, 'endorse', { signature: await stage.evidence(third!, 'signature') })
  }

  /** Each supervisor of a complaint signs for its own part. */
  async supervise(code: string): Promise<void> {
    const roles = { discipline: 'disciplineOfficer', petition: 'petitionOfficer' } as const
    for (const { unit, duty } of unsupervised(await this.row(code))) {
      const who = this.stage.at(unit, roles[duty])
      await this.stage.act(who, code, 'superviseSign', { opinion: '程序合规，同意办结。', signature: await this.stage.evidence(who, 'signature') })
    }
  }

  /** What a person was told about an appeal, newest first. */
  async told(who: { id: string }, code: string): Promise<MessageRow[]> {
    const { items } = await tables.messages.page({ where: { to: who.id }, order: [['at', 'desc']], limit: 200 })
    return items.filter(({ appeal }) => appeal === code)
  }

  /** Lets the outbox run empty. A drainer that a command woke may be at work already: then it is waited for. */
  async settle(): Promise<void> {
    for (let tries = 0; tries < 100; tries += 1) {
      await this.stage.settle()
      const due = (await tables.outbox.page({ where: { state: 'pending' }, order: [['after', 'asc']], limit: 1 })).items[0]
      if (!due || due.after > this.stage.cloud.clock.now()) return
      await pause(50)
    }
    throw new Error('the outbox does not run empty')
  }

  /** Lets the clock's slices run until no work is in line, and the outbox run empty. */
  async worked(): Promise<void> {
    for (let tries = 0; tries < 80; tries += 1) {
      await this.stage.cloud.functions.invoke('clock', {}, { from: 'timer' })
      if ((await openJobs(this.stage.cloud.clock.now())).length === 0) return this.settle()
    }
    throw new Error('the work in line does not end')
  }

  /** The part of the messages that says what happened. */
  async news(who: { id: string }, code: string): Promise<string[]> {
    return (await this.told(who, code)).map(({ fields }) => fields[1]![1])
  }

  /** Moves the clock to nine o'clock, `days` working days from now. */
  async later(days: number): Promise<void> {
    const today = dayOf(this.stage.cloud.clock.now())
    await this.stage.until(`${this.stage.workingDaysAfter(today, days)}T09:00`)
  }

  /** As if what is limited had been done `times` times: the count that begins with `key` is put there. There has to be one. */
  async used(key: string, times: number): Promise<void> {
    const counts = collection<{ _id: string; n: number }>('limits')
    const row = (await counts.all()).find(({ _id }) => _id.startsWith(`${key}:`))
    if (!row) throw new Error(`nothing counts ${key}`)
    await counts.update({ _id: row._id }, { n: times })
  }

  /**
   * The store is what the records say: each row the replay of its entries, each chain whole, each figure
   * the sum over the appeals, and nothing left in the outbox.
   */
  async expectRebuilt(): Promise<void> {
    // A drainer that a scenario killed holds its lease for a term.
    await this.stage.cloud.clock.advance(LEASE_MS + 60_000)
    await this.settle()
    const [rows, entries, records, figures, outbox] = await Promise.all([tables.appeals.all(), tables.entries.all(), tables.records.all(), tables.figures.all(), tables.outbox.all()])
    const world = { calendar: createCalendar(), settings: DEFAULT_SETTINGS }
    const byAppeal = new Map<string, Entry[]>()
    for (const entry of entries) byAppeal.set(entry.appeal, [...(byAppeal.get(entry.appeal) ?? []), entry])
    const byId = new Map(records.map((record) => [record._id, record]))
    expect([...byAppeal.keys()].sort()).toEqual(rows.map(({ code }) => code).sort())
    for (const row of rows) {
      const own = byAppeal.get(row.code)!.sort((a, b) => a.seq - b.seq)
      expect(verify(own, byId)).toMatchObject({ ok: true, head: row.head })
      expect(row).toEqual(rowOf(replay(own), row.excerpt, world))
    }
    expect(nonZero(figures)).toEqual(nonZero(sumsOf(rows)))
    expect(outbox.filter(({ state }) => state !== 'done').map(({ _id, state, tries, why }) => ({ _id, state, tries, why }))).toEqual([])
  }
}

interface Figure {
  _id: string
  counts: Record<string, number>
}

function sumsOf(rows: readonly AppealRow[]): Figure[] {
  const sums = new Map<string, Record<string, number>>()
  for (const row of rows) {
    for (const month of [monthOf(dayOf(row.submittedAt)), ALL]) {
      for (const unit of figureUnits(row)) {
        const id = figureId(month, unit)
        const counts = sums.get(id) ?? {}
        for (const [name, n] of Object.entries(contribution(row))) counts[name] = (counts[name] ?? 0) + n
        sums.set(id, counts)
      }
    }
  }
  return [...sums].map(([_id, counts]) => ({ _id, counts }))
}

function nonZero(figures: readonly Figure[]): Record<string, Record<string, number>> {
  const kept = figures.map(({ _id, counts }) => [_id, Object.fromEntries(Object.entries(counts).filter(([, n]) => n !== 0))] as const)
  return Object.fromEntries(kept.filter(([, counts]) => Object.keys(counts).length > 0).sort())
}

/** The problem's code of a refusal; null of a yes. */
export const problemOf = (answer: Answer<unknown>): string | null => (answer.ok ? null : answer.problem.code)

/** What is said beside each field when a person is refused. */
export const fieldsOf = (answer: Answer<unknown>): Record<string, string> => (answer.ok ? {} : (answer.problem.fields ?? {}))

/** The fields that a refusal names. */
export const wrongFields = (answer: Answer<unknown>): string[] => Object.keys(fieldsOf(answer))
