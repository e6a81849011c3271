import type { SamplePerson } from '../../../scripts/sample/district'
import { workbook } from '../../server/sheets/workbook'
import { Play, ROAD, problemOf, wrongFields } from '../support'

const VILLAGE = 'T01V01'

let play: Play
let reviewer: SamplePerson
let town: string
let village: string
beforeAll(async () => {
  play = await Play.open()
  reviewer = play.stage.at('T01', 'reviewer')
  const name = (unit: string) => play.stage.district.units.find((one) => one.id === unit)!.name
  town = name('T01')
  village = name(VILLAGE)
})
afterAll(() => play.stage.close())


describe('a sheet of appeals', () => {
  const header = ['乡镇', ' 村（社区）* ', '诉求内容', '姓名', '联系电话', '是否反映干部', '原编号']
  const rows = () => [
    [town, village, ROAD, '吴秀英', '139 1234 5678', '', '来信1号'],
    [town, village, '……', '', '', '', ''],
    [town, village, '组上的路灯坏了两个月，请派人来换。', '何桂英', '11111111111', '', ''],
    ['', '没有这个村', '村里的水渠堵了，请来疏通。', '', '', '', ''],
    ['', '', '', '', '', '', ''],
    [town, village, ROAD, '吴秀英', '13912345678', '否', '来信1号'],
    [town, village, '垃圾车半个月没有来了，请安排清运。', '', '', '也许', ''],
    [town, village, '老人活动室的顶漏雨，请来修一修。', '', '', '', ''],
  ]

  it('is looked at first: each bad row is named by its number and column, and nothing is filed', async () => {
    const { stage } = play
    const preview = await stage.ask(reviewer, 'casework', 'importAppeals', { header, rows: rows(), dryRun: true })
    expect(preview.rows.map(({ row, wrong }) => [row, Object.keys(wrong ?? {})])).toEqual([['2', []], ['3', ['诉求内容']], ['4', ['电话']], ['5', ['村（社区）']], ['7', ['诉求内容']], ['8', ['是否反映干部']], ['9', []]])
    expect(preview).toMatchObject({ good: 2, bad: 5, again: 0, missing: [] })
    expect((await stage.ask(reviewer, 'casework', 'count', {})).count).toBe(0)
    expect(await stage.ask(reviewer, 'casework', 'importAppeals', { header: ['姓名'], rows: rows(), dryRun: true })).toMatchObject({ missing: ['村（社区）', '诉求内容'], rows: [] })
  })

  it('leaves its good rows in, each filed once in this sheet or another, and they go to triage', async () => {
    const { stage } = play
    const first = await stage.ask(reviewer, 'casework', 'importAppeals', { header, rows: rows(), dryRun: false })
    expect(first).toMatchObject({ good: 2, bad: 5, again: 0 })
    const second = await stage.ask(reviewer, 'casework', 'importAppeals', { header, rows: rows().reverse(), dryRun: false })
    expect(second).toMatchObject({ good: 0, bad: 5, again: 2 })
    const code = first.rows[0]!.code!
    expect(second.rows.map((row) => row.code)).toContain(code)
    expect((await stage.ask(reviewer, 'casework', 'count', {})).count).toBe(2)
    expect(await play.row(code)).toMatchObject({ channel: 'spreadsheet', recordedBy: reviewer.id, origin: expect.stringMatching(/^sheet:/) })
    await stage.act(stage.at(VILLAGE, 'gridWorker'), code, 'screenValid', {})
    await stage.act(reviewer, code, 'reviewValid', { finding: 'reasonable', opinion: '属实' })
    await stage.act(reviewer, code, 'triage', { kind: 'resolution', level: 'township', lead: 'T01', supporting: [] })
    expect((await play.row(code)).lead).toBe('T01')
  })

  it('brings in nothing of a place that is not mine', async () => {
    const { stage } = play
    const result = await stage.ask(stage.at('T02', 'reviewer'), 'casework', 'importAppeals', { header, rows: [[town, village, '村口的桥垮了，请来看看。', '', '', '', '']], dryRun: false })
    expect(result.rows[0]!.wrong).toEqual({ '村（社区）': '这里不归您登记' })
  })
})

