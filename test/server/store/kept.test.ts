import fc from 'fast-check'
import { type Kept, addTo } from '../../../domain/ledger/kept'
import { atLeast } from '../../../server/store/conditions'
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
const figures = collection<FigureRow & { applied: string[] }>('figures')
const row = (n: number): OutboxRow => ({ _id: `row-${n}`, appeal: 'x', kind: 'figure', state: 'pending', after: n, tries: 0, createdAt: 0, body: {} })
const figureOf = (month: string, unit = 'T01') => ({ _id: `${month}:${unit}`, month, unit })
const one = () => [{ figure: figureOf('all'), counts: { valid: 1 } }]
const figure = keeping(figures, one)
const counted = async (id = 'all:T01') => (await figures.byId(id))!.counts

/** A drainer whose first write takes until it is let go on: as long as another one may take over in. */
function heldUp(now?: () => number) {
  let letGo!: () => void
  let came!: () => void
  const gate = new Promise<void>((resolve) => (letGo = resolve))
  const writing = new Promise<void>((resolve) => (came = resolve))
  const update: typeof figures.update = async (where, changes) => {
    came()
    await gate
    return figures.update(where, changes)
  }
  return { handler: keeping({ ...figures, update }, one, now), writing, letGo }
}

async function overtaken(): Promise<void> {
  const { handler, writing, letGo } = heldUp()
  await tables.outbox.insert(row(1), row(2))
  const slow = drain({ owner: 'slow', handlers: { figure: handler }, now: () => START })
  await writing
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
    expect(await counted()).toEqual({ valid: 3 })
    expect((await tables.outbox.all()).map(({ state, tries }) => [state, tries])).toEqual([['done', 1], ['done', 1], ['done', 1]])
  })

  it('nor where it was there before, as an older version wrote it', async () => {
    await figures.insert({ ...figureOf('all'), counts: { valid: 7 }, applied: [] })
    await overtaken()
    expect(await counted()).toEqual({ valid: 10 })
  })

  it('counts what only the one that was held up had in hand', async () => {
    const { handler, writing, letGo } = heldUp()
    const slow = handler([row(1)])
    await writing
    await figure([row(2)])
    letGo()
    await slow
    expect(await counted()).toEqual({ valid: 2 })
  })

  it('is left to others by one that was held up for half the lease or longer: it may not remember all that came meanwhile', async () => {
    let now = 0
    await figures.insert({ ...figureOf('all'), counts: { valid: 1 }, applied: [] })
    const { handler, writing, letGo } = heldUp(() => now)
    await figure([row(1)])
    // Its first write finds that row 1 was counted meanwhile; its second one, of row 2, would come late.
    const slow = handler([row(1), row(2)])
    await writing
    now = LEASE_MS
    letGo()
    await expect(slow).rejects.toThrow('held up')
    expect(await counted()).toEqual({ valid: 2 })
  })

  it('is written together with those to which the same rows add the same, and apart from the others', async () => {
    let writes = 0
    const update: typeof figures.update = (where, changes) => ((writes += 1), figures.update(where, changes))
    const parts = (from: OutboxRow) => [
      ...['2026-11', 'all'].flatMap((month) => ['T01', 'D'].map((unit) => ({ figure: figureOf(month, unit), counts: { valid: 1 } }))),
      ...(from._id === 'row-1' ? [{ figure: figureOf('all', 'V'), counts: { valid: -1, closed: 1 } }] : []),
    ]
    const handler = keeping({ ...figures, update }, parts)
    await handler([row(9)])
    expect(writes).toBe(1)
    writes = 0
    await figures.insert({ ...figureOf('all', 'V'), counts: { valid: 1 }, applied: [] })
    await handler([row(1), row(2)])
    expect(writes).toBe(2)
    expect((await figures.all()).map(({ _id, counts }) => [_id, counts])).toEqual([
      ['2026-11:D', { valid: 3 }], ['2026-11:T01', { valid: 3 }], ['all:D', { valid: 3 }], ['all:T01', { valid: 3 }], ['all:V', { valid: 0, closed: 1 }],
    ])
  })

  it('is what the rule makes of it, in whatever pieces and however often rows come', async () => {
    const counts = fc.record({ valid: fc.integer({ min: -2, max: 2 }), open: fc.constantFrom(0, 1) })
    const said = fc.array(fc.tuple(fc.constantFrom('2026-10:A', '2026-11:A', 'all:A', 'all:B'), counts), { maxLength: 3 })
    await fc.assert(
      fc.asyncProperty(fc.array(said, { minLength: 4, maxLength: 4 }), fc.array(fc.array(fc.nat(3), { minLength: 1, maxLength: 4 }), { maxLength: 5 }), async (rows, batches) => {
        await figures.remove({ _id: atLeast('') })
        const parts = ({ _id }: OutboxRow) => [...new Map(rows[Number(_id.slice(4))]!)].map(([id, added]) => ({ figure: figureOf(...(id.split(':') as [string, string])), counts: added }))
        const handler = keeping(figures, parts)
        const expected = new Map<string, Kept>()
        for (const batch of batches) {
          await handler(batch.map(row))
          for (const { _id } of batch.map(row)) for (const { figure: { _id: id }, counts: added } of parts({ ...row(0), _id })) expected.set(id, addTo(expected.get(id) ?? { counts: {}, applied: [] }, [{ id: _id, counts: added }]))
        }
        expect(new Map((await figures.all()).map(({ _id, counts: kept }) => [_id, kept]))).toEqual(new Map([...expected].map(([id, { counts: kept }]) => [id, kept])))
      }),
      { numRuns: 30 },
    )
  })

  it('remembers the latest three hundred', async () => {
    await figures.insert({ ...figureOf('all'), counts: { valid: 1 }, applied: Array.from({ length: 300 }, (_each, n) => `before-${n}`) })
    await figure([row(1), row(2)])
    const { applied } = (await figures.byId('all:T01'))!
    expect([applied.length, applied[0], applied.at(-1)]).toEqual([300, 'before-2', 'row-2'])
  })
})
