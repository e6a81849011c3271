import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createCalendar } from '../../domain/calendar/calendar'
import type { Day } from '../../domain/calendar/day'
import type { Command } from '../../domain/appeal/decide'
import type { Payloads } from '../../domain/appeal/payloads'
import { ROLE_WORDS, type Role } from '../../domain/organisation/roles'
import type { LocalCloud, Route } from '../../localcloud'
import { buildFunctions } from '../build/functions'
import { type DistrictOptions, startDistrict } from './district'
import { sharedFunctions } from './shared'
import { plainNumbers } from './read'
import type { SampleDistrict, SamplePerson } from '../sample/district'
import { loadDistrict } from '../sample/load'
import type { Answer, AppealPage, FunctionName, Functions } from '../../server/contract'

export type Input<F extends FunctionName, A extends keyof Functions[F]> = Functions[F][A] extends { input: infer I } ? I : never
export type Output<F extends FunctionName, A extends keyof Functions[F]> = Functions[F][A] extends { output: infer O } ? O : never

/** A 1 × 1 PNG, which is all a signature needs to be. */
const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')

let requests = 0
/** A request id as a phone would make one. */
export const requestId = () => `request-${String(++requests).padStart(6, '0')}`

/** A district before anybody set it up. */
const NOBODY: SampleDistrict = { units: [], people: [], grids: [], departments: {} as SampleDistrict['departments'] }

export interface StageOptions extends Pick<DistrictOptions, 'env' | 'log' | 'workers'> {
  /** Bundles that stand already, with the pages served beside them; built for this stage otherwise. */
  built?: { functions: string; routes: readonly Route[] }
  /** Nothing is in it yet. */
  empty?: boolean
}

/** The real functions on a local cloud with the sample district, and people who use them as their phones would. */
export class Stage {
  private readonly calendar = createCalendar()
  private readonly tokens = new Map<string, string>()

  private constructor(
    readonly cloud: LocalCloud,
    readonly district: SampleDistrict,
    /** The data folder, for what lies in it raw. */
    readonly data: string,
    readonly close: () => Promise<void>,
  ) {}

  /** Starts the district on `clockStart` (ISO 8601). */
  static async open(clockStart: string, { built, empty = false, ...options }: StageOptions = {}): Promise<Stage> {
    const data = mkdtempSync(join(tmpdir(), 'appeals-'))
    const run = process.env['APPEALS_TEST_RUN']
    const functions = built?.functions ?? (run ? await sharedFunctions(run) : join(data, 'functions'))
    if (!built && !run) await buildFunctions({ log: () => undefined, outdir: functions })
    const cloud = await startDistrict({ data, functions, clockStart, ...options, ...(built ? { routes: built.routes } : {}) })
    const district = empty ? NOBODY : loadDistrict(cloud)
    return new Stage(cloud, district, data, async () => {
      await cloud.close()
      rmSync(data, { recursive: true, force: true })
    })
  }

  /** Whoever holds a role in a unit, by their order there. */
  at(unit: string, role: Role, order = 0): SamplePerson {
    const found = this.district.people.filter(({ posts }) => posts.some((post) => post.unit === unit && post.role === role))[order]
    if (!found) throw new Error(`nobody is ${role} in ${unit}`)
    return found
  }

  /** A resident of a village. */
  resident(village: string, order = 0): SamplePerson {
    const found = this.district.people.filter(({ place, posts }) => place?.village === village && posts.length === 0)[order]
    if (!found) throw new Error(`nobody lives in ${village}`)
    return found
  }

  person(id: string | null): SamplePerson {
    const found = this.district.people.find((person) => person.id === id)
    if (!found) throw new Error(`no person ${id}`)
    return found
  }

  /** A person by role, as a transcript names them. */
  words(person: SamplePerson): string {
    const post = person.posts[0]
    return post ? `${this.district.units.find(({ id }) => id === post.unit)!.name}${ROLE_WORDS[post.role]}` : '居民'
  }