describe('a file of appeals', () => {
  const header = ['乡镇（街道）', '村（社区）', '诉求内容', '电话', '姓名']
  const upload = (bytes: Buffer, name: string, who = reviewer) => play.stage.upload(who, name, bytes)

  it('from Excel is read, looked at with its own row numbers under a title, and imported once, in parts', async () => {
    const { stage } = play
    const rows = [[town, village, '文化站的门坏了关不上，请来修一下。', 13912345678, '吴秀英'], [town, '没有这个村', '水渠堵了，请来疏通。', '', ''], [town, village, '桥头的护栏断了一截，请来补上。', '', '']]
    const fileID = await upload(workbook([['二〇二六年三月群众诉求登记表'], header, ...rows]), 'appeals-000001.xlsx')
    const read = await stage.ask(reviewer, 'sheets', 'read', { fileID })
    expect(read).toEqual({ header, rows: rows.map((row) => row.map(String)), first: 3 })
    const parts = [{ ...read, rows: read.rows.slice(0, 2) }, { ...read, rows: read.rows.slice(2), first: 5 }]
    for (const [good, again] of [[2, 0], [0, 2]]) {
      const results = []
      for (const part of parts) results.push(await stage.ask(reviewer, 'casework', 'importAppeals', { ...part, dryRun: false }))
      expect(results.flatMap((result) => result.rows.map(({ row, wrong }) => [row, wrong !== undefined]))).toEqual([['3', false], ['4', true], ['5', false]])
      expect(results.reduce((sum, result) => sum + result.good, 0)).toBe(good)
      expect(results.reduce((sum, result) => sum + result.again, 0)).toBe(again)
    }
  })

  it('is deleted once it was read, and one that cannot be read too; the words say what to do', async () => {
    const { stage } = play
    const read = async (fileID: string, who: SamplePerson = reviewer) => stage.call(who, 'sheets', 'read', { fileID })
    const fileID = await upload(Buffer.from(`${header.join(',')}\n${town},${village},井盖坏了,,\n`), 'appeals-000002.csv')
    expect(await read(fileID)).toMatchObject({ ok: true, value: { first: 2 } })
    expect(await read(fileID)).toMatchObject({ problem: { code: 'INVALID', fields: { file: expect.stringContaining('没有找到') } } })
    const wrong: [string, Buffer, string][] = [
      ['photo.xlsx', Buffer.from('89504e470d0a1a0a0000000d', 'hex'), '请选 .xlsx 或 .csv'],
      ['old.xlsx', Buffer.from('d0cf11e0a1b11ae1', 'hex'), '另存为 .xlsx'],
      ['cut.xlsx', workbook([header]).subarray(0, 300), '已损坏'],
      ['big.csv', Buffer.alloc(3 * 1024 * 1024 + 1, 'a,b\n'), '超过 3 MB'],
      ['long.csv', Buffer.from('a,b\n'.repeat(1200)), '一千行'],
      ['empty.csv', Buffer.from(''), '没有看到表头'],
      ['title.csv', Buffer.from('诉求登记表\n'), '没有看到表头'],
      ['header.csv', Buffer.from(`${header.join(',')}\n`), '没有内容'],
    ]
    for (const [name, bytes, words] of wrong) {
      const bad = await upload(bytes, `00000000-${name}`)
      expect([name, await read(bad)]).toEqual([name, expect.objectContaining({ problem: expect.objectContaining({ code: 'INVALID', fields: { file: expect.stringContaining(words) } }) })])
      expect(await read(bad)).toMatchObject({ problem: { fields: { file: expect.stringContaining('没有找到') } } })
    }
  })

  it('is read for those who may record appeals alone', async () => {
    const { stage } = play
    const fileID = await upload(Buffer.from('a,b\nc,d\n'), 'appeals-000003.csv')
    for (const who of [stage.resident(VILLAGE), stage.at('DEP-transport', 'handler')]) expect(problemOf(await stage.call(who, 'sheets', 'read', { fileID }))).toBe('FORBIDDEN')
  })
})

