import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { buildSync } from 'esbuild'
import { openDatabase } from '../../../localcloud/database'
import { readStored } from '../../../localcloud/database/ejson'

/** Killed in the middle of writing, again and again, through the real SDK and the standalone entry. */

const KILLS = 100
const LANES = 2
const WRITERS = 4
const ACCOUNTS = 16
const OPENING = 1000
/** Documents of one write, and entries of one transaction: many, so that a kill often falls into the middle of them. */
const TOGETHER = 60
/** A life in which no more is acknowledged for so long has failed: nothing is said of how fast it is. */
const STUCK_MS = 60_000

const root = resolve(__dirname, '../../..')
const collections = [
  { name: 'accounts', indexes: [] },
  { name: 'moves', indexes: [{ name: 'from', keys: [{ field: 'from', order: 1 as const }] }] },
  { name: 'sets', indexes: [{ name: 'set', keys: [{ field: 'set', order: 1 as const }] }] },
]
const folder = mkdtempSync(join(tmpdir(), 'killed-'))
const entry = join(folder, 'localcloud.cjs')
const running = new Set<ChildProcess>()
/** One lane has failed: the other need not go on. */
let failed = false

beforeAll(() => {
  // Bundled once, because a hundred starts through a compiler would be a test of the compiler.
  buildSync({ entryPoints: [join(root, 'localcloud/bin.ts')], outfile: entry, bundle: true, platform: 'node', target: 'node20', external: ['libsql', 'esbuild'], logLevel: 'error' })
  mkdirSync(join(folder, 'functions'))
  writeFileSync(join(folder, 'collections.json'), JSON.stringify(collections))
})
afterAll(() => {
  for (const child of running) child.kill('SIGKILL')
  rmSync(folder, { recursive: true })
})

/** A database through the real SDK. */
function sdkAt(url: string): any {
  // Unless silent, the SDK warns of slow requests also when they have failed long ago.
  Object.assign(process.env, { TENCENTCLOUD: 'true', SILENCE: 'true' })
  const tcb = require('@cloudbase/node-sdk')
  return tcb.init({ env: 'local-env', serviceUrl: `${url}/admin`, secretId: 'id', secretKey: 'key', timeout: 5000 }).database()
}

async function start(data: string): Promise<{ db: any; kill(): Promise<void> }> {
  const args = [entry, '--functions', join(folder, 'functions'), '--data', data, '--collections', join(folder, 'collections.json'), '--quiet']
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, NODE_PATH: join(root, 'node_modules') } })
  running.add(child)
  const gone = new Promise<void>((done) => child.once('exit', () => done()))
  const silent = setTimeout(() => child.kill('SIGKILL'), STUCK_MS)
  for await (const line of createInterface({ input: child.stdout })) {
    const [, url] = /at (\S+),/.exec(line) ?? []
    if (!url) continue
    clearTimeout(silent)
    return {
      db: sdkAt(url),
      kill: async () => {
        child.kill('SIGKILL')
        await gone
        running.delete(child)
      },
    }
  }
  clearTimeout(silent)
  throw new Error('the local cloud did not start')
}

/** Which writes were acknowledged. */
interface Acknowledged {
  moves: string[]
  sets: string[]
  /** Increments of each account's counter by plain updates. */
  counts: number[]
}

const sizeOf = ({ moves, sets, counts }: Acknowledged): number => moves.length + sets.length + counts.reduce((sum, one) => sum + one, 0)

/** Waits until so many writes are acknowledged; throws when they come no more, so that a store that stopped answering fails the test and does not hold it. */
async function reached(acknowledged: Acknowledged, wanted: number, ended: () => boolean): Promise<void> {
  for (let [seen, since] = [sizeOf(acknowledged), Date.now()]; seen < wanted && !ended(); ) {
    await new Promise((passed) => setTimeout(passed, 1))
    const now = sizeOf(acknowledged)
    if (now > seen) [seen, since] = [now, Date.now()]
    else if (Date.now() - since > STUCK_MS) throw new Error(`nothing was acknowledged for ${STUCK_MS / 1000} s: ${wanted - seen} writes are waited for`)
  }
}

let names = 0

const parts = Array.from({ length: TOGETHER }, (_part, i) => i)

