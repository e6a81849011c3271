import { statSync } from 'node:fs'
import { join } from 'node:path'
import { createCalendar } from '../../domain/calendar/calendar'
import { DEFAULT_SETTINGS } from '../../domain/appeal/settings'
import { DISTRICT, accountOf } from '../../domain/ledger/figures'
import { Organisation } from '../../domain/organisation/units'
import { RANKED_KINDS, rank } from '../../domain/supervision/standings'
import { sweep } from '../../server/clock/sweep'
import type { Verb } from '../../server/door/verb'
import { counted } from '../../server/store/cloud'
import { COLLECTIONS } from '../../server/store/collections'
import { between, oneOf } from '../../server/store/conditions'
import { personByIdentity } from '../../server/store/people'
import { supervision } from '../../server/store/supervision'
import { tables } from '../../server/store/tables'
import { supervisionVerbs } from '../../server/supervision'
import { accountsOf, drawLists } from '../../server/supervision/drawing'
import { settleMonth } from '../../server/supervision/settle'
import { keysOf } from '../local/keys'
import { CLOCK_START } from '../local/moment'
import { type SampleDistrict, makeDistrict } from '../sample/district'
import { sdkAt, startGateway } from './gateway'
import { DUE, MONTH, OF_MONTH, TODAY, buildStore } from './supervision/store'
import { type Bench, type Spread, type Table, ms, spreadOf } from './table'

/** Boards, cases behind numbers, the settlement of a month and the sweep, through the real SDK, at several sizes of the store. */

const SIZES = [48_488, 1_000_000]
const ROUNDS = 60
const WARM_UP = 5
/** What the figures are held against. */
const LIMITS = { requests: 3, casesRequests: 2, growth: 1.5, settleMs: 60_000 }

interface Measured {
  size: number
  megabytes: number
  asked: Record<string, Spread & { requests: number; limit: number }>
  settlement: { appeals: number; ms: number; requests: number; parts: number; longestPartMs: number; differences: number; units: number; ranksAgree: boolean }
  sweep: { due: number; examined: number; ms: number }
}

export const bench: Bench = async ({ sizes = SIZES, folder, say }) => {
  const measured: Measured[] = []
  for (const size of sizes) measured.push(await measureAt(size, join(folder, String(size)), say))
  return { tables: [asked(measured), settled(measured), swept(measured)], figures: { limits: LIMITS, measured }, notes: ['Of the synthetic appeals the row is stored; figures are what the rows add up to. The caller\'s own look-up is counted with each question.'] }
}

async function measureAt(size: number, data: string, say: (line: string) => void): Promise<Measured> {
  buildStore(data, size, say)
  Object.assign(process.env, keysOf(data))
  const district = makeDistrict()
  const gateway = await startGateway(data, COLLECTIONS)
  try {
    sdkAt(gateway.url)
    const world = { now: CLOCK_START, today: TODAY, calendar: createCalendar(), settings: DEFAULT_SETTINGS, organisation: new Organisation(district.units) }
    const settlement = await settle(world, size)
    const questions = questionsOf(district)
    const timings: Measured['asked'] = {}
    for (const { name, limit, ask } of questions) timings[name] = { ...(await spreadOver(ask)), limit }
    await forget()
    return { size, megabytes: statSync(join(data, 'database.sqlite')).size / 1024 / 1024, asked: timings, settlement, sweep: await sweepOnce(world) }
  } finally {
    await gateway.stop()
  }
}

interface Question {
  name: string
  limit: number
  ask: () => Promise<unknown>
}

function questionsOf(district: SampleDistrict): Question[] {
  const holder = (unit: string, role: string) => district.people.find(({ posts }) => posts.some((post) => post.unit === unit && post.role === role))!
  const leader = holder('D', 'districtLeader')
  const resident = district.people.find(({ posts }) => posts.length === 0)!
  const by = (openid: string, verb: Verb, input: unknown) => async () => verb(input)({ me: await personByIdentity(openid), requestId: 'bench' })
  const { leadership, unitBoard, publicBoard, cases, list, weeklies } = supervisionVerbs
  const board = (name: string, openid: string, verb: Verb, input: unknown): Question => ({ name, limit: LIMITS.requests, ask: by(openid, verb, input) })
  const behind = (name: string, input: unknown): Question => ({ name, limit: LIMITS.casesRequests, ask: by(leader.openid, cases, input) })
  return [
    board('the district\'s board, all time', leader.openid, leadership, {}),
    board('the district\'s board, one month', leader.openid, leadership, { month: MONTH }),
    board('a township\'s board', holder('T01', 'principal').openid, unitBoard, {}),
    board('everyone\'s board', resident.openid, publicBoard, {}),
    board('a month\'s list of townships', leader.openid, list, { month: MONTH, kind: 'township' }),
    board('who sent their return', holder('D', 'dispatcher').openid, weeklies, {}),
    behind('cases behind a number that most have', { figure: DISTRICT, name: 'resolved', from: MONTH, until: MONTH }),
    behind('cases behind a number that few have', { figure: DISTRICT, name: 'overdue' }),
    behind('cases of one unit behind a rare number', { figure: accountOf('T01'), name: 'late', from: MONTH, until: MONTH }),
  ]
}