describe('a code', () => {
  it('of a village, a grid or a spot opens the form with the place filled in, and its appeal goes to triage', async () => {
    const { stage } = play
    const grid = stage.at(VILLAGE, 'gridWorker')
    const resident = stage.resident(VILLAGE)
    const places = [{ village: VILLAGE }, { village: VILLAGE, grid: `${VILLAGE}G1` }, { village: VILLAGE, grid: `${VILLAGE}G1`, spot: '农贸市场' }]
    for (const place of places) {
      const made = await stage.ask(grid, 'casework', 'makeCode', { place })
      expect(made.scene).toMatch(/^[\w./-]{1,32}$/)
      expect((await fetch(made.url!)).status).toBe(200)
      expect(await stage.ask(grid, 'casework', 'makeCode', { place })).toMatchObject({ scene: made.scene })
      expect(await stage.ask(resident, 'appeal', 'scanned', { scene: made.scene })).toMatchObject(place)
    }
    const { items } = await stage.ask(reviewer, 'casework', 'codes', {})
    expect(items).toHaveLength(3)
    // Administrators make and print codes for the whole district, though they read no list of appeals.
    const admin = stage.at('D', 'administrator')
    const made = await stage.ask(admin, 'casework', 'makeCode', { place: { village: 'T02V01' } })
    expect((await stage.ask(admin, 'casework', 'codes', {})).items.map(({ scene: one }) => one)).toEqual([made.scene, ...items.map(({ scene: one }) => one)])
    expect(problemOf(await stage.call(admin, 'casework', 'codes', { unit: 'T01' }))).toBe('FORBIDDEN')
    expect(problemOf(await stage.call(stage.at('T02', 'reviewer'), 'casework', 'codes', { unit: 'D' }))).toBe('FORBIDDEN')
    const scene = items.find(({ place }) => place.includes('农贸市场'))!.scene
    const { code } = await play.file(resident, VILLAGE, { channel: 'scan', scene, place: places[2]! })
    expect(await play.row(code)).toMatchObject({ channel: 'scan', origin: `code:${scene}`, grid: `${VILLAGE}G1` })
    await stage.act(grid, code, 'screenValid', {})
    await stage.act(reviewer, code, 'reviewValid', { finding: 'reasonable', opinion: '属实' })
    await stage.act(reviewer, code, 'triage', { kind: 'resolution', level: 'township', lead: 'T01', supporting: [] })
    expect((await play.row(code)).lead).toBe('T01')
  })

  it('that was taken down says so and asks to choose the place, until it is put up again', async () => {
    const { stage } = play
    const grid = stage.at(VILLAGE, 'gridWorker')
    const { scene } = await stage.ask(grid, 'casework', 'makeCode', { place: { village: VILLAGE, spot: '老车站' } })
    for (const who of [stage.at('T02', 'reviewer'), stage.resident(VILLAGE)]) expect(problemOf(await stage.call(who, 'casework', 'closeCode', { scene, closed: true }))).toBe('FORBIDDEN')
    await stage.ask(grid, 'casework', 'closeCode', { scene, closed: true })
    expect(await stage.call(stage.resident(VILLAGE), 'appeal', 'scanned', { scene })).toMatchObject({ problem: { code: 'INVALID', fields: { scene: expect.stringContaining('老车站的这个码已经停用') } } })
    expect((await stage.ask(reviewer, 'casework', 'codes', {})).items.find((one) => one.scene === scene)).toMatchObject({ closed: true })
    await stage.ask(grid, 'casework', 'closeCode', { scene, closed: false })
    expect(await stage.ask(stage.resident(VILLAGE), 'appeal', 'scanned', { scene })).toMatchObject({ village: VILLAGE, spot: '老车站' })
  })

  it('of another district, or none of ours, asks to choose the place', async () => {
    const { stage } = play
    for (const scene of ['X99', `${VILLAGE}//p123456`, 'a/b/c/d']) expect(wrongFields(await stage.call(stage.resident(VILLAGE), 'appeal', 'scanned', { scene }))).toEqual(['scene'])
    expect(problemOf(await stage.call(stage.at('T02', 'reviewer'), 'casework', 'makeCode', { place: { village: VILLAGE } }))).toBe('FORBIDDEN')
    expect(wrongFields(await stage.call(reviewer, 'casework', 'makeCode', { place: { village: 'X99' } }))).toEqual(['place'])
  })
})

