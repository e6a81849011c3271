import { CHECK_NAMES } from '../../domain/ledger/checks'
import { FILTER_NAMES, type LedgerFilter } from '../../domain/ledger/filter'
import type { SamplePerson } from '../../scripts/sample/district'
import type { LedgerPage, LedgerQuestion } from '../../server/contract'
import { Play, problemOf } from './support'

let play: Play
beforeAll(async () => {
  play = await Play.open()
})
afterAll(() => play.stage.close())

/** Every code of a ledger, page by page. */
async function codes(who: SamplePerson, question: LedgerQuestion, order: 'deadline' | 'newest' = 'deadline'): Promise<string[]> {
  const found: string[] = []
  let cursor: string | null = null
  do {
    const page: LedgerPage = await play.stage.ask(who, 'casework', 'ledger', { ...question, order, ...(cursor ? { cursor } : {}) })
    found.push(...page.items.map(({ code }) => code))
    cursor = page.next
  } while (cursor)
  return found
}

async function counted(who: SamplePerson, question: LedgerQuestion): Promise<number> {
  let [sum, cursor]: [number, string | null] = [0, null]
  do {
    const answer: { count: number; next: string | null } = await play.stage.ask(who, 'casework', 'count', { ...question, ...(cursor ? { cursor } : {}) })
    sum += answer.count
    cursor = answer.next
  } while (cursor)
  return sum
}

const T = 'T06'
let reviewer: SamplePerson
let dispatcher: SamplePerson
/** One that is being handled with a plan, one without, one not yet taken, and a few that wait to be screened. */
const made: Record<'planned' | 'unplanned' | 'assigned', string> = { planned: '', unplanned: '', assigned: '' }

beforeAll(async () => {
  const { stage } = play
  reviewer = stage.at(T, 'reviewer')
  dispatcher = stage.at('D', 'dispatcher')
  for (let n = 0; n < 24; n += 1) await play.file(stage.resident(`T01V0${(n % 8) + 1}`), 'T06V02', { text: `第${n + 1}组的水沟堵了半年，下雨就淹到院子里。`, place: { village: 'T06V02', ...(n % 2 ? { grid: 'T06V02G1' } : {}) } })
  for (const name of ['planned', 'unplanned'] as const) {
    made[name] = (await play.file(stage.resident('T06V01'), 'T06V01')).code
    const handler = await play.toHandling(made[name])
    if (name === 'planned') await stage.act(handler, made[name], 'plan', { causes: '路基被水冲空', steps: [{ what: '勘察', owner: '李工', by: '2026-03-06' }] })
  }
  made.assigned = (await play.file(stage.resident('T06V01'), 'T06V01')).code
  await stage.act(stage.at('T06V01', 'gridWorker'), made.assigned, 'screenValid', {})
  await stage.act(reviewer, made.assigned, 'reviewValid', { finding: 'reasonable', opinion: '属实' })
  await stage.act(reviewer, made.assigned, 'triage', { kind: 'resolution', level: 'township', lead: T, supporting: [] })
})

