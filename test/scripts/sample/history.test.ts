import { verify } from '../../../domain/appeal/entries'
import type { Entry, EntryRecord } from '../../../domain/appeal/entries'
import { replay } from '../../../domain/appeal/replay'
import { STATUSES, isOpen } from '../../../domain/appeal/statuses'
import { DEFAULT_SETTINGS } from '../../../domain/appeal/settings'
import { createCalendar } from '../../../domain/calendar/calendar'
import { deltas } from '../../../domain/ledger/figures'
import { makeDistrict } from '../../../scripts/sample/district'
import { type Closing, history } from '../../../scripts/sample/history'
import { FULL, apportion, unresolvedOf } from '../../../scripts/sample/history/ends'
import { type Papers, noPapers } from '../../../scripts/sample/history/papers'
import { rowOf } from '../../../server/casework/row'
import { open } from '../../../server/store/seal'
import type { ContactRow } from '../../../server/store/rows'

process.env['APPEALS_KEYS'] = `k1:${Buffer.alloc(32, 1).toString('base64')}`
process.env['APPEALS_HASH_KEY'] = Buffer.alloc(32, 2).toString('base64')

const NOW = Date.parse('2026-11-23T09:00:00+08:00')
const district = makeDistrict()

function make(valid: number, seed?: number): { papers: Papers; closing: Closing } {
  const papers = noPapers()
  for (const batches = history({ district, valid, now: NOW, ...(seed === undefined ? {} : { seed }) }); ; ) {
    const { value, done } = batches.next()
    if (done) return { papers, closing: value }
    for (const [name, documents] of Object.entries(value)) (papers[name as keyof Papers] as unknown[]).push(...documents)
  }
}

const VALID = 300
const { papers, closing } = make(VALID)
const isContact = (record: object): record is ContactRow => 'queryWordKey' in record
const records = papers.records.filter((record): record is EntryRecord => !isContact(record))
const entriesOf = new Map<string, Entry[]>()
for (const entry of papers.entries) entriesOf.set(entry.appeal, [...(entriesOf.get(entry.appeal) ?? []), entry])