describe('the responsibility list', () => {
  it('is kept by administrators, read by cadres, and moves what is proposed', async () => {
    const { stage } = play
    const admin = stage.at('D', 'administrator')
    const { code } = await play.file(stage.resident('T01V02'), 'T01V02', { text: '组上的路灯坏了两个月，请派人来换一下灯泡。' })
    const proposed = async () => (await stage.ask(stage.at('T01V02', 'villageCadre'), 'casework', 'open', { code })).suggestions
    expect(await proposed()).toMatchObject({ level: 'village', lead: 'T01V02' })
    const lines = [{ category: 'streetLight' as const, level: 'district' as const, department: 'urban' as const }]
    expect(problemOf(await stage.call(reviewer, 'casework', 'saveResponsibility', { lines }))).toBe('FORBIDDEN')
    const list = await stage.ask(admin, 'casework', 'saveResponsibility', { lines })
    expect(list.rows.find(({ category }) => category === 'streetLight')).toMatchObject({ words: '路灯照明', level: 'district', departmentWords: expect.any(String) })
    expect(await stage.ask(reviewer, 'casework', 'responsibility', {})).toEqual({ ...list, own: [], mayEdit: false })
    expect(list).toMatchObject({ mayEdit: true, changes: [{ who: admin.name, words: '路灯照明：村（社区），区综合行政执法局 改为 区级，区综合行政执法局' }] })
    // Lines that are not named stay as they are, and saying the same again is no change.
    const other = await stage.ask(admin, 'casework', 'saveResponsibility', { lines: [{ category: 'road', level: 'village', department: 'transport' }, ...lines] })
    expect(other.changes.map(({ words }) => words.split('：')[0])).toEqual(['道路交通', '路灯照明'])
    expect(other.rows.find(({ category }) => category === 'streetLight')).toMatchObject({ level: 'district' })
    expect(await proposed()).toMatchObject({ level: 'district', lead: 'DEP-urban', reasons: expect.arrayContaining([expect.stringContaining('大事')]) })
    expect(problemOf(await stage.call(stage.resident(VILLAGE), 'casework', 'responsibility', {}))).toBe('FORBIDDEN')
    expect(wrongFields(await stage.call(admin, 'casework', 'saveResponsibility', { lines: [...lines, ...lines] }))).toEqual(['lines'])
  })
})

