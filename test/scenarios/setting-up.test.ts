import { firstSecretOf } from '../../scripts/local/keys'
import type { SheetFile, SheetResult } from '../../server/contract'
import { administration } from '../../server/store/administration'
import { tables } from '../../server/store/tables'
import { freshDistrict } from '../../server/store/units'
import { workbook } from '../server/sheets/workbook'
import { Play, ROAD, problemOf } from './support'

let play: Play
beforeAll(async () => {
  play = await Play.open('2026-03-02T09:00:00+08:00', { empty: true })
})
afterAll(() => play.stage.close())

/** Whoever comes is a stranger to a district that nobody set up. */
const someone = (n: number) => ({ openid: `o-newcomer-${n}`, id: '', name: '', phone: '' })
const admin = someone(1)
const IMPORT = 'import-0001'

const UNITS = [
  ['各单位情况表', '', '', ''],
  ['名称*', '类型*', '上级', '网格'],
  ['示例：望溪街道', '乡镇（街道）', '', ''],
  // A village may come before its township.
  ['柳林村', '村', '清河镇', '东片、西片'],
  ['清河镇', '乡镇', '', ''],
  ['石桥社区', '社区', '清河镇', ''],
  ['柳林村', '村', '清河镇', ''],
  ['高坡村', '村', '没有的镇', ''],
  ['区水利局', '部门', '', ''],
  ['怪单位', '公司', '', ''],
]
const PEOPLE = [
  ['姓名', '手机号', '乡镇（街道）', '单位', '职务', '网格'],
  ['周小雨', '', '清河镇', '柳林村', '网格员', '东片'],
  ['何强', '139 1234 5678', '', '清河镇', '复核专员、窗口受理员', ''],
  ['何强', '13912345678', '', '清河镇', '单位联络员', ''],
  ['赵敏', '13912345678', '', '清河镇', '办理人', ''],
  ['吴秀英', '123', '', '清河镇', '办理人', ''],
  ['何桂英', '', '', '清河镇', '网格员', ''],
  ['钱进', '', '', '没有的局', '办理人', ''],
  ['徐燕', '', '', '区水利局', '办理人', ''],
]

/** A file as the phone hands it in: uploaded, read by `sheets`, given on as cells. */
async function read(rows: string[][], name: string): Promise<SheetFile> {
  const fileID = await play.stage.upload(admin, `${name}.xlsx`, workbook(rows))
  return play.stage.ask(admin, 'sheets', 'read', { fileID })
}
const wrongOf = ({ rows }: SheetResult) => rows.filter(({ wrong }) => wrong).map(({ row, wrong }) => [row, Object.keys(wrong!).join()])
const unitNamed = async (name: string) => (await freshDistrict()).rows.find((row) => row.name === name && !row.closedOn)

describe('a district that nobody set up', () => {
  it('lets the clock do nothing but drain, on whichever day', async () => {
    await play.stage.until('2026-03-03T09:30')
    await play.settle()
    expect(play.lines('"error":')).toEqual([])
    expect(play.lines('"event":"clock"').filter((line) => /"jobs":|"examined":/.test(line))).toEqual([])
    expect(play.lines('"event":"clock"').length).toBeGreaterThan(0)
  })

  it('begins with the secret of its deployment', async () => {
    const { stage } = play
    expect(problemOf(await stage.call(admin, 'admin', 'importUnits', { header: ['名称', '类型'], rows: [['清河镇', '乡镇']], dryRun: false, import: IMPORT }))).toBe('FORBIDDEN')
    await stage.ask(admin, 'admin', 'begin', { secret: firstSecretOf(stage.data), name: '张桂兰' })
    expect((await stage.ask(admin, 'admin', 'units', {})).units.map(({ kind }) => kind).sort()).toEqual(['centre', 'discipline', 'performance', 'petition', 'politicalLegal'])
    await stage.until('2026-03-04T09:30')
    await play.settle()
    expect(play.lines('"event":"clock"').some((line) => line.includes('"jobs":'))).toBe(true)
    expect(play.lines('"error":')).toEqual([])
  })
})

