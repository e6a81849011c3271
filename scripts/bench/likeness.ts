import { existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { BLANK, type Standing } from '../../domain/appeal/standing'
import { KINDS } from '../../domain/appeal/kinds'
import { scopesOf } from '../../domain/appeal/routing'
import type { Status } from '../../domain/appeal/statuses'
import { Organisation, type Unit } from '../../domain/organisation/units'
import { matterOf, traitsOf } from '../../domain/text/likeness'
import { openDatabase } from '../../localcloud/database'
import { type Alike, findAlike } from '../../server/casework/likeness/find'
import { likenessRowOf } from '../../server/casework/likeness/row'
import { byWords } from '../../server/casework/likeness/search'
import { counted } from '../../server/store/cloud'
import { COLLECTIONS } from '../../server/store/collections'
import { oneOf } from '../../server/store/conditions'
import type { LikenessRow } from '../../server/store/likeness'
import { type Figures, measure } from '../../test/domain/text/likeness/measure'
import { PAIRS, type Told } from '../../test/domain/text/likeness/pairs'
import { makeDistrict } from '../sample/district'
import { type Random, createRandom } from '../sample/random'
import { makeText } from '../sample/texts'
import { startGateway, sdkAt } from './gateway'
import { type Bench, type Spread, type Table, ms, spreadOf } from './table'

/** Likeness on the labelled pairs, alone and among a whole district's appeals, through the real SDK. */

const SIZES = [100_000]
/** What the figures are held against; printed beside them. Timings are never a reason to fail. */
const LIMITS = { recallAt5: 0.9, alike: 50 }
/** From which score on two appeals are told to be alike. */
const TOLD = 0.2
const NOW = Date.parse('2026-11-23T09:00:00+08:00')
const DAY = 86_400_000
const YEARS = 5
const ROUNDS = 300
const SEARCHES = ['路灯不亮', '停水', '欠工钱', '大坑', '低保', '养猪场', '电梯坏了', '赶场的班车', '村卫生室', '广场舞']

interface Measured {
  size: number
  megabytes: number
  /** Of the held-out pairs of one matter: how often each finds the other among its five likest of the whole store. */
  among: { recallAt5: number; anyAlike: number }
  timings: Record<string, Spread & { requests: number }>
}

export const bench: Bench = async ({ sizes = SIZES, folder, say }) => {
  const sets = { tuning: measure(false, TOLD), heldOut: measure(true, TOLD) }
  const measured: Measured[] = []
  for (const size of sizes) measured.push(await measureAt(size, join(folder, String(size)), say))
  return { tables: [labelled(sets), among(measured), timed(measured)], figures: { limits: LIMITS, told: TOLD, sets, measured }, notes: [] }
}

function labelled(sets: Record<string, Figures>): Table {
  const percent = (value: number) => `${(100 * value).toFixed(1)} %`
  return {
    title: `Labelled pairs, every text of the set searched; told to be alike from ${TOLD}`,
    columns: ['set', 'pairs', `recall at 5 (limit ${percent(LIMITS.recallAt5)})`, 'found first', 'precision', 'recall'],
    rows: Object.entries(sets).map(([name, { pairs, recallAt5, first, precision, recall }]) => [name, String(pairs), ...[recallAt5, first, precision, recall].map(percent)]),
  }
}

function among(measured: readonly Measured[]): Table {
  return {
    title: 'The held-out pairs among a district\'s appeals',
    columns: ['appeals', 'store, MB', 'the other among the five likest', 'not found through the index at all'],
    rows: measured.map(({ size, megabytes, among: { recallAt5, anyAlike } }) => [size.toLocaleString('en'), megabytes.toFixed(0), `${(100 * recallAt5).toFixed(1)} %`, `${(100 * (1 - anyAlike)).toFixed(1)} %`]),
  }
}

function timed(measured: readonly Measured[]): Table {
  return {
    title: `Milliseconds, through the real SDK (limit ${LIMITS.alike})`,
    columns: ['appeals', 'question', 'requests', 'median', 'p95'],
    rows: measured.flatMap(({ size, timings }) => Object.entries(timings).map(([name, { requests, median, p95 }]) => [size.toLocaleString('en'), name, String(requests), ms(median), ms(p95)])),
  }
}

async function measureAt(size: number, folder: string, say: (line: string) => void): Promise<Measured> {
  const { units } = makeDistrict()
  const organisation = new Organisation(units)
  const centre = organisation.sole('centre').id
  build(folder, size, organisation, say)
  const gateway = await startGateway(folder, COLLECTIONS)
  try {
    sdkAt(gateway.url)
    const asked = PAIRS.filter(({ heldOut }) => heldOut).flatMap(({ one, other }, n) => [{ told: one, id: `pair-${n}-one` }, { told: other, id: `pair-${n}-other` }])
    const ask = (told: Told, scopes: readonly string[], wider: readonly string[]) => findAlike(matter(told), { scopes: oneOf(scopes) }, wider)
    const ways: Record<string, (n: number) => Promise<unknown>> = {
      'duplicates, asked by the village': (n) => ask(at(asked, n), [at(asked, n).village], []),
      'duplicates, asked by the township': (n) => ask(at(asked, n), [at(asked, n).township], [at(asked, n).township]),
      'duplicates, asked by the district': (n) => ask(at(asked, n), [centre], [centre]),
      'similar, while a resident types': (n) => findAlike(matter(at(asked, n)), { shared: oneOf(['open', 'result']) }, [at(asked, n).township]),
      'search by words in a village': (n) => byWords(traitsOf(SEARCHES[n % SEARCHES.length]!), [at(asked, n).village], null, undefined),
      'search by words in the district': (n) => byWords(traitsOf(SEARCHES[n % SEARCHES.length]!), [centre], null, undefined),
    }
    const timings: Measured['timings'] = {}
    for (const [name, way] of Object.entries(ways)) timings[name] = await spreadOver(way)
    return { size, megabytes: sizeOf(folder), among: await found(), timings }
  } finally {
    await gateway.stop()
  }
}

const at = (asked: readonly { told: Told }[], n: number): Told => asked[n % asked.length]!.told
const matter = ({ day, ...told }: Told) => matterOf({ ...told, at: NOW - 60 * DAY + day * DAY })

async function spreadOver(way: (n: number) => Promise<unknown>): Promise<Spread & { requests: number }> {
  for (let n = 0; n < 30; n += 1) await way(n)
  const took: number[] = []
  let most = 0
  for (let n = 0; n < ROUNDS; n += 1) {
    const began = performance.now()
    const { requests } = await counted(() => way(n))
    took.push(performance.now() - began)
    most = Math.max(most, requests)
  }
  return { ...spreadOf(took), requests: most }
}

/** How often the held-out pairs of one matter find each other in the whole store, as the township would. */
async function found(): Promise<Measured['among']> {
  const ranks: number[] = []
  for (const [n, { one, other, same, heldOut }] of PAIRS.entries()) {
    if (!same || !heldOut) continue
    for (const [told, wanted, self] of [[one, `pair-${n}-other`, `pair-${n}-one`], [other, `pair-${n}-one`, `pair-${n}-other`]] as const) {
      const alike: Alike[] = await findAlike(matter(told), { scopes: told.township }, [told.township])
      ranks.push(alike.filter(({ row }) => row._id !== self).findIndex(({ row }) => row._id === wanted))
    }
  }
  return { recallAt5: ranks.filter((rank) => rank >= 0 && rank < 5).length / ranks.length, anyAlike: ranks.filter((rank) => rank >= 0).length / ranks.length }
}

/** Fills the data folder once; a later run finds it. A folder appears whole or not at all. */
function build(folder: string, size: number, organisation: Organisation, say: (line: string) => void): void {
  if (existsSync(folder)) return
  const began = performance.now()
  const draft = `${folder}.draft`
  rmSync(draft, { recursive: true, force: true })
  mkdirSync(draft, { recursive: true })
  const database = openDatabase({ file: join(draft, 'database.sqlite'), clock: { now: () => NOW }, collections: COLLECTIONS })
  const random = createRandom(20261123)
  const villages = organisation.units.filter(({ kind }) => kind === 'village')
  for (let from = 0; from < size; from += 5000) {
    database.bulkInsert('likeness', Array.from({ length: Math.min(5000, size - from) }, (_, n) => rowFor(`appeal-${from + n}`, NOW - Math.floor((1 - (from + n) / size) * YEARS * 365 * DAY), random, villages, organisation)))
    say(`${Math.min(size, from + 5000).toLocaleString('en')} appeals after ${((performance.now() - began) / 1000).toFixed(0)} s`)
  }
  database.bulkInsert('likeness', PAIRS.flatMap(({ one, other }, n) => [pairRow(`pair-${n}-one`, one, organisation), pairRow(`pair-${n}-other`, other, organisation)]))
  database.close()
  renameSync(draft, folder)
}

/** A matter of the sample, told together with a second one now and then, so that few texts are the same. */
function rowFor(code: string, submittedAt: number, random: Random, villages: readonly Unit[], organisation: Organisation): LikenessRow {
  const village = random.pick(villages)
  const kind = random.weighted([['resolution', 58], ['consultation', 20], ['suggestion', 13], ['complaint', 9]] as const)
  const { text, spot } = makeText(random, kind, village.name)
  const also = random.chance(0.4) ? `。${makeText(random, random.pick(KINDS), village.name).text.slice(0, 24)}` : ''
  const status: Status = submittedAt > NOW - 25 * DAY ? 'handling' : kind === 'resolution' ? 'published' : 'closed'
  return likenessRowOf(standingOf(code, village.id, submittedAt, status, kind === 'complaint', organisation), { text: text + also, spot })
}

const pairRow = (code: string, { village, spot, text, day }: Told, organisation: Organisation): LikenessRow =>
  likenessRowOf(standingOf(code, village, NOW - 60 * DAY + day * DAY, 'handling', false, organisation), { text, spot })

function standingOf(code: string, village: string, submittedAt: number, status: Status, complaint: boolean, organisation: Organisation): Standing {
  const township = organisation.get(village).parent!
  const desk = complaint ? organisation.sole('centre').id : village
  const placed: Standing = { ...BLANK, code, village, township, desk, channel: 'self', promisedOn: '2026-12-31', submittedAt, status, aboutCadre: complaint, accused: complaint ? [village] : [] }
  return { ...placed, scopes: scopesOf(placed, organisation) }
}

const sizeOf = (folder: string): number => statSync(join(folder, 'database.sqlite')).size / 1024 / 1024