describe('three ledgers of the same records', () => {
  it('the nearest date comes first over all pages, and each appeal once', async () => {
    const rows = await codes(reviewer, {})
    expect(new Set(rows).size).toBe(27)
    const dates = await Promise.all(rows.map(async (code) => (await play.row(code)).actBy))
    expect(dates).toEqual([...dates].sort())
    expect([...(await codes(reviewer, {}, 'newest'))].sort()).toEqual([...rows].sort())
  })

  it('the township finds a file for every village, the village its grids, the district its townships, each number the count and the list behind it', async () => {
    const looks: [SamplePerson, string, number][] = [[reviewer, '分台账', 14], [play.stage.at('T06V02', 'villageSecretary'), '微台账', 1], [dispatcher, '总台账', 22]]
    for (const [who, name, least] of looks) {
      const answer = await play.stage.ask(who, 'casework', 'folders', {})
      expect(answer.units[0]!.ledger).toBe(name)
      expect(answer.folders.length).toBeGreaterThanOrEqual(Math.min(least, answer.folders.length))
      expect(answer.whole).toBe(true)
      for (const by of [answer.by, 'handler', 'kind', 'lead'] as const) {
        const put = await play.stage.ask(who, 'casework', 'folders', { by })
        expect([by, put.folders.reduce((sum, { open }) => sum + open, 0)]).toEqual([by, put.open])
        for (const folder of put.folders) {
          expect([by, folder.name, await counted(who, folder.filter)]).toEqual([by, folder.name, folder.open])
          if (folder.open > 0) expect(await codes(who, folder.filter)).toHaveLength(folder.open)
        }
      }
      for (const check of CHECK_NAMES) expect([check, await counted(who, { check })]).toEqual([check, answer.checks[check]])
    }
    expect((await play.stage.ask(reviewer, 'casework', 'folders', {})).folders.map(({ name }) => name)).toEqual(play.stage.district.units.filter(({ parent, kind }) => parent === T && kind === 'village').map(({ name }) => name))
  })

  it('a line names grid, responsible person, tags, channel and date', async () => {
    const { items } = await play.stage.ask(reviewer, 'casework', 'ledger', { village: 'T06V01', status: 'handling' })
    const row = items.find(({ code }) => code === made.planned)!
    expect(row).toMatchObject({ handler: play.stage.at(T, 'handler').name, channelWords: '本人提交', level: 'township', kind: 'resolution', tags: [] })
    expect(row.dueOn).toBe((await play.row(made.planned)).handlerDueOn)
  })

  it('says what is missing: no person, no plan, nothing moved, too late', async () => {
    const { stage } = play
    expect(await codes(reviewer, { check: 'noPlan' })).toEqual([made.unplanned])
    expect(await codes(reviewer, { check: 'noHandler' })).toEqual([made.assigned])
    expect(await codes(reviewer, { check: 'stalled' })).toEqual([])
    expect(await codes(reviewer, { check: 'overdue' })).toEqual([])
    await stage.until('2026-03-10T09:00')
    // Urging, adding a word and sorting do not move it; reminders of the system neither.
    await stage.act(stage.resident('T06V01'), made.unplanned, 'urge', {})
    await stage.act(reviewer, made.unplanned, 'tag', { tags: ['watch'] })
    await stage.act(stage.at(T, 'handler'), made.planned, 'progress', { text: '已经开工', evidence: [] })
    expect(await codes(reviewer, { check: 'stalled', village: 'T06V01' })).toEqual(expect.arrayContaining([made.unplanned]))
    expect(await codes(reviewer, { check: 'stalled' })).not.toContain(made.planned)
    expect(await codes(reviewer, { check: 'stalled', stalledDays: 30 })).toEqual([])
    expect(await codes(reviewer, { check: 'overdue', village: 'T06V02' })).toHaveLength(24)
  })

  it('is narrowed by everything that a line shows, alone and together, in either order, and counts what it lists', async () => {
    const rows = await Promise.all((await codes(reviewer, {})).map((code) => play.row(code)))
    const one = rows.find(({ code }) => code === made.unplanned)!
    const filters: Required<Omit<LedgerFilter, 'stalledDays' | 'none' | 'urgent' | 'tag' | 'check'>> = {
      open: true, status: one.status, kind: one.kind!, level: one.level!, channel: one.channel, township: one.township, village: one.village, grid: rows.find(({ grid }) => grid)!.grid!, lead: one.lead!, handler: one.handler!,
      dueFrom: one.actBy, dueTo: one.actBy, filedFrom: '2026-03-02', filedTo: '2026-03-02', closedFrom: '2026-03-02', closedTo: '2026-12-31',
    }
    const asked: LedgerFilter[] = [...Object.entries(filters).map(([name, value]) => ({ [name]: value }) as LedgerFilter), { tag: 'watch' }, { urgent: true }, { none: 'grid' }, { check: 'overdue' }, { status: 'handling', kind: 'resolution' }, { village: 'T06V02', kind: 'complaint' }]
    expect(new Set(asked.flatMap((filter) => Object.keys(filter)))).toEqual(new Set(FILTER_NAMES))
    for (const filter of asked) {
      const listed = await codes(reviewer, filter)
      expect([filter, (await codes(reviewer, filter, 'newest')).sort()]).toEqual([filter, [...listed].sort()])
      expect([filter, await counted(reviewer, filter)]).toEqual([filter, listed.length])
      expect([filter, listed.length]).not.toEqual([filter, filter.urgent || filter.kind === 'complaint' || filter.closedFrom || filter.closedTo ? -1 : 0])
    }
    expect(await codes(reviewer, { handler: one.handler!, village: one.village, status: 'handling', kind: 'resolution', tag: 'watch' })).toEqual([made.unplanned])
  })

  it('finds what was closed out by its day, and alone; for the district the latest first', async () => {
    const { stage } = play
    const resident = stage.resident('T06V03')
    const closed: string[] = []
    for (const day of ['10', '11']) {
      await stage.until(`2026-03-${day}T10:00`)
      const { code } = await play.file(resident, 'T06V03')
      const handler = await play.toHandling(code)
      await play.report(handler, code)
      await play.confirm(resident, code)
      await play.signTheRest(code)
      closed.push(code)
    }
    expect(await Promise.all(closed.map(async (code) => (await play.row(code)).closedOn))).toEqual(['2026-03-10', '2026-03-11'])
    const [first, second] = closed as [string, string]
    const looks: [LedgerFilter, string[]][] = [
      [{ closedFrom: '2026-03-10', closedTo: '2026-03-11' }, [second, first]], [{ closedFrom: '2026-03-11' }, [second]], [{ closedTo: '2026-03-10' }, [first]], [{ closedFrom: '2026-03-12' }, []],
      [{ closedTo: '2026-12-31', village: 'T06V01' }, []], [{ closedTo: '2026-12-31', village: 'T06V03', kind: 'resolution' }, [first, second]], [{ closedTo: '2026-12-31', open: true }, []],
    ]
    for (const who of [reviewer, dispatcher]) {
      for (const [filter, found] of looks) {
        for (const order of ['deadline', 'newest'] as const) expect([filter, (await codes(who, filter, order)).sort()]).toEqual([filter, [...found].sort()])
        expect([filter, await counted(who, filter)]).toEqual([filter, found.length])
      }
    }
    expect(await codes(dispatcher, { closedFrom: '2026-03-10' })).toEqual([second, first])
  })

  it('knows only one\'s own units, and only filters that there are', async () => {
    const { stage } = play
    for (const action of ['ledger', 'count', 'folders'] as const) expect([action, problemOf(await stage.call(reviewer, 'casework', action, { unit: 'T01' }))]).toEqual([action, 'FORBIDDEN'])
    expect(problemOf(await stage.call(stage.resident('T06V01'), 'casework', 'folders', {}))).toBe('FORBIDDEN')
    expect(problemOf(await stage.call(reviewer, 'casework', 'ledger', { scopes: 'D' } as never))).toBe('INVALID')
    expect(problemOf(await stage.call(reviewer, 'casework', 'ledger', { handler: { $ne: null } } as never))).toBe('INVALID')
    // Of another township's grid or person nothing is found.
    expect(await codes(stage.at('T07', 'reviewer'), { handler: play.stage.at(T, 'handler').id })).toEqual([])
  })
})