describe('a sheet of units', () => {
  it('is looked at first: bad rows are named by number and column, and nothing is made', async () => {
    const { stage } = play
    const sheet = await read(UNITS, 'units-000001')
    const seen = await stage.ask(admin, 'admin', 'importUnits', { ...sheet, dryRun: true, import: IMPORT })
    expect(wrongOf(seen)).toEqual([['7', '名称'], ['8', '上级'], ['10', '类型']])
    expect(seen).toMatchObject({ good: 4, again: 0, bad: 3, missing: [] })
    expect(await unitNamed('清河镇')).toBeUndefined()
    expect(await stage.ask(admin, 'admin', 'importUnits', { header: ['名称'], rows: [['清河镇']], dryRun: true, import: IMPORT })).toMatchObject({ missing: ['类型'], rows: [] })
  })

  it('leaves its good rows in, each once, whichever row the township is in', async () => {
    const { stage } = play
    const sheet = { ...(await read(UNITS, 'units-000002')), dryRun: false, import: IMPORT }
    const made = await stage.ask(admin, 'admin', 'importUnits', sheet)
    expect(made).toMatchObject({ good: 4, again: 0, bad: 3 })
    const village = (await unitNamed('柳林村'))!
    expect(village).toMatchObject({ kind: 'village', parent: (await unitNamed('清河镇'))!._id, grids: [{ name: '东片' }, { name: '西片' }] })
    // The department by which the responsibility list proposes.
    expect((await unitNamed('区水利局'))!._id).toBe('DEP-water')
    const changes = (await administration.changes.all()).length
    // A repetition of the very import says the same; another import finds all there.
    expect(await stage.ask(admin, 'admin', 'importUnits', sheet)).toMatchObject({ good: 4, again: 0 })
    expect(await stage.ask(admin, 'admin', 'importUnits', { ...sheet, import: 'import-0002' })).toMatchObject({ good: 0, again: 4 })
    expect((await administration.changes.all()).length).toBe(changes)
    expect((await stage.ask(admin, 'admin', 'changes', {})).items[0]).toMatchObject({ what: '导入单位', lines: [['导入的单位', null, expect.stringContaining('4个')]] })
  })

  it('comes back in the shape that it was brought in', async () => {
    const { stage } = play
    const { header, rows } = await stage.ask(admin, 'admin', 'exportSheet', { of: 'units' })
    expect(rows).toContainEqual(['柳林村', '村（社区）', '清河镇', '东片、西片'])
    expect(await stage.ask(admin, 'admin', 'importUnits', { header, rows, dryRun: true, import: 'import-0003' })).toMatchObject({ good: 0, bad: 0, again: rows.length })
  })

  it('of more units than one change takes is made in several, each on record', async () => {
    const { stage } = play
    const rows = Array.from({ length: 230 }, (_, n) => [`大${n}村`, '村', n % 2 ? '北山镇' : '清河镇', ''])
    const before = (await administration.changes.all()).length
    const sheet = { header: UNITS[1]!, rows: [...rows, ['北山镇', '镇', '', '']], dryRun: false, import: 'import-0004' }
    expect(await stage.ask(admin, 'admin', 'importUnits', sheet)).toMatchObject({ good: 231, bad: 0 })
    expect((await administration.changes.all()).length).toBe(before + 3)
    const { organisation } = await freshDistrict()
    expect(organisation.villagesOf((await unitNamed('北山镇'))!._id)).toHaveLength(115)
    expect(new Set(organisation.units.map(({ id }) => id)).size).toBe(organisation.units.length)
  })

  it('is taken back but for what is in use, and comes again under the same ids', async () => {
    const { stage } = play
    const { items } = await stage.ask(admin, 'admin', 'imports', {})
    expect(items.map(({ made }) => made)).toEqual([231, 4])
    const id = (await unitNamed('大1村'))!._id
    const north = (await unitNamed('北山镇'))!._id
    const { id: invitation } = await stage.ask(admin, 'admin', 'invite', { name: '某人', posts: [{ unit: id, role: 'villageCadre' }] })
    expect(await stage.ask(admin, 'admin', 'undoImport', { id: items[0]!.id })).toEqual({ taken: 229, left: [{ name: '北山镇', why: '下面还有村（社区）' }, { name: '大1村', why: '有未接受的邀请' }] })
    await stage.ask(admin, 'admin', 'revokeInvitation', { id: invitation })
    expect(await stage.ask(admin, 'admin', 'undoImport', { id: items[0]!.id })).toEqual({ taken: 231, left: [] })
    expect((await stage.ask(admin, 'admin', 'units', {})).units).toHaveLength(9)
    expect(problemOf(await stage.call(admin, 'admin', 'undoImport', { id: 'm-nothing' }))).toBe('NOT_FOUND')
    expect(await stage.ask(admin, 'admin', 'importUnits', { header: UNITS[1]!, rows: [['北山镇', '镇', '', '']], dryRun: false, import: 'import-0005' })).toMatchObject({ good: 1 })
    expect((await unitNamed('北山镇'))!._id).toBe(north)
  })
})

