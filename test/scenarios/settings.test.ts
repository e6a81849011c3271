import type { SamplePerson } from '../../scripts/sample/district'
import { firstSecretOf } from '../../scripts/local/keys'
import { TEMPLATES, limitOf } from '../../domain/notice/templates'
import { ASKED_BY } from '../../server/admin/rights'
import type { AdminFunction } from '../../server/contract'
import { administration } from '../../server/store/administration'
import { freshSettings } from '../../server/store/settings'
import { INPUTS } from './payloads'
import { Play, fieldsOf, problemOf } from './support'

describe('what a district sets', () => {
  let play: Play
  let admin: SamplePerson
  beforeAll(async () => {
    play = await Play.open()
    admin = play.stage.at('D', 'administrator')
  })
  afterAll(() => play.stage.close())


  /** By hand, apart from the table that the function goes by. */
  const WHO: Record<keyof AdminFunction, 'administrators' | 'anyone'> = {
    begin: 'anyone', units: 'administrators', unit: 'administrators', addUnit: 'administrators', renameUnit: 'administrators', saveGrids: 'administrators', closeUnit: 'administrators', splitUnit: 'administrators', moveVillage: 'administrators',
    officer: 'administrators', setPosts: 'administrators', invite: 'administrators', invitations: 'administrators', renewInvitation: 'administrators', revokeInvitation: 'administrators',
    invited: 'anyone', acceptInvitation: 'anyone', settings: 'administrators', saveSetting: 'administrators', templates: 'administrators', changes: 'administrators',
  importUnits: 'administrators', importPeople: 'administrators', imports: 'administrators', undoImport: 'administrators', exportSheet: 'administrators',
  }

  it('is asked for by administrators alone, and so is all else of administration but the way in', async () => {
    const { stage } = play
    expect(ASKED_BY).toEqual(WHO)
    const others = [stage.resident('T01V01'), stage.at('T01', 'reviewer'), stage.at('D', 'dispatcher'), stage.at('D', 'districtLeader'), stage.at('D-jw', 'disciplineOfficer')]
    for (const [verb, who] of Object.entries(WHO)) {
      const input = (INPUTS.admin as Record<string, unknown>)[verb]
      for (const other of others) {
        const problem = problemOf(await stage.call(other, 'admin', verb as 'units', input as never))
        if (who === 'administrators') expect([verb, problem]).toEqual([verb, 'FORBIDDEN'])
        else expect([verb, problem]).not.toEqual([verb, 'FORBIDDEN'])
      }
    }
    for (const verb of ['units', 'settings', 'templates', 'changes'] as const) expect([verb, problemOf(await stage.call(admin, 'admin', verb, {}))]).toEqual([verb, null])
  })

  it('is changed one by one, within its bounds, with what stood there before on record', async () => {
    const { stage } = play
    await stage.ask(admin, 'casework', 'saveTag', { name: '过冬', closed: false })
    const change = { name: 'kindDays.resolution' as const, value: 18, reason: '区里要求提速' }
    for (const value of [0, 41, 1.5]) expect(fieldsOf(await stage.call(admin, 'admin', 'saveSetting', { ...change, value }))['value']).toBeDefined()
    expect(fieldsOf(await stage.call(admin, 'admin', 'saveSetting', { ...change, value: 20 }))['value']).toContain('没有改动')
    expect(problemOf(await stage.call(admin, 'admin', 'saveSetting', { ...change, name: 'tags' as never }))).toBe('INVALID')
    const { settings } = await stage.ask(admin, 'admin', 'saveSetting', change, 'one-same-request')
    expect(settings.find(({ name }) => name === 'kindDays.resolution')).toMatchObject({ value: 18, byDefault: 20 })
    await stage.ask(admin, 'admin', 'saveSetting', change, 'one-same-request')
    await stage.ask(admin, 'admin', 'saveSetting', { name: 'planNeeded', value: 1, reason: '一人一策' })
    // The others stay as they are, the tags among them.
    expect(await freshSettings()).toMatchObject({ kindDays: { consultation: 1, resolution: 18 }, planNeeded: true, returnCap: 2, tags: expect.arrayContaining([{ id: 'own-1', name: '过冬' }]) as unknown })
    const rows = (await administration.changes.all()).sort((a, b) => a.seq - b.seq)
    expect(rows.map(({ what, by, lines, reason }) => [what, by, lines, reason])).toEqual([
      ['tag', admin.id, [['标签', null, '过冬']], null],
      ['settings', admin.id, [['求决类办结期限', '20个工作日', '18个工作日']], '区里要求提速'],
      ['settings', admin.id, [['求决类先有一人一策才能报结', '否', '是']], '一人一策'],
    ])
    expect((await stage.ask(admin, 'admin', 'changes', {})).items[0]).toMatchObject({ what: '修改设置', reason: '一人一策' })
  })

  it('moves the end of retention of appeals that have ended already, and of no other', async () => {
    const { stage } = play
    const [resident, other] = [stage.resident('T03V01'), stage.resident('T03V02')]
    const [{ code }, open] = [await play.file(resident, 'T03V01'), await play.file(other, 'T03V02')]
    await stage.act(resident, code, 'withdraw', { reason: '已经解决了' })
    const before = await play.row(open.code)
    expect((await play.row(code)).nextLookOn).toBe('2036-03-02')
    await stage.ask(admin, 'admin', 'saveSetting', { name: 'retentionYears', value: 15, reason: '档案部门要求' })
    await play.worked()
    expect((await play.row(code)).nextLookOn).toBe('2041-03-02')
    expect(await play.row(open.code)).toEqual(before)
    // Once more some minutes later, for what an instance wrote by the old term meanwhile.
    await stage.cloud.clock.advance(4 * 60_000)
    await play.worked()
    expect((await play.row(code)).nextLookOn).toBe('2041-03-02')
  })

  it('of messages is their templates, each with its fields and messages that WeChat takes', async () => {
    const { templates } = await play.stage.ask(admin, 'admin', 'templates', {})
    expect(templates.map(({ key }) => key)).toEqual(Object.keys(TEMPLATES))
    for (const { key, id, fields, examples } of templates) {
      expect([key, id, fields.map(({ name }) => name)]).toEqual([key, null, [...TEMPLATES[key].fields]])
      expect(examples.length).toBeGreaterThan(0)
      for (const { shown } of examples) for (const [at, text] of shown.entries()) expect([text, Array.from(text).length <= limitOf(fields[at]!.name), text !== '']).toEqual([text, true, true])
    }
  })
})

