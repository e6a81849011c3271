import { join } from 'node:path'
import { openDatabase } from '../../localcloud/database'
import { bareOperations, buildBare } from './bare'
import { sdkAt, startGateway, type Gateway } from './gateway'
import { once } from './once'
import { sdkOperations, SINGLE, type Name, type Operations } from './operations'
import { COLLECTIONS, itemOf } from './sample'
import { warm } from './warm'
import { load, ms, spreadOf, type Bench, type Spread } from './table'

/** The local cloud's database through the real SDK over HTTP, at several sizes, beside bare SQLite. */

const SIZES = [10_000, 100_000, 1_000_000]
const WARM_UP = 100
const ROUNDS = 500
const CALLERS = 8
const CROWD_MS = 6000

/** What the figures are held against; printed beside them, and never a reason to fail. */
const LIMITS = { single: 3, growth: 1.5, crowd: 1500, memory: 300, start: 1000 }

/** What eight callers do at once: mostly reading, a third of it writing. */
const CROWD: readonly Name[] = ['get by id', 'get by id', 'get by id', 'indexed query of 20', 'update by id', 'update by compare-and-set', 'insert', 'get by id', 'count by index']

interface Measured {
  size: number
  start: number
  sdk: Record<string, Spread>
  bare: Record<string, Spread>
  /** Operations a second of eight callers, and how long each took. */
  crowd: { rate: number } & Spread
  /** Megabytes of the gateway's process: after its start, and after everything. */
  memory: { start: number; end: number }
  /** A `$group` over every document by a field that no index holds: milliseconds, and megabytes after it. */
  groupAll: { took: number; memory: number }
}

export const bench: Bench = async ({ sizes = SIZES, folder, say }) => {
  const measured: Measured[] = []
  for (const size of sizes) {
    say(`${size.toLocaleString('en')} documents: ${load()}`)
    measured.push(await measure(size, join(folder, String(size)), say))
  }
  return { tables: [latency(measured), whole(measured)], figures: { limits: LIMITS, measured }, notes: ['Each file is read once before it is measured: on a store in use the pages that are asked for are in memory.'] }
}

async function measure(size: number, folder: string, say: (line: string) => void): Promise<Measured> {
  const data = join(folder, 'cloud')
  const bareFile = join(folder, 'bare.sqlite')
  build(data, size, say)
  buildBare(bareFile, size)

  const gateway = await startGateway(data, COLLECTIONS)
  try {
    const throughSdk = await behind(gateway, size, () => warm(join(data, 'database.sqlite')))
    await warm(bareFile)
    const { operations, close } = bareOperations(bareFile, size)
    const bare = await each(operations)
    close()
    return { size, start: gateway.ready, bare, ...throughSdk }
  } finally {
    await gateway.stop()
  }
}

/** Everything that is measured through the SDK. What it adds to the store it takes out again. */
async function behind(gateway: Gateway, size: number, warmUp: () => Promise<void>): Promise<Pick<Measured, 'sdk' | 'crowd' | 'memory' | 'groupAll'>> {
  const start = gateway.memory()
  const db = sdkAt(gateway.url)
  const made: string[] = []
  const operations = sdkOperations(db, size, made)
  await warmUp()
  const sdk = await each(operations)
  await warmUp()
  const crowd = await crowded(operations)
  const end = gateway.memory()
  const began = performance.now()
  await db.collection('items').aggregate().group({ _id: '$amount', n: db.command.aggregate.sum(1), most: db.command.aggregate.max('$version') }).end()
  const groupAll = { took: performance.now() - began, memory: gateway.memory() }
  for (const id of made) await db.collection('items').doc(id).remove()
  return { sdk, crowd, memory: { start, end }, groupAll }
}

/** Fills the data folder with items of their own. */
function build(data: string, size: number, say: (line: string) => void): void {
  once(data, say, (draft) => {
    const database = openDatabase({ file: join(draft, 'database.sqlite'), clock: { now: () => Date.now() }, collections: COLLECTIONS })
    const piece = 20_000
    for (let from = 0; from < size; from += piece) {
      database.bulkInsert('items', Array.from({ length: Math.min(piece, size - from) }, (_each, i) => itemOf(from + i, size)))
    }
    void database.close()
  })
}

/** Every operation by itself, one after another. */
async function each(operations: Operations): Promise<Record<string, Spread>> {
  const spreads: Record<string, Spread> = {}
  for (const [name, operation] of Object.entries(operations)) {
    for (let i = 0; i < WARM_UP; i++) await operation()
    const durations: number[] = []
    for (let i = 0; i < ROUNDS; i++) durations.push(await timed(operation))
    spreads[name] = spreadOf(durations)
  }
  return spreads
}

/** How long an operation took; one that has to prepare tells the time itself. */
async function timed(operation: () => unknown): Promise<number> {
  const start = performance.now()
  const told = await operation()
  return typeof told === 'number' ? told : performance.now() - start
}

async function crowded(operations: Operations): Promise<{ rate: number } & Spread> {
  const durations: number[] = []
  const began = performance.now()
  const end = began + CROWD_MS
  await Promise.all(
    Array.from({ length: CALLERS }, async (_caller, c) => {
      for (let turn = c; performance.now() < end; turn++) durations.push(await timed(operations[CROWD[turn % CROWD.length]!]))
    }),
  )
  return { rate: durations.length / ((performance.now() - began) / 1000), ...spreadOf(durations) }
}

const sizeWords = (size: number) => size.toLocaleString('en')

function latency(measured: readonly Measured[]) {
  const names = Object.keys(measured[0]!.sdk)
  const [first, last] = [measured[0]!, measured[measured.length - 1]!]
  const columns = ['median ms (p95), SDK over HTTP; bare SQLite', ...measured.map(({ size }) => sizeWords(size)), 'last : first', 'limit']
  const rows = names.map((name) => {
    const cells = measured.map(({ sdk, bare }) => `${ms(sdk[name]!.median)} (${ms(sdk[name]!.p95)}); ${ms(bare[name]!.median)}`)
    const limit = SINGLE.includes(name as Name) ? `${LIMITS.single} ms, × ${LIMITS.growth}` : '–'
    return [name, ...cells, `× ${(last.sdk[name]!.median / first.sdk[name]!.median).toFixed(2)}`, limit]
  })
  return { title: 'One caller', columns, rows }
}

function whole(measured: readonly Measured[]) {
  const row = (name: string, cell: (one: Measured) => string, limit: string) => [name, ...measured.map(cell), limit]
  return {
    title: 'The whole',
    columns: ['', ...measured.map(({ size }) => sizeWords(size)), 'limit'],
    rows: [
      row(`operations a second, ${CALLERS} callers`, ({ crowd }) => crowd.rate.toFixed(0), `≥ ${LIMITS.crowd}`),
      row('their median ms (p95)', ({ crowd }) => `${ms(crowd.median)} (${ms(crowd.p95)})`, '–'),
      row('start on existing data, ms', ({ start }) => start.toFixed(0), `≤ ${LIMITS.start}`),
      row('memory after the start, MB', ({ memory }) => memory.start.toFixed(0), `< ${LIMITS.memory}`),
      row('memory after all of the above, MB', ({ memory }) => memory.end.toFixed(0), `< ${LIMITS.memory}`),
      row('group of all documents without an index, ms', ({ groupAll }) => groupAll.took.toFixed(0), '–'),
      row('memory after it, MB', ({ groupAll }) => groupAll.memory.toFixed(0), `< ${LIMITS.memory}`),
    ],
  }
}
