import { statSync } from 'node:fs'
import { join } from 'node:path'
import type { Verb } from '../../server/door/verb'
import type { LedgerCount, LedgerPage, LedgerQuestion } from '../../server/contract'
import { ledgersOfCadres } from '../../server/casework/ledger'
import { LOOKS } from '../../server/casework/ledger/read'
import { counted } from '../../server/store/cloud'
import { COLLECTIONS } from '../../server/store/collections'
import { encodeCursor } from '../../server/store/cursor'
import { personByIdentity } from '../../server/store/people'
import type { PersonRow } from '../../server/store/rows'
import { tables } from '../../server/store/tables'
import { NEVER } from '../../domain/appeal/waits'
import type { Role } from '../../domain/organisation/roles'
import { keysOf } from '../local/keys'
import { makeDistrict } from '../sample/district'
import { sdkAt, startGateway } from './gateway'
import { buildStore } from './lifecycle/store'
import { type Bench, type Spread, type Table, ms, spreadOf } from './table'

/** The ledgers through the real SDK at several sizes of the store: first page, filters, a deep page, counts, folders. */

const SIZES = [48_488, 1_000_000]
const ROUNDS = 40
const WARM_UP = 4
/** What the figures are held against: a list's requests and the growth of its median. */
const LIMITS = { requests: 2, growth: 1.5 }
/** How many rows lie before the deep page: a thousand screens of twenty. */
const DEEP = 20_000
/** As many as one request of the store gives. */
const SLICE = 999

interface Asked extends Spread {
  requests: number
  /** What the answer says: rows of a page and how many were looked at, or a count. */
  found: string
}

interface Measured {
  size: number
  megabytes: number
  /** By name, in the order in which they are asked. */
  asked: Record<string, Asked>
}

export const bench: Bench = async ({ sizes = SIZES, folder, say }) => {
  const measured: Measured[] = []
  for (const size of sizes) measured.push(await measureAt(size, join(folder, String(size)), say))
  const notes = [
    `Each line is one call of the function, which is all that the first page takes; the caller's own look-up at the door is not in it. A page is 20 rows; where rows must be looked at one by one a call looks at ${LOOKS.join(' and then ')}, and the next goes on behind them.`,
    'Of the synthetic appeals the row is stored: likenesses of 2,000 that were decided by the real rules, so that a store twenty times as large has twenty times as many open ones.',
  ]
  return { tables: [table(measured)], figures: { limits: LIMITS, measured }, notes }
}

async function measureAt(size: number, data: string, say: (line: string) => void): Promise<Measured> {
  buildStore(data, size, say)
  Object.assign(process.env, keysOf(data))
  const gateway = await startGateway(data, COLLECTIONS)
  try {
    sdkAt(gateway.url)
    const asked: Measured['asked'] = {}
    for (const [name, ask] of await questions(say)) {
      asked[name] = await spreadOver(ask)
      say(`  ${size.toLocaleString('en')} ${name}: ${ms(asked[name]!.median)} ms`)
    }
    return { size, megabytes: statSync(join(data, 'database.sqlite')).size / 1024 / 1024, asked }
  } finally {
    await gateway.stop()
  }
}

type Ask = () => Promise<string>

