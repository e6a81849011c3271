import { LEASE_MS } from '../../../server/store/lease'
import { collection } from '../../../server/store/database'
import { keeping } from '../../../server/store/kept'
import { drain } from '../../../server/store/outbox'
import type { FigureRow, OutboxRow } from '../../../server/store/rows'
import { tables } from '../../../server/store/tables'
import { type TestCloud, openTestCloud } from '../harness'

let test: TestCloud
beforeAll(async () => {
  test = await openTestCloud()
})
afterAll(() => test.close())
beforeEach(() => test.cloud.database.clear())

const START = Date.parse('2026-11-23T10:00:00+08:00')
const figures = collection<FigureRow & { applied: string[]; seq?: number }>('figures')
const row = (n: number): OutboxRow => ({ _id: `row-${n}`, appeal: 'x', kind: 'figure', state: 'pending', after: n, tries: 0, createdAt: 0, body: {} })
const one = () => [{ figure: { _id: 'all:T01', month: 'all', unit: 'T01' }, counts: { valid: 1 } }]
const figure = keeping(figures, one)

/** A drainer whose first look at the figures takes until it is let go on: as long as another one may take over in. */
function heldUp() {
  let letGo!: () => void
  let looked!: () => void
  const gate = new Promise<void>((resolve) => (letGo = resolve))
  const looking = new Promise<void>((resolve) => (looked = resolve))
  const byIds: typeof figures.byIds = async (ids) => {
    const found = await figures.byIds(ids)
    looked()
    await gate
    return found
  }
  return { handler: keeping({ ...figures, byIds }, one), looking, letGo }
}

async function overtaken(): Promise<void> {
  const { handler, looking, letGo } = heldUp()
  await tables.outbox.insert(row(1), row(2))
  const slow = drain({ owner: 'slow', handlers: { figure: handler }, now: () => START })
  await looking
  await tables.outbox.insert(row(3))
  expect(await drain({ owner: 'next', handlers: { figure }, now: () => START + LEASE_MS + 1 })).toMatchObject({ leased: true, done: 3 })
  letGo()
  await slow
}

describe('a kept figure', () => {
  it('counts a row that comes again once', async () => {
    await figure([row(1), row(2), row(1)])
    await figure([row(2), row(3)])
    expect(await figures.byId('all:T01')).toMatchObject({ counts: { valid: 3 }, applied: ['row-1', 'row-2', 'row-3'] })
  })

  it('loses nothing and counts nothing twice where a drainer that was held up meets the one that took over', async () => {
    await overtaken()
    expect((await figures.byId('all:T01'))!.counts).toEqual({ valid: 3 })
    expect((await tables.outbox.all()).map(({ state, tries }) => [state, tries])).toEqual([['done', 1], ['done', 1], ['done', 1]])
  })

  it('nor where it was there before, as an older version wrote it', async () => {
    await figures.insert({ _id: 'all:T01', month: 'all', unit: 'T01', counts: { valid: 7 }, applied: [] })
    await overtaken()
    expect(await figures.byId('all:T01')).toMatchObject({ counts: { valid: 10 }, seq: 1 })
  })

  it('counts what only the one that was held up had in hand', async () => {
    const { handler, looking, letGo } = heldUp()
    await tables.outbox.insert(row(1))
    const slow = handler([row(1)])
    await looking
    await figure([row(2)])
    letGo()
    await slow
    expect((await figures.byId('all:T01'))!.counts).toEqual({ valid: 2 })
  })
})
