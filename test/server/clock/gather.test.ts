import { GATHER_MS, gather } from '../../../server/clock/gather'
import { type TestCloud, openTestCloud } from '../harness'

let test: TestCloud
beforeAll(async () => {
  test = await openTestCloud()
})
afterAll(() => test.close())
beforeEach(() => test.cloud.database.clear())

const NOW = Date.parse('2026-11-23T10:00:00+08:00')
const at = (instant: number) => () => instant

describe('gathering before the outbox is read', () => {
  it('of many who were woken at once one waits and is to read', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, (_, n) => gather(`drainer-${n}`, at(NOW))))
    expect(answers.filter((answer) => answer === null)).toHaveLength(1)
  })

  it('tells who comes meanwhile when the outbox is read', async () => {
    const gathering = gather('a', at(NOW))
    // The mark is there a request or two later; until then the second one would gather itself.
    while (!(await marked())) await new Promise((resolve) => setTimeout(resolve, 5))
    expect(await gather('b', at(NOW + 200))).toBe(GATHER_MS - 200)
    expect(await gathering).toBeNull()
  })

  it('begins anew when the time of the last one is over: a killed drainer keeps nobody out', async () => {
    await gather('killed', at(NOW))
    expect(await gather('b', at(NOW + GATHER_MS))).toBeNull()
  })

  it('begins anew when the clock was put back', async () => {
    await gather('a', at(NOW))
    expect(await gather('b', at(NOW - 24 * 3_600_000))).toBeNull()
  })
})

async function marked(): Promise<boolean> {
  const answer = await test.cloud.database.actions['database.calculateDocument']!({ collectionName: 'leases', queryType: 'WHERE', query: '{"owner":"a"}' })
  return (answer as { data: { total: number } }).data.total === 1
}