/** Writes until the connection breaks: transactions over two accounts and many entries, many documents at once, and single updates. */
async function write(db: any, acknowledged: Acknowledged): Promise<void> {
  const _ = db.command
  try {
    for (;;) {
      const id = `${process.pid}-${++names}`
      const [from, to] = [names % ACCOUNTS, (names * 5 + 1) % ACCOUNTS]
      await db.collection('sets').add(parts.map((part) => ({ _id: `${id}-${part}`, set: id })))
      acknowledged.sets.push(id)
      const tx = await db.startTransaction()
      const moved = await tx.collection('accounts').doc(`a${from}`).update({ money: _.inc(-1) })
        .then(() => tx.collection('accounts').doc(`a${to}`).update({ money: _.inc(1) }))
        .then(() => tx.collection('moves').add(parts.map((part) => ({ _id: `${id}-${part}`, move: id, from }))))
        .then(() => tx.commit())
        .then(() => true, (error: { code: unknown }) => {
          if (error.code !== 'DATABASE_TRANSACTION_CONFLICT') throw error
          return false
        })
      if (moved) acknowledged.moves.push(id)
      await db.collection('accounts').doc(`a${from}`).update({ count: _.inc(1) })
      acknowledged.counts[from]!++
    }
  } catch (error) {
    if (!/ECONN|EPIPE|socket/i.test(`${(error as { code?: unknown }).code} ${(error as Error).message}`)) throw error
  }
}

/** What the file holds, read past the gateway. */
function read(data: string): Record<'accounts' | 'moves' | 'sets', Record<string, any>[]> {
  const database = openDatabase({ file: join(data, 'database.sqlite'), clock: { now: () => 0 }, collections })
  const all = (collectionName: string) => (database.actions['database.aggregateDocuments']!({ collectionName, stages: [{ stageKey: '$match', stageValue: '{}' }] }) as any).data.list.map(readStored)
  const [accounts, moves, sets] = [all('accounts'), all('moves'), all('sets')]
  // The entries of an index are written with their documents: counting by them must say the same.
  const counted = (database.actions['database.calculateDocument']!({ collectionName: 'moves', query: JSON.stringify({ from: { $gte: 0 } }) }) as any).data.total
  expect(counted).toBe(moves.length)
  void database.close()
  return { accounts, moves, sets }
}

/** How often each is there. */
function tally(names: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  return counts
}

async function lane(which: number): Promise<{ kills: number; moves: number }> {
  const data = join(folder, `data-${which}`)
  const acknowledged: Acknowledged = { moves: [], sets: [], counts: Array<number>(ACCOUNTS).fill(0) }
  const first = await start(data)
  await first.db.collection('accounts').add(Array.from({ length: ACCOUNTS }, (_each, i) => ({ _id: `a${i}`, money: OPENING, count: 0 })))
  let cloud = first
  for (let kill = 1; ; kill++) {
    let refused = false
    const writing = Promise.all(Array.from({ length: WRITERS }, () => write(cloud.db, acknowledged))).catch((error: unknown) => {
      refused = true
      return error
    })
    // Somewhere between the second and the thirteenth write of this life, and a few moments later.
    await reached(acknowledged, sizeOf(acknowledged) + 2 + ((kill * 7) % 12), () => refused || failed)
    await cloud.kill()
    // A writer that was refused, rather than cut off, has found a write gone: it is told at once, whatever the others do.
    const outcome = await writing
    if (refused) throw outcome
    if (kill === KILLS / LANES || failed) break
    cloud = await start(data)
  }
  const { accounts, moves, sets } = read(data)
  const [moved, added] = [tally(moves.map(({ move }) => move)), tally(sets.map(({ set }) => set))]
  // What was acknowledged is there; more may be: the answer to the last writes was lost with the process.
  expect([...moved.keys()]).toEqual(expect.arrayContaining(acknowledged.moves))
  expect([...added.keys()]).toEqual(expect.arrayContaining(acknowledged.sets))
  for (const account of accounts) expect(account.count).toBeGreaterThanOrEqual(acknowledged.counts[Number(account._id.slice(1))]!)
  // Nothing is there by half: all of a set, all entries of a transaction, and money only moves together with them.
  expect(new Set([...moved.values(), ...added.values()])).toEqual(new Set([TOGETHER]))
  expect(accounts.reduce((sum, { money }) => sum + money, 0)).toBe(ACCOUNTS * OPENING)
  const expected = Array<number>(ACCOUNTS).fill(OPENING)
  for (const move of moved.keys()) {
    const number = Number(move.split('-')[1])
    expected[number % ACCOUNTS]!--
    expected[(number * 5 + 1) % ACCOUNTS]!++
  }
  expect(accounts.map(({ money }) => money)).toEqual(expected)
  return { kills: KILLS / LANES, moves: acknowledged.moves.length }
}

test('a hundred SIGKILLs under load lose no acknowledged write and leave none by half', async () => {
  const lanes = await Promise.allSettled(Array.from({ length: LANES }, (_lane, i) => lane(i).catch((error: unknown) => {
    failed = true
    throw error
  })))
  for (const one of lanes) if (one.status === 'rejected') throw one.reason
  const ended = lanes.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
  expect(ended.reduce((sum, { kills }) => sum + kills, 0)).toBe(KILLS)
  // It was under load: transactions were acknowledged in the lives between.
  expect(ended.reduce((sum, { moves }) => sum + moves, 0)).toBeGreaterThan(KILLS)
}, 300_000)