describe('tags', () => {
  it('are on record, found again in every ledger that knows of the appeal, and not shown to the petitioner', async () => {
    const { stage } = play
    expect((await play.entries(made.unplanned)).at(-1)).toMatchObject({ action: 'tag', about: { added: ['watch'], removed: [] } })
    expect(await codes(dispatcher, { tag: 'watch' })).toEqual([made.unplanned])
    expect((await stage.ask(reviewer, 'casework', 'open', { code: made.unplanned })).tags).toEqual(['重点督办'])
    const own = await stage.ask(stage.resident('T06V01'), 'appeal', 'open', { code: made.unplanned })
    expect(JSON.stringify(own)).not.toContain('标签')
    expect(own.tags).toEqual([])
    await stage.act(reviewer, made.unplanned, 'tag', { tags: ['media', 'flood'] })
    expect(await codes(dispatcher, { tag: 'watch' })).toEqual([])
    expect(await codes(reviewer, { tag: 'flood' })).toEqual([made.unplanned])
  })

  it('are set by those who look after it, from the list, five at most', async () => {
    const { stage } = play
    const call = async (who: SamplePerson, tags: string[]) => problemOf(await stage.call(who, 'casework', 'act', { action: 'tag', code: made.planned, version: (await play.row(made.planned)).seq, payload: { tags } }))
    expect(await call(stage.at('T06V01', 'gridWorker'), ['watch'])).toBe('FORBIDDEN')
    expect(await call(stage.at('T07', 'reviewer'), ['watch'])).toBe('NOT_FOUND')
    expect(await call(reviewer, ['nonsense'])).toBe('INVALID')
    expect(await call(reviewer, ['watch', 'media', 'flood', 'wages', 'group', 'elderly'])).toBe('INVALID')
    expect(await call(reviewer, ['watch'])).toBeNull()
    expect(await call(reviewer, ['watch'])).toBe('INVALID')
  })

  it('the list is the centre\'s to keep, with each change on record: a tag that is closed is offered no more and stays where it is', async () => {
    const { stage } = play
    const administrator = stage.at('D', 'administrator')
    for (const who of [reviewer, stage.at('D', 'districtLeader')]) expect(problemOf(await stage.call(who, 'casework', 'saveTag', { name: '上学路', closed: false }))).toBe('FORBIDDEN')
    expect(problemOf(await stage.call(dispatcher, 'casework', 'saveTag', { id: 'nonsense', name: '上学路', closed: false }))).toBe('INVALID')
    expect(problemOf(await stage.call(dispatcher, 'casework', 'saveTag', { name: '防汛安全', closed: false }))).toBe('INVALID')
    await stage.ask(dispatcher, 'casework', 'saveTag', { id: 'watch', name: '重点督办', closed: true })
    const { tags } = await stage.ask(administrator, 'casework', 'saveTag', { name: '上学路', closed: false }, 'one-new-tag')
    expect(await stage.ask(administrator, 'casework', 'saveTag', { name: '上学路', closed: false }, 'one-new-tag')).toMatchObject({ tags })
    const road = tags.find(({ name }) => name === '上学路')!.id
    // Two who change different tags at once both have their way.
    await Promise.all([stage.ask(dispatcher, 'casework', 'saveTag', { id: 'flood', name: '防汛抗旱', closed: false }), stage.ask(administrator, 'casework', 'saveTag', { id: 'media', name: '媒体报道', closed: false })])
    expect((await stage.ask(administrator, 'casework', 'saveTag', { id: 'media', name: '媒体报道', closed: false })).tags.map(({ name }) => name)).toEqual(expect.arrayContaining(['防汛抗旱', '媒体报道', '上学路']))
    const { items } = await stage.ask(administrator, 'admin', 'changes', {})
    expect(items.slice(2).map(({ what, who, lines }) => [what, who, lines])).toEqual([
      ['修改标签', expect.stringContaining(administrator.name), [['标签', null, '上学路']]],
      ['修改标签', expect.stringContaining(dispatcher.name), [['标签', '重点督办', '重点督办（停用）']]],
    ])
    expect(items).toHaveLength(4)
    await play.settle()
    await stage.cloud.functions.restart()
    expect((await stage.ask(reviewer, 'casework', 'open', { code: made.planned })).tags).toEqual(['重点督办'])
    const act = async (tags: string[]) => problemOf(await stage.call(reviewer, 'casework', 'act', { action: 'tag', code: made.planned, version: (await play.row(made.planned)).seq, payload: { tags } }))
    expect(await act(['watch', road])).toBeNull()
    expect(await act([])).toBeNull()
    expect(await act(['watch'])).toBe('INVALID')
  })
})