describe('the history of the sample', () => {
  test('keeps of every appeal the row that its entries replay to', () => {
    const world = { calendar: createCalendar(), settings: DEFAULT_SETTINGS }
    expect(papers.appeals.length).toBe(entriesOf.size)
    for (const row of papers.appeals) expect(row).toEqual(rowOf(replay(entriesOf.get(row.code)!), row.excerpt, world))
  })

  test('keeps whole chains, each text as its digest says', () => {
    const byId = new Map(records.map((record) => [record._id, record]))
    for (const row of papers.appeals) expect(verify(entriesOf.get(row.code)!, byId)).toMatchObject({ ok: true, head: row.head, erased: [] })
  })

  test('keeps figures that the appeals add up to, for each month and for all', () => {
    const sums = new Map<string, number>()
    for (const row of papers.appeals) {
      for (const { month, unit, counts } of deltas(null, row)) {
        for (const [name, by] of Object.entries(counts)) for (const each of [month, 'all']) sums.set(`${each}:${unit}:${name}`, (sums.get(`${each}:${unit}:${name}`) ?? 0) + by)
      }
    }
    const kept = new Map(closing.figures.flatMap(({ _id, counts }) => Object.entries(counts).map(([name, n]) => [`${_id}:${name}`, n] as const)))
    expect(kept).toEqual(sums)
  })

  test('has as many valid appeals as asked for, and resolves all but those meant to stay', () => {
    expect(closing.totals.valid).toBe(VALID)
    expect(closing.totals.resolved).toBe(VALID - unresolvedOf(VALID))
    expect(FULL.valid - unresolvedOf(FULL.valid)).toBe(FULL.resolved)
  })

  test('comes to every status, and to every open one more than once', () => {
    const count = new Map(STATUSES.map((status) => [status, papers.appeals.filter((row) => row.status === status).length]))
    expect(STATUSES.filter((status) => count.get(status)! < (isOpen(status) ? 2 : 1))).toEqual([])
  })

  test('leaves something to everyone where the console begins', () => {
    const keys = papers.appeals.flatMap(({ waits }) => waits)
    for (const key of ['T01V01:screening', 'T01:review', 'T01:reception', 'D:triage', 'D:followUp', 'DEP-transport:reception', 'DEP-housing:reception']) expect(keys).toContain(key)
    const leaders = ['T01V01', 'T01', 'DEP-transport', 'DEP-housing'].map((id) => district.units.find((unit) => unit.id === id)!.ladder)
    for (const ladder of leaders) expect(ladder.some((id) => keys.includes(`person:${id}`))).toBe(true)
  })

  test('keeps complaints from whom they complain of', () => {
    const about = papers.appeals.filter(({ accused }) => accused.length > 0)
    expect(about.length).toBeGreaterThan(5)
    for (const { accused, scopes, waits } of about) {
      expect(scopes.filter((unit) => accused.includes(unit))).toEqual([])
      expect(waits.filter((key) => accused.some((unit) => key.startsWith(`${unit}:`)))).toEqual([])
    }
    const barred = new Map(papers.appeals.map((row) => [row.code, row.barred]))
    const posts = new Map(district.people.map((person) => [person.id, person.posts]))
    const told = papers.messages.filter(({ to, appeal, template }) => template !== 'progress' && template !== 'confirm' && posts.get(to)!.some(({ unit }) => barred.get(appeal!)!.includes(unit)))
    expect(told).toEqual([])
  })

  test('runs forward in time, up to now and no further, with nothing left for the clock to do', () => {
    for (const entries of entriesOf.values()) {
      entries.forEach(({ at }, index) => expect(at).toBeGreaterThanOrEqual(index === 0 ? 0 : entries[index - 1]!.at))
      expect(entries[entries.length - 1]!.at).toBeLessThanOrEqual(NOW)
    }
    expect(papers.appeals.filter(({ nextLookOn }) => nextLookOn <= '2026-11-23')).toEqual([])
  })

  test('has appeals due today and overdue ones, and reminded of', () => {
    const due = papers.appeals.filter(({ actBy }) => actBy === '2026-11-23')
    const late = papers.appeals.filter(({ actBy }) => actBy < '2026-11-23')
    expect(due.length).toBeGreaterThan(0)
    expect(late.length).toBeGreaterThan(0)
    expect(papers.entries.filter(({ action }) => action === 'escalate').length).toBeGreaterThan(0)
  })

  test('goes all the ways there are', () => {
    const taken = new Set(make(1200).papers.entries.map(({ action }) => action))
    const ways = ['keep', 'reviewBeside', 'answerAtOnce', 'return', 'passUp', 'merge', 'absorb', 'join', 'nameRepresentatives', 'claim', 'markUrgent', 'askExtension', 'grantExtension', 'refuseExtension', 'askPause', 'grantPause', 'refusePause', 'askPetitioner', 'askSupport', 'answerSupport', 'urge', 'dispute', 'disputeAgain', 'orderRound', 'closeUnrecognised', 'sendBack', 'sendBackProcedure', 'contest', 'uphold', 'overturn', 'recordUnconfirmed', 'reopen', 'withdraw', 'transferOut', 'park', 'publish']
    expect(ways.filter((way) => !taken.has(way as Entry['action']))).toEqual([])
  })

  test('publishes what is public, and of complaints nothing that was written', () => {
    expect(papers.publications.filter(({ shown }) => shown).map(({ _id }) => _id).sort()).toEqual(papers.appeals.filter(({ status }) => status === 'published').map(({ code }) => code).sort())
    for (const { kind, title } of papers.publications) if (kind === 'complaint') expect(title).toMatch(/一件投诉的办理结果$/)
  })

  test('numbers the appeals of a year in the order of filing, and says how far it came', () => {
    const sorted = [...papers.appeals].sort((a, b) => a.submittedAt - b.submittedAt).map(({ code }) => code)
    expect(sorted).toEqual([...sorted].sort())
    expect(closing.counters).toEqual([{ _id: 'codes-2026', n: papers.appeals.length }])
  })

  test('is the same twice, but for what is sealed; another seed gives another', () => {
    const again = make(VALID)
    const plain = ({ papers: { records: both, ...rest }, closing: end }: ReturnType<typeof make>) => ({
      ...rest, end, records: both.map((record) => (isContact(record) ? { ...record, name: record.name && open(record.name), phone: record.phone && open(record.phone) } : record)),
    })
    expect(plain(again)).toEqual(plain({ papers, closing }))
    expect(make(20, 7).papers.entries[0]!.hash).not.toBe(make(20, 8).papers.entries[0]!.hash)
  })
})

describe('shares in whole numbers', () => {
  test.each([[3, [1, 1, 1]], [10, [6, 3, 1]], [897, [538, 269, 90]]] as [number, number[]][])('%i are shared as they weigh, none left over', (total, expected) => {
    const shares = apportion(total, [['a', 6], ['b', 3], ['c', 1]]).map(([, share]) => share)
    expect(shares.reduce((sum, share) => sum + share, 0)).toBe(total)
    shares.forEach((share, index) => expect(Math.abs(share - expected[index]!)).toBeLessThanOrEqual(1))
  })

  test('each has one, however little it weighs, while there are enough', () => {
    expect(apportion(4, [['a', 1000], ['b', 1], ['c', 1]])).toEqual([['a', 2], ['b', 1], ['c', 1]])
  })
})
