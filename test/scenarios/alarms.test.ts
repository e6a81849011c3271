import { collection } from '../../server/store/database'
import { LEASE_MS } from '../../server/store/lease'
import { currentKey } from '../../server/store/seal'
import { tables } from '../../server/store/tables'
import { Play } from './support'

/** The last published holidays end within two months, so that the calendar rings by itself. */
let play: Play
beforeAll(async () => {
  play = await Play.open('2026-11-10T10:00:00+08:00')
})
afterAll(() => play.stage.close())

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
const now = () => play.stage.cloud.clock.now()
const leases = collection<{ _id: string; owner: string; until: number; terms: number }>('leases')
const marks = collection<{ _id: string; at: number }>('counters')

/** A row of the outbox in a state of its own. */
async function outboxRow(_id: string, about: object): Promise<void> {
  const [row] = (await tables.outbox.page({ where: { state: 'done' }, order: [['after', 'asc']], limit: 1 })).items
  await tables.outbox.insert({ ...row!, _id, ...about })
}

/** What is the matter, and how it came about: each by what the readings are worked out of, nothing by the readings themselves. */
const DRILLS: readonly [name: string, words: string | RegExp, arrange: () => Promise<void>, mend: () => Promise<unknown>][] = [
  [
    // A drainer that holds the lease and does nothing: what waits stays due.
    'outbox', /^消息和统计积压3[1-9]分钟$/,
    async () => {
      await outboxRow('stuck-1', { state: 'pending', after: now() - 31 * 60_000 })
      await leases.set({ _id: 'outbox', owner: 'stuck', until: now() + LEASE_MS, terms: 1 })
    },
    async () => (await leases.remove({ _id: 'outbox' }), tables.outbox.remove({ _id: 'stuck-1' })),
  ],
  ['sweep', '期限检查晚了1天', async () => void (await tables.appeals.update({ status: 'submitted' }, { nextLookOn: '2026-11-09' })), () => tables.appeals.update({ status: 'submitted' }, { nextLookOn: '2026-12-01' })],
  ['quota', '1条消息等配额恢复', () => outboxRow('resting-1', { state: 'pending', after: now() + HOUR_MS, why: '/cgi-bin/message/subscribe/send rests' }), () => tables.outbox.remove({ _id: 'resting-1' })],
  ['key', '加密密钥已用366天', async () => marks.set({ _id: `key:${currentKey()}`, at: now() - 366 * DAY_MS }), () => marks.set({ _id: `key:${currentKey()}`, at: now() })],
  ['photos', '5张照片没有检查结果', async () => {
    const [one] = await tables.evidence.all()
    await tables.evidence.insert(...Array.from({ length: 5 }, (_, n) => ({ ...one!, _id: `e-lost-${n}`, traces: [], safety: 'unchecked' as const, filedAt: now() })))
  }, () => tables.evidence.remove({ safety: 'unchecked' })],
]

const rung = async () => (await play.stage.ask(play.stage.at('D', 'administrator'), 'supervision', 'health', {})).alarms.map(({ name, words }) => [name, words] as const)
const told = async () => {
  const { items } = await tables.messages.page({ where: { to: play.stage.at('D', 'administrator').id }, order: [['at', 'desc']], limit: 99 })
  return items.filter(({ fields }) => fields[0]![1] === '系统运行').map(({ fields }) => fields[1]![1])
}
const FIVE_MS = 5 * 60_000
/** The clock looks at itself at each fifth minute: moves on to the next one. */
const nextFifth = () => play.stage.cloud.clock.set(new Date((Math.floor(now() / FIVE_MS) + 1) * FIVE_MS).toISOString())
const clock = () => play.stage.cloud.functions.invoke('clock', {}, { from: 'timer' })

it('the calendar rings by its date, and is told', async () => {
  await play.file(play.stage.resident('T01V01'), 'T01V01', { evidence: [await play.stage.evidence(play.stage.resident('T01V01'), 'photo')] })
  await nextFifth()
  await play.settle()
  expect(await rung()).toEqual([['calendar', '放假安排只到51天后']])
  expect(await told()).toEqual(['放假安排只到51天后'])
})

it.each(DRILLS)('%s rings by what is the matter, is told to administrators by the clock, and is over when it is mended', async (name, words, arrange, mend) => {
  await nextFifth()
  await arrange()
  await clock()
  expect(await rung()).toContainEqual([name, words instanceof RegExp ? expect.stringMatching(words) : words])
  await mend()
  // Told once the outbox is drained, which in one drill was the very thing that stood still; and that it is over.
  await nextFifth()
  await play.settle()
  expect((await told()).slice(0, 2)).toEqual(['运行已恢复正常', words instanceof RegExp ? expect.stringMatching(words) : words])
  expect((await rung()).map(([one]) => one)).toEqual(['calendar'])
})