describe('a sheet of people', () => {
  it('is looked at first, and leaves its good rows in as invitations', async () => {
    const { stage } = play
    const sheet = { ...(await read(PEOPLE, 'people-000001')), import: 'import-0006' }
    const seen = await stage.ask(admin, 'admin', 'importPeople', { ...sheet, dryRun: true })
    expect(wrongOf(seen)).toEqual([['5', '手机号'], ['6', '手机号'], ['7', '职务'], ['8', '单位']])
    expect(await administration.invitations.count({ state: 'open' })).toBe(0)
    const made = await stage.ask(admin, 'admin', 'importPeople', { ...sheet, dryRun: false })
    expect([made, seen].map(({ good, again, bad }) => [good, again, bad])).toEqual([[4, 0, 4], [4, 0, 4]])
    expect(await administration.invitations.count({ state: 'open' })).toBe(3)
    // Who stands in two rows is invited once, to all of it.
    const { items } = await stage.ask(admin, 'admin', 'invitations', { state: 'open' })
    expect(items.map(({ name }) => name)).toEqual(['周小雨', '何强', '徐燕'])
    expect(items.find(({ name }) => name === '何强')!.posts.map(({ roleWords }) => roleWords)).toEqual(['复核专员', '窗口受理员', '单位联络员'])
    expect(await stage.ask(admin, 'admin', 'importPeople', { ...sheet, dryRun: false, import: 'import-0007' })).toMatchObject({ good: 0, again: 4, bad: 4 })
    expect(JSON.stringify(await administration.changes.all())).not.toMatch(/周小雨|13912345678/)
  })

  it('brings people who accept by their code or their number, and work', async () => {
    const { stage } = play
    const { rows } = await stage.ask(admin, 'admin', 'exportSheet', { of: 'invitations' })
    const code = rows.find(([name]) => name === '周小雨')!.at(-1)!
    const grid = someone(2)
    const { invitations } = await stage.ask(grid, 'admin', 'invited', { code })
    await stage.ask(grid, 'admin', 'acceptInvitation', { id: invitations[0]!.id, code })
    const entered = await stage.ask(grid, 'account', 'enter', {})
    const village = (await unitNamed('柳林村'))!
    expect(entered.posts).toMatchObject([{ unit: village._id, role: 'gridWorker', grids: [village.grids![0]!.id] }])
    // A resident files, and the one who came by the sheet screens it.
    await play.stage.cloud.clock.advance(2 * 60_000)
    const receipt = await stage.ask(someone(3), 'appeal', 'submit', { channel: 'self', place: { village: village._id, grid: village.grids![0]!.id }, text: ROAD, aboutCadre: false, accused: [], contact: { name: '钱进', phone: '13800001234' }, evidence: [] })
    const seen = await stage.ask(grid, 'casework', 'open', { code: receipt.code })
    await stage.ask(grid, 'casework', 'act', { action: 'screenValid', code: receipt.code, version: seen.version, payload: {} } as never)
    expect(await play.row(receipt.code)).toMatchObject({ status: 'screened', township: village.parent })
    await play.expectRebuilt()
  })

  it('is taken back but for those who came', async () => {
    const { stage } = play
    const { items } = await stage.ask(admin, 'admin', 'imports', {})
    const people = items.find(({ kind }) => kind === 'people')!
    expect(people).toMatchObject({ made: 3, taken: 0, who: '张桂兰' })
    expect(await stage.ask(admin, 'admin', 'undoImport', { id: people.id })).toEqual({ taken: 2, left: [{ name: '周小雨', why: expect.stringContaining('已经接受') as string }] })
    expect(await administration.invitations.count({ state: 'open' })).toBe(0)
    // The units in which something hangs stay; the others of that sheet go.
    const units = items.find(({ made, kind }) => kind === 'units' && made === 4)!
    expect((await stage.ask(admin, 'admin', 'undoImport', { id: units.id })).left.map(({ name }) => name).sort()).toEqual(['柳林村', '清河镇'])
    expect(await unitNamed('石桥社区')).toBeUndefined()
  })

  it('comes back with its numbers masked, and such a sheet finds everybody there', async () => {
    const { stage } = play
    const { header, rows } = await stage.ask(admin, 'admin', 'exportSheet', { of: 'people' })
    expect(rows.map((row) => row[0]).sort()).toEqual(['周小雨', '张桂兰'])
    expect(await stage.ask(admin, 'admin', 'importPeople', { header, rows, dryRun: true, import: 'import-0008' })).toMatchObject({ again: 2, good: 0, bad: 0 })
    const masked = await stage.ask(admin, 'admin', 'importPeople', { header: ['姓名', '手机号', '单位', '职务'], rows: [['新来的', '139****5678', '清河镇', '办理人']], dryRun: true, import: 'import-0008' })
    expect(wrongOf(masked)).toEqual([['2', '手机号']])
  })

  it('is on record when it is handed out, once for all its parts', async () => {
    const { stage } = play
    const before = (await administration.changes.all()).length
    await stage.ask(admin, 'admin', 'exportSheet', { of: 'people' }, 'one-same-export')
    await stage.ask(admin, 'admin', 'exportSheet', { of: 'people' }, 'one-same-export')
    await stage.ask(admin, 'admin', 'exportSheet', { of: 'people', cursor: 'D' })
    expect((await administration.changes.all()).length).toBe(before + 1)
    expect((await stage.ask(admin, 'admin', 'changes', {})).items[0]).toMatchObject({ what: '导出', who: expect.stringContaining('张桂兰') as string, lines: [['导出的表', null, expect.stringContaining('在岗人员') as string]] })
  })

  it('is nobody’s but the administrators’', async () => {
    const { stage } = play
    for (const who of [someone(2), someone(3)]) {
      expect(problemOf(await stage.call(who, 'admin', 'exportSheet', { of: 'people' }))).toBe('FORBIDDEN')
      expect(problemOf(await stage.call(who, 'admin', 'imports', {}))).toBe('FORBIDDEN')
      expect(problemOf(await stage.call(who, 'admin', 'undoImport', { id: 'm-nothing' }))).toBe('FORBIDDEN')
      expect(problemOf(await stage.call(who, 'admin', 'importPeople', { header: ['姓名', '单位', '职务'], rows: [['我', '清河镇', '主要领导']], dryRun: false, import: 'import-0009' }))).toBe('FORBIDDEN')
    }
    expect(await tables.appeals.count({})).toBe(1)
  })
})