describe('saved views', () => {
  it('are their owner\'s, twenty at most, and read anew each time', async () => {
    const { stage } = play
    const view = { id: 'view-0001', name: '没有方案的', question: { check: 'noPlan' as const }, order: 'deadline' as const }
    expect((await stage.ask(reviewer, 'casework', 'saveView', view)).views).toEqual([view])
    expect((await stage.ask(reviewer, 'casework', 'saveView', { ...view, name: '缺方案' })).views).toEqual([{ ...view, name: '缺方案' }])
    expect((await stage.ask(stage.at('T07', 'reviewer'), 'casework', 'views', {})).views).toEqual([])
    expect((await stage.ask(stage.at('T07', 'reviewer'), 'casework', 'dropView', { id: view.id })).views).toEqual([])
    expect(problemOf(await stage.call(reviewer, 'casework', 'saveView', { ...view, question: { unit: 'T01' } }))).toBe('FORBIDDEN')
    // One is first at most: the later choice takes the place of the one before.
    expect((await stage.ask(reviewer, 'casework', 'saveView', { ...view, id: 'view-0002', first: true })).views.filter(({ first }) => first).map(({ id }) => id)).toEqual(['view-0002'])
    expect((await stage.ask(reviewer, 'casework', 'saveView', { ...view, id: 'view-0003', first: true })).views.filter(({ first }) => first).map(({ id }) => id)).toEqual(['view-0003'])
    expect((await stage.ask(reviewer, 'casework', 'saveView', { ...view, id: 'view-0003' })).views.some(({ first }) => first)).toBe(false)
    for (let n = 2; n <= 20; n += 1) await stage.ask(reviewer, 'casework', 'saveView', { ...view, id: `view-00${String(n).padStart(2, '0')}` })
    expect(problemOf(await stage.call(reviewer, 'casework', 'saveView', { ...view, id: 'view-0021' }))).toBe('INVALID')
    expect((await stage.ask(reviewer, 'casework', 'dropView', { id: view.id })).views).toHaveLength(19)
  })
})