/** Everything that is asked, by name. */
async function questions(say: (line: string) => void): Promise<[string, Ask][]> {
  const district = makeDistrict()
  const holder = async (unit: string, role: Role): Promise<PersonRow> => personByIdentity(district.people.find(({ posts }) => posts.some((post) => post.unit === unit && post.role === role))!.openid)
  const [centre, township, village] = await Promise.all([holder('D', 'dispatcher'), holder('T01', 'reviewer'), holder('T01V01', 'villageSecretary')])
  const handler = (await holder('T01', 'handler'))._id
  const by = <T>(me: PersonRow, verb: Verb, input: object, words: (answer: T) => string): Ask => async () => words((await verb(input)({ me, requestId: 'bench' })) as T)
  const page = (me: PersonRow, question: LedgerQuestion & { order?: 'deadline' | 'newest'; cursor?: string }) => by<LedgerPage>(me, ledgersOfCadres.ledger, question, ({ items, looked }) => `${items.length} of ${looked}`)
  const count = (me: PersonRow, question: LedgerQuestion) => by<LedgerCount>(me, ledgersOfCadres.count, question, ({ count: n, next }) => (n >= 1000 ? '1000+' : next ? `${n} or more` : `${n}`))
  const [month, filed, closed] = [{ dueFrom: '2026-11-01', dueTo: '2026-11-30' }, { filedFrom: '2026-09-01', filedTo: '2026-09-30' }, { closedFrom: '2026-09-01', closedTo: '2026-09-30' }] as const
  return [
    ['district, first page by deadline', page(centre, {})],
    ['district, the newest first', page(centre, { order: 'newest' })],
    ['township, first page by deadline', page(township, {})],
    ['village, first page by deadline', page(village, {})],
    ['district, in one status', page(centre, { status: 'handling' })],
    ['district, due in one month', page(centre, month)],
    ['district, overdue', page(centre, { check: 'overdue' })],
    ['district, filed in one month', page(centre, { ...filed, order: 'newest' })],
    ['district, closed out in one month', page(centre, closed)],
    ['district, one township of it', page(centre, { township: 'T01' })],
    ['township, one village of it in one status', page(township, { village: 'T01V01', status: 'published' })],
    ['township, one person\'s open ones', page(township, { handler, open: true })],
    ['district, complaints (looked for in scope)', page(centre, { kind: 'complaint' })],
    ['township, complaints by letter box, due in one month (looked for)', page(township, { kind: 'complaint', channel: 'letterBox', ...month })],
    [`district, the page behind ${DEEP.toLocaleString('en')} rows`, page(centre, { cursor: await deep(say) })],
    ['count, district', count(centre, {})],
    ['count, district, in one status', count(centre, { status: 'handling' })],
    ['count, district, filed in one month', count(centre, filed)],
    ['count, township, overdue', count(township, { check: 'overdue' })],
    ['count, township, complaints (one call\'s look)', count(township, { kind: 'complaint' })],
    ['folders and checks of the district', by<{ open: number; whole: boolean }>(centre, ledgersOfCadres.folders, {}, ({ open, whole }) => `${open}${whole ? '' : ' nearest'} open`)],
    ['folders and checks of a township', by<{ open: number; whole: boolean }>(township, ledgersOfCadres.folders, {}, ({ open, whole }) => `${open}${whole ? '' : ' nearest'} open`)],
  ]
}

/** The cursor behind so many rows of the district's ledger. */
async function deep(say: (line: string) => void): Promise<string> {
  const [where, order] = [{ scopes: 'D' }, [['actBy', 'asc']] as const]
  let cursor: string | null = null
  let last: { _id: string; actBy: string } | undefined
  for (let seen = 0; seen < DEEP; ) {
    // Without `last` it would read again, for each piece, all that came before.
    const piece: { items: { _id: string; actBy: string }[]; next: string | null } = await tables.appeals.slice({ where, order, limit: Math.min(SLICE, DEEP - seen), cursor, last: NEVER }, ['actBy'])
    seen += piece.items.length
    last = piece.items.at(-1) ?? last
    cursor = piece.next
    if (!cursor) break
  }
  if (!last) throw new Error('the district has no ledger')
  if (!cursor) say('  the ledger is shorter than the deep page')
  return encodeCursor([...order, ['_id', 'asc']], last)
}

async function spreadOver(ask: Ask): Promise<Asked> {
  for (let n = 0; n < WARM_UP; n += 1) await ask()
  const took: number[] = []
  let [least, found] = [Infinity, '']
  for (let n = 0; n < ROUNDS; n += 1) {
    const began = performance.now()
    const { value, requests } = await counted(ask)
    took.push(performance.now() - began)
    found = value
    // Once a minute an instance asks whether the district changed: that is not the question's own cost.
    least = Math.min(least, requests)
  }
  return { ...spreadOf(took), requests: least, found }
}

function table(measured: readonly Measured[]): Table {
  const [first, last] = [measured[0]!, measured.at(-1)!]
  const growth = (name: string) => (measured.length < 2 ? [] : [`${(last.asked[name]!.median / first.asked[name]!.median).toFixed(2)} ×`])
  return {
    title: `A call: requests (limit ${LIMITS.requests}); p50 (p95) in ms; what it found`,
    columns: ['', ...measured.map(({ size }) => size.toLocaleString('en')), ...(measured.length < 2 ? [] : [`growth (limit ${LIMITS.growth} ×)`])],
    rows: Object.keys(first.asked).map((name) => [name, ...measured.map(({ asked }) => cell(asked[name]!)), ...growth(name)]),
  }
}

const cell = ({ requests, median, p95, found }: Asked): string => `${requests}; ${ms(median)} (${ms(p95)}); ${found}`
