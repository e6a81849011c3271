import { commit } from '../../../server/store/commit'
import { LEASE_MS, takeLease } from '../../../server/store/lease'
import { BATCH, type Handler, drain } from '../../../server/store/outbox'
import type { OutboxRow } from '../../../server/store/rows'
import { tables } from '../../../server/store/tables'
import { type TestCloud, openTestCloud } from '../harness'
import { filing } from './sample'

let test: TestCloud
beforeAll(async () => {
  test = await openTestCloud()
})
afterAll(() => test.close())
beforeEach(() => test.cloud.database.clear())

const START = Date.parse('2026-11-23T10:00:00+08:00')
const row = (n: number, more: Partial<OutboxRow> = {}): OutboxRow => ({ _id: `row-${n}`, appeal: 'x', kind: 'message', state: 'pending', after: n, tries: 0, createdAt: 0, body: {}, ...more })
const stateOf = async (id: string) => (await tables.outbox.byId(id))!.state

/** A handler that notes what it was given. */
function noting(): { given: string[]; handler: Handler } {
  const given: string[] = []
  return { given, handler: async (rows) => (given.push(...rows.map(({ _id }) => _id)), rows.map(() => ({ is: 'done' }))) }
}

describe('the outbox', () => {
  it('keeps what a killed function did not send, and the next drainer sends it once', async () => {
    await commit(filing('BZ-26-000001-A', 'r1').writing)
    // The function is gone here: nothing drained.
    expect(await stateOf('BZ-26-000001-A-1-message')).toBe('pending')
    const { given, handler } = noting()
    const first = await drain({ owner: 'clock', handlers: { message: handler }, now: () => START })
    await drain({ owner: 'clock', handlers: { message: handler }, now: () => START })
    expect(first).toEqual({ leased: true, done: 1, again: 0, givenUp: 0 })
    expect(given).toEqual(['BZ-26-000001-A-1-message'])
    expect(await stateOf('BZ-26-000001-A-1-message')).toBe('done')
  })

  it('is drained by one at a time: of drainers at once the others leave it', async () => {
    await tables.outbox.insert(...Array.from({ length: 120 }, (_, n) => row(n)))
    const { given, handler } = noting()
    const answers = await Promise.all(['a', 'b', 'c'].map((owner) => drain({ owner, handlers: { message: handler }, now: () => START })))
    expect(answers.filter(({ leased }) => leased).length).toBeGreaterThanOrEqual(1)
    expect(given).toHaveLength(120)
    expect(new Set(given).size).toBe(120)
  })

  it('is given oldest first, only what is due, and no more than asked', async () => {
    await tables.outbox.insert(row(3), row(1), row(2), row(4, { after: START + 1 }))
    const { given, handler } = noting()
    await drain({ owner: 'a', handlers: { message: handler }, max: 2, now: () => START })
    expect(given).toEqual(['row-1', 'row-2'])
    await drain({ owner: 'a', handlers: { message: handler }, now: () => START })
    expect(given).toEqual(['row-1', 'row-2', 'row-3'])
  })

  it('stops before its time is over, and leaves the rest', async () => {
    await tables.outbox.insert(...Array.from({ length: BATCH + 10 }, (_, n) => row(n)))
    const { given, handler } = noting()
    const until = performance.now() + 300
    const slow: Handler = async (rows) => {
      await new Promise((resolve) => setTimeout(resolve, 350))
      return handler(rows)
    }
    await drain({ owner: 'a', handlers: { message: slow }, until, now: () => START })
    expect(given).toHaveLength(BATCH)
    expect(await tables.outbox.count({ state: 'pending' })).toBe(10)
  })

  it('tries a failed row again later and later, gives it up after the eighth try, and holds nobody else up', async () => {
    await tables.outbox.insert(row(1), row(2))
    const pauses: number[] = []
    let now = START
    const handlers = { message: (async (rows) => rows.map(({ _id }) => (_id === 'row-1' ? { is: 'again', why: 'busy' } : { is: 'done' }))) satisfies Handler }
    for (let tries = 1; tries <= 8; tries += 1) {
      await drain({ owner: 'a', handlers, now: () => now })
      const { after, state } = (await tables.outbox.byId('row-1'))!
      if (state === 'pending') pauses.push((after - now) / 60_000)
      now = Math.max(now, after)
    }
    expect(await tables.outbox.byId('row-1')).toMatchObject({ state: 'given up', tries: 8, why: 'busy' })
    expect(await stateOf('row-2')).toBe('done')
    expect(pauses).toEqual([...pauses].sort((a, b) => a - b))
    expect(pauses).toHaveLength(7)
  })

  it('ends a hopeless row at once, and one of a kind that nothing delivers', async () => {
    await tables.outbox.insert(row(1), row(2, { kind: 'figure' }))
    const drained = await drain({ owner: 'a', handlers: { message: async (rows) => rows.map(() => ({ is: 'hopeless', why: '43101' })) }, now: () => START })
    expect(drained.givenUp).toBe(2)
    expect(await tables.outbox.byId('row-1')).toMatchObject({ state: 'given up', why: '43101' })
    expect(await tables.outbox.byId('row-2')).toMatchObject({ state: 'given up', why: 'nothing delivers figure' })
  })

  it('survives a handler that breaks: its rows wait, those of another kind go out', async () => {
    const quiet = jest.spyOn(console, 'error').mockImplementation(() => undefined)
    await tables.outbox.insert(row(1), row(2, { kind: 'figure' }))
    const { handler } = noting()
    const broken: Handler = async () => {
      throw new Error('broken')
    }
    expect(await drain({ owner: 'a', handlers: { message: broken, figure: handler }, now: () => START })).toMatchObject({ done: 1, again: 1 })
    expect(await tables.outbox.byId('row-1')).toMatchObject({ state: 'pending', tries: 1, why: 'Error: broken' })
    expect(quiet).toHaveBeenCalled()
    quiet.mockRestore()
  })
})

describe('a lease', () => {
  const hold = (owner: string, at: number) => takeLease('test', owner, () => at)

  it('of a killed holder runs out, and not before', async () => {
    expect(await hold('killed', START)).not.toBeNull()
    expect(await hold('next', START + LEASE_MS)).toBeNull()
    expect(await hold('next', START + LEASE_MS + 1)).not.toBeNull()
  })

  it('that ran out and was taken cannot be renewed, nor released from under the new holder', async () => {
    const late = (await hold('late', START))!
    await hold('next', START + LEASE_MS + 1)
    expect(await late.renew()).toBe(false)
    await late.release()
    expect(await hold('third', START + LEASE_MS + 2)).toBeNull()
  })

  it('from before the clock was put back does not block', async () => {
    await hold('future', START + 10 * LEASE_MS)
    expect(await hold('now', START)).not.toBeNull()
  })
})