describe('a complaint', () => {
  it('is in no list, count, folder, tag or view of those complained of, whatever they ask', async () => {
    const { stage } = play
    const village = 'T08V01'
    const [secretary, officer] = [stage.at(village, 'villageSecretary'), stage.at('D-jw', 'disciplineOfficer')]
    const before = await stage.ask(secretary, 'casework', 'folders', { by: 'kind' })
    const { code } = await play.file(stage.resident(village), village, { text: '低保名额没有按规定评，该评上的人家没有评上，要求查清楚。', aboutCadre: true, accused: [village], place: { village, grid: `${village}G1` } })
    const handler = await play.toHandling(code, 'complaint')
    await stage.act(officer, code, 'tag', { tags: ['media'] })
    await stage.until('2026-03-23T09:00')
    const row = await play.row(code)
    const questions: LedgerQuestion[] = [{}, { open: true }, { kind: 'complaint' }, { tag: 'media' }, { village }, { township: row.township }, { grid: row.grid! }, { handler: handler.id }, { lead: row.lead! }, { check: 'overdue' }, { check: 'stalled' }, { dueFrom: '2026-01-01' }, { filedFrom: '2026-01-01' }, { closedTo: '2026-12-31' }, { status: row.status }, { none: 'grid' }]
    for (const question of questions) {
      for (const order of ['deadline', 'newest'] as const) expect([question, (await codes(secretary, question, order)).includes(code)]).toEqual([question, false])
      expect([question, await counted(secretary, question)]).toEqual([question, 0])
    }
    for (const by of ['grid', 'handler', 'kind', 'lead', 'village', 'township'] as const) expect((await stage.ask(secretary, 'casework', 'folders', { by })).open).toBe(0)
    expect((await stage.ask(secretary, 'casework', 'folders', { by: 'kind' })).folders).toEqual(before.folders)
    expect(await codes(officer, { tag: 'media' })).toEqual([code])
    expect(await codes(officer, { handler: handler.id, kind: 'complaint' })).toEqual([code])
    // Nor is it in the township's file of that village unless the township works on it; no other village's either.
    expect(await codes(stage.at('T08V02', 'villageSecretary'), { handler: handler.id })).toEqual([])
  })

  it('is hidden from a person with a second post where they are complained of', async () => {
    const { stage } = play
    const both = stage.at('T09V01', 'villageSecretary')
    const { code } = await play.file(stage.resident('T09V01'), 'T09V01', { text: '村干部收了钱不办事，要求查清楚。', aboutCadre: true, accused: ['T09V01'] })
    const { tables } = await import('../../server/store/tables')
    await tables.people.update({ _id: both.id }, { posts: [...both.posts, { unit: 'D-xf', role: 'petitionOfficer' }] })
    expect(await codes(stage.at('D-xf', 'petitionOfficer'), {})).toContain(code)
    expect(await codes(both, { unit: 'D-xf' })).not.toContain(code)
    expect(await counted(both, { unit: 'D-xf', village: 'T09V01' })).toBe(0)
    expect((await stage.ask(both, 'casework', 'folders', { unit: 'D-xf' })).folders.find(({ id }) => id === 'T09')!.open).toBe(0)
  })
})

it('every row is what its record replays to', () => play.expectRebuilt())