describe('the categories', () => {
  const FOUND = '小区里遛狗不牵狗绳，吓到娃娃，请管一管。'

  it('are named anew, known by more words, added and closed by administrators, each change on record', async () => {
    const { stage } = play
    const admin = stage.at('D', 'administrator')
    const { code } = await play.file(stage.resident('T01V02'), 'T01V02', { text: FOUND })
    const reasons = async () => {
      await stage.cloud.functions.restart()
      return (await stage.ask(stage.at('T01V02', 'villageCadre'), 'casework', 'open', { code })).suggestions!.reasons[1]
    }
    expect(await reasons()).toContain('归入物业小区')
    const pets = { words: '宠物饲养', cues: ['遛狗', '狗绳', '不牵狗绳'], closed: false, reason: '这类诉求多' }
    for (const who of [reviewer, stage.at('D', 'dispatcher')]) expect(problemOf(await stage.call(who, 'casework', 'saveCategory', pets))).toBe('FORBIDDEN')
    const { rows } = await stage.ask(admin, 'casework', 'saveCategory', pets, 'one-new-category')
    expect((await stage.ask(admin, 'casework', 'saveCategory', pets, 'one-new-category')).rows).toEqual(rows)
    const id = rows.find(({ words }) => words === '宠物饲养')!.category
    expect(rows.at(-1)).toMatchObject({ category: 'other' })
    expect(await reasons()).toContain('归入宠物饲养')
    // Whoever answers for it is said in the responsibility list.
    await stage.ask(admin, 'casework', 'saveResponsibility', { lines: [{ category: id, level: 'district', department: 'publicSecurity' }] })
    await stage.cloud.functions.restart()
    expect((await stage.ask(stage.at('T01V02', 'villageCadre'), 'casework', 'open', { code })).suggestions).toMatchObject({ level: 'district', lead: 'DEP-publicSecurity' })
    await stage.ask(admin, 'casework', 'saveCategory', { id, words: '文明养犬', cues: pets.cues, closed: false })
    expect(await reasons()).toContain('归入文明养犬')
    const closed = await stage.ask(admin, 'casework', 'saveCategory', { id, words: '文明养犬', cues: pets.cues, closed: true, reason: '并入物业' })
    expect(closed.rows.find(({ category }) => category === id)).toMatchObject({ closed: true, departmentWords: '区公安分局' })
    expect(await reasons()).toContain('归入物业小区')
    const { items } = await stage.ask(admin, 'admin', 'changes', {})
    expect(items.slice(0, 4).map(({ what, lines, reason }) => [what, lines, reason])).toEqual([
      ['修改类别', [['类别', '文明养犬', '文明养犬'], ['使用', '在用', '停用']], '并入物业'],
      ['修改类别', [['类别', '宠物饲养', '文明养犬']], null],
      ['修改职责清单', [['宠物饲养', '乡镇（街道）', '区级，区公安分局']], null],
      ['修改类别', [['类别', null, '宠物饲养'], ['另加的字眼', null, '遛狗、狗绳、不牵狗绳'], ['使用', null, '在用']], '这类诉求多'],
    ])
  })

  it('are refused with words beside the field where they cannot be so', async () => {
    const { stage } = play
    const admin = stage.at('D', 'administrator')
    const save = async (input: { id?: string; words: string; cues: string[]; closed: boolean }) => wrongFields(await stage.call(admin, 'casework', 'saveCategory', input))
    const road = { id: 'road', words: '道路交通', cues: [], closed: false }
    expect(await save({ ...road, id: 'moon' })).toEqual(['id'])
    expect(await save({ ...road, words: '供水' })).toEqual(['words'])
    expect(await save({ ...road, cues: ['路'] })).toEqual(['cues'])
    expect(await save({ words: '新的一类', cues: [], closed: false })).toEqual(['cues'])
    expect(await save({ id: 'other', words: '其他', cues: [], closed: true })).toEqual(['closed'])
    expect(wrongFields(await stage.call(admin, 'casework', 'saveResponsibility', { lines: [{ category: 'moon', level: 'village' }] }))).toEqual(['lines'])
    const before = (await stage.ask(admin, 'admin', 'changes', {})).items.length
    await stage.ask(admin, 'casework', 'saveCategory', road)
    expect((await stage.ask(admin, 'admin', 'changes', {})).items.length).toBe(before)
  })
})

it('leaves a store that the records rebuild', () => play.expectRebuilt())