  /** A stored document, looked at past the functions. */
  async row(collection: string, id: string): Promise<Record<string, unknown>> {
    const answer = await this.cloud.database.actions['database.getDocument']!({ collectionName: collection, queryType: 'DOC', query: JSON.stringify({ _id: id }), multi: false })
    const [found] = (answer as { data: { list: string[] } }).data.list
    if (!found) throw new Error(`no ${id} in ${collection}`)
    return plainNumbers(JSON.parse(found)) as Record<string, unknown>
  }

  /** The day `days` working days after `day`. */
  workingDaysAfter(day: Day, days: number): Day {
    return this.calendar.addWorkingDays(day, days)
  }

  /** Moves the clock to an instant in China, `2026-03-05T09:00`; what falls due on the way is done. */
  async until(moment: string): Promise<void> {
    await this.cloud.clock.set(`${moment}:00+08:00`)
  }

  private async token(openid: string): Promise<string> {
    const known = this.tokens.get(openid)
    if (known) return known
    const response = await fetch(`${this.cloud.url}/session`, { method: 'POST', body: JSON.stringify({ openid }) })
    const { token } = (await response.json()) as { token: string }
    this.tokens.set(openid, token)
    return token
  }

  /** Calls a function as a person's phone does and answers as the phone would see it. */
  async call<F extends FunctionName, A extends keyof Functions[F] & string>(who: { openid: string }, fn: F, action: A, input: Input<F, A>, id = requestId()): Promise<Answer<Output<F, A>>> {
    const response = await fetch(`${this.cloud.url}/functions/${fn}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${await this.token(who.openid)}` },
      body: JSON.stringify({ action, input, requestId: id }),
    })
    return (await response.json()) as Answer<Output<F, A>>
  }

  /** The same, where a refusal is a failure of the walk. */
  async ask<F extends FunctionName, A extends keyof Functions[F] & string>(who: { openid: string }, fn: F, action: A, input: Input<F, A>, id = requestId()): Promise<Output<F, A>> {
    const answer = await this.call(who, fn, action, input, id)
    if (!answer.ok) throw new Error(`${fn}.${action}: ${answer.problem.code} ${answer.problem.message} ${JSON.stringify(answer.problem.fields ?? {})}`)
    return answer.value
  }

  /** Opens an appeal and takes an action on it, as one does on its page. */
  async act<A extends Command>(who: SamplePerson, code: string, action: A, payload: Payloads[A]): Promise<AppealPage> {
    const fn = who.posts.length > 0 ? 'casework' : 'appeal'
    const seen = await this.ask(who, fn, 'open', { code })
    await this.ask(who, fn, 'act', { action, code, version: seen.version, payload } as never)
    return this.ask(who, fn, 'open', { code }).catch(() => seen) as Promise<AppealPage>
  }

  /** Uploads bytes and files them as evidence. */
  async evidence(who: SamplePerson, as: 'photo' | 'signature', bytes: Buffer = PNG): Promise<string> {
    const fileID = await this.upload(who, `${as}-${requestId()}.png`, bytes)
    return (await this.ask(who, 'account', 'file', { fileID, as })).evidence
  }

  /** Puts a file where phones put theirs. Its id. */
  async upload(who: { openid: string }, name: string, bytes: Buffer): Promise<string> {
    const path = `inbox/${name}`
    const response = await fetch(`${this.cloud.url}/storage?path=${encodeURIComponent(path)}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${await this.token(who.openid)}` },
      body: new Uint8Array(bytes),
    })
    return ((await response.json()) as { fileID: string }).fileID
  }

  /** Lets the outbox run empty, as the timer would within a minute, and waits for a drainer that a command woke. */
  async settle(): Promise<void> {
    for (let tries = 0; tries < 100; tries += 1) {
      await this.cloud.functions.invoke('clock', {}, { from: 'timer' })
      if ((await this.pending()) === 0) return
      await new Promise((resolve) => setTimeout(resolve, 30))
    }
    throw new Error('the outbox does not run empty')
  }

  /** How many outbox rows are due now. */
  private async pending(): Promise<number> {
    const query = JSON.stringify({ state: 'pending', after: { $lte: this.cloud.clock.now() } })
    const answer = await this.cloud.database.actions['database.calculateDocument']!({ collectionName: 'outbox', queryType: 'WHERE', query })
    return (answer as { data: { total: number } }).data.total
  }
}