describe('a district of nobody', () => {
  let play: Play
  beforeAll(async () => {
    play = await Play.open(undefined, { empty: true })
  })
  afterAll(() => play.stage.close())

  it('begins with whoever has the secret of its deployment, once', async () => {
    const { stage } = play
    const [first, second, guesser] = [{ openid: 'o-first-0001' }, { openid: 'o-second-0001' }, { openid: 'o-guesser-0001' }]
    const secret = firstSecretOf(stage.data)
    expect(await stage.ask(first, 'appeal', 'home', {})).toMatchObject({ begun: false, waiting: [] })
    for (let tries = 0; tries < 5; tries += 1) expect(fieldsOf(await stage.call(guesser, 'admin', 'begin', { secret: `${secret}${tries}`, name: '猜' }))['secret']).toContain('口令不对')
    expect(problemOf(await stage.call(guesser, 'admin', 'begin', { secret, name: '猜' }))).toBe('TOO_MANY')
    expect(problemOf(await stage.call(first, 'admin', 'units', {}))).toBe('FORBIDDEN')
    // Two with the secret at once: one of them is the first.
    const both = await Promise.all([first, second].map((who) => stage.call(who, 'admin', 'begin', { secret, name: '首任' })))
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    const [admin, late] = both[0]!.ok ? [first, second] : [second, first]
    expect((await stage.ask(admin, 'admin', 'units', {})).units.map(({ id }) => id).sort()).toEqual(['D', 'D-jw', 'D-jx', 'D-xf', 'D-zf'])
    expect((await stage.ask(admin, 'account', 'enter', {})).posts).toMatchObject([{ unit: 'D', role: 'administrator' }])
    expect(fieldsOf(await stage.call(late, 'admin', 'begin', { secret, name: '再来' }))['secret']).toContain('已经用过')
    expect(problemOf(await stage.call(admin, 'admin', 'begin', { secret, name: '再来' }))).toBe('FORBIDDEN')
    expect((await stage.ask(admin, 'admin', 'changes', {})).items).toMatchObject([{ what: '启用，首位管理员到岗' }])
  })
})