async function spreadOver(ask: () => Promise<unknown>): Promise<Spread & { requests: number }> {
  for (let n = 0; n < WARM_UP; n += 1) await ask()
  const took: number[] = []
  let least = Infinity
  for (let n = 0; n < ROUNDS; n += 1) {
    const began = performance.now()
    const { requests } = await counted(ask)
    took.push(performance.now() - began)
    // Once a minute an instance asks whether the district changed: that is not the question's own cost.
    least = Math.min(least, requests)
  }
  return { ...spreadOf(took), requests: least }
}

/** Settles the month one part at a time, as calls that end early would, and holds its counts against the kept figures. */
async function settle(world: Parameters<typeof drawLists>[1], size: number): Promise<Measured['settlement']> {
  await forget()
  const began = performance.now()
  let longestPartMs = 0
  let parts = 0
  const { requests } = await counted(async () => {
    for (let left = 'more'; left === 'more'; parts += 1) {
      const start = performance.now()
      left = await settleMonth(MONTH, world, 0)
      longestPartMs = Math.max(longestPartMs, performance.now() - start)
    }
  })
  const took = performance.now() - began
  await drawLists(MONTH, world)
  const row = await supervision.settlements.byId(MONTH)
  const kept = new Map((await tables.figures.pick({ month: MONTH, unit: between('lead:', 'lead;') }, ['unit', 'counts'], 1000)).map((figure) => [figure.unit, figure.counts]))
  const agree = await Promise.all(RANKED_KINDS.map(async (kind) => {
    const accounts = await accountsOf(MONTH, kind, world.organisation)
    const fromKept = accounts.map(({ unit }) => ({ unit, counts: kept.get(accountOf(unit)) ?? {} }))
    return JSON.stringify(rank(kind, accounts)) === JSON.stringify(rank(kind, fromKept))
  }))
  const units = world.organisation.units.filter(({ kind }) => (RANKED_KINDS as readonly string[]).includes(kind)).length
  if (row?.examined !== Math.min(size, OF_MONTH)) throw new Error(`the settlement examined ${row?.examined} appeals`)
  return { appeals: row.examined, ms: took, requests, parts, longestPartMs, differences: row.differences.length, units, ranksAgree: agree.every(Boolean) }
}

/** Takes away what a settlement wrote, so that a later run settles again. */
async function forget(): Promise<void> {
  await supervision.settlements.remove({ _id: MONTH })
  await supervision.settled.remove({ month: MONTH })
  const ids = RANKED_KINDS.map((kind) => `${MONTH}:${kind}`)
  await supervision.lists.remove({ _id: oneOf(ids) })
  await supervision.steps.remove({ of: oneOf(ids) })
  await tables.outbox.remove({ _id: between(`${MONTH}:`, `${MONTH};`) })
}

async function sweepOnce(world: Parameters<typeof sweep>[0]): Promise<Measured['sweep']> {
  const due = (await tables.appeals.page({ where: { nextLookOn: TODAY }, order: [['nextLookOn', 'asc']], limit: 999 })).items.map(({ _id }) => _id)
  const began = performance.now()
  const { examined } = await sweep(world, Infinity)
  const took = performance.now() - began
  await tables.appeals.update({ _id: oneOf(due) }, { nextLookOn: TODAY })
  return { due: due.length, examined, ms: took }
}

const bySize = (measured: readonly Measured[], cell: (one: Measured) => string) => measured.map(cell)
const sizesOf = (measured: readonly Measured[]) => bySize(measured, ({ size }) => size.toLocaleString('en'))

function asked(measured: readonly Measured[]): Table {
  const names = Object.keys(measured[0]!.asked)
  return {
    title: `Questions: requests, then p50 (p95) in ms; the growth allowed is ${LIMITS.growth} ×`,
    columns: ['', ...sizesOf(measured), 'requests allowed'],
    rows: names.map((name) => [name, ...bySize(measured, ({ asked: all }) => `${all[name]!.requests}; ${ms(all[name]!.median)} (${ms(all[name]!.p95)})`), `${measured[0]!.asked[name]!.limit}`]),
  }
}

function settled(measured: readonly Measured[]): Table {
  const row = (name: string, cell: (one: Measured['settlement']) => string, beside: string) => [name, ...bySize(measured, ({ settlement }) => cell(settlement)), beside]
  return {
    title: `Settling ${MONTH}`,
    columns: ['', ...sizesOf(measured), 'limit'],
    rows: [
      row('appeals', ({ appeals }) => appeals.toLocaleString('en'), ''),
      row('ms in all', (one) => ms(one.ms), `${LIMITS.settleMs.toLocaleString('en')} for ${OF_MONTH.toLocaleString('en')}`),
      row('parts; the longest, ms', ({ parts, longestPartMs }) => `${parts}; ${ms(longestPartMs)}`, `${LIMITS.settleMs.toLocaleString('en')} a part`),
      row('requests', ({ requests }) => String(requests), ''),
      row('figures that differ from the kept ones', ({ differences }) => String(differences), '0'),
      row('the places of all units are those of the kept figures', ({ ranksAgree, units }) => `${ranksAgree ? 'yes' : 'no'}, ${units} units`, 'yes'),
    ],
  }
}

function swept(measured: readonly Measured[]): Table {
  return {
    title: 'The sweep of a day',
    columns: ['', ...sizesOf(measured), 'limit'],
    rows: [
      ['due', ...bySize(measured, ({ sweep: one }) => String(one.due)), String(DUE)],
      ['examined', ...bySize(measured, ({ sweep: one }) => String(one.examined)), 'what is due'],
      ['ms', ...bySize(measured, ({ sweep: one }) => ms(one.ms)), ''],
    ],
  }
}
