import { verify } from '../../../domain/appeal/entries'
import { replay } from '../../../domain/appeal/replay'
import { counted } from '../../../server/store/cloud'
import { commit } from '../../../server/store/commit'
import { tables } from '../../../server/store/tables'
import { type TestCloud, openTestCloud } from '../harness'
import { filing, screening } from './sample'

let test: TestCloud
beforeAll(async () => {
  test = await openTestCloud()
})
afterAll(() => test.close())

const entriesOf = async (appeal: string) => (await tables.entries.page({ where: { appeal }, order: [['seq', 'asc']], limit: 100 })).items

describe('a command written', () => {
  it('takes six requests: start, entry, record, standing, outbox, commit', async () => {
    const { requests } = await counted(() => commit(filing('BZ-26-000001-A', 'r1').writing))
    expect(requests).toBe(6)
  })

  it('can be read back whole: the entries replay to the row, the record agrees with its digests', async () => {
    const first = filing('BZ-26-000002-A', 'r2')
    await commit(first.writing)
    await commit(screening(first.standing, 'r3').writing)

    const entries = await entriesOf('BZ-26-000002-A')
    const row = await tables.appeals.byId('BZ-26-000002-A')
    expect(row).toMatchObject(replay(entries))
    const records = new Map((await tables.records.byIds(entries.map(({ _id }) => _id))).entries())
    expect(verify(entries, records)).toEqual({ ok: true, length: 2, head: row!.head, erased: [] })
    expect(records.size).toBe(2)
  })

  it('answers a repeated request with the first entry and has no second effect', async () => {
    const first = filing('BZ-26-000003-A', 'r4')
    expect(await commit(first.writing)).toEqual({ repeated: null })
    // The client did not hear the answer and asks again; the filing would get another code.
    const again = filing('BZ-26-000004-A', 'r4')
    expect((await commit(again.writing)).repeated).toEqual(first.entry)
    expect(await tables.appeals.byId('BZ-26-000004-A')).toBeNull()
    expect(await tables.outbox.byId('BZ-26-000004-A-1-message')).toBeNull()
  })

  it('does not answer one person with what another did under the same request id', async () => {
    await commit(filing('BZ-26-000005-A', 'r5', 'p-one').writing)
    await expect(commit(filing('BZ-26-000006-A', 'r5', 'p-two').writing)).rejects.toMatchObject({ code: 'INVALID' })
  })

  it('refuses a standing that no entry in it leads to', async () => {
    const first = filing('BZ-26-000007-A', 'r6')
    await expect(commit({ ...first.writing, rows: [{ ...first.writing.rows[0]!, seq: 2 }] })).rejects.toThrow('is not what an entry here leads to')
  })
})

describe('two people on one version', () => {
  it('one writes, the other is told the appeal was just changed, and nothing of theirs is kept', async () => {
    const first = filing('BZ-26-000010-A', 'r10')
    await commit(first.writing)
    const answers = await Promise.allSettled(['a', 'b', 'c', 'd'].map((who) => commit(screening(first.standing, `r11${who}`, `p-${who}`).writing)))

    const won = answers.filter(({ status }) => status === 'fulfilled')
    const lost = answers.flatMap((answer) => (answer.status === 'rejected' ? [(answer.reason as { code: string }).code] : []))
    expect(won).toHaveLength(1)
    expect(lost).toEqual(['STALE', 'STALE', 'STALE'])

    const entries = await entriesOf('BZ-26-000010-A')
    expect(entries).toHaveLength(2)
    expect(await tables.appeals.byId('BZ-26-000010-A')).toMatchObject({ seq: 2, head: entries[1]!.hash })
    expect(await tables.records.count({ appeal: 'BZ-26-000010-A' })).toBe(2)
  })

  it('the same request twice at once has one effect and one answer', async () => {
    const first = filing('BZ-26-000011-A', 'r12')
    await commit(first.writing)
    const step = screening(first.standing, 'r13')
    const answers = await Promise.all([commit(step.writing), commit(step.writing)])
    expect(answers.map(({ repeated }) => repeated?._id ?? null).sort()).toEqual(['BZ-26-000011-A-2', null].sort())
    expect(await entriesOf('BZ-26-000011-A')).toHaveLength(2)
  })

  it('people on different appeals do not stand in each other\'s way', async () => {
    const codes = Array.from({ length: 8 }, (_, n) => `BZ-26-00002${n}-A`)
    await Promise.all(codes.map((code) => commit(filing(code, `r-${code}`).writing)))
    expect((await tables.appeals.byIds(codes)).size).toBe(8)
  })
})
