import { PERSON_COLUMNS, UNIT_COLUMNS } from '../../../domain/administration/columns'
import { newUnit } from '../../../domain/administration/ids'
import { readPeopleRows } from '../../../domain/administration/peopleRows'
import { ROLES, ROLES_IN } from '../../../domain/administration/posts'
import { readUnitRows } from '../../../domain/administration/unitRows'
import { ROLE_WORDS, type Role } from '../../../domain/organisation/roles'
import { Organisation, UNIT_KINDS, type Unit } from '../../../domain/organisation/units'
import { TEMPLATES } from '../../../src/admin/sheets/template'

const unit = (...args: Parameters<typeof newUnit>): Unit => ({ ...newUnit(...args), ladder: [] })
const CENTRE = unit('D', 'centre', '区中心', null)
const TOWNS = [unit('T01', 'township', '清河镇', CENTRE), unit('T02', 'township', '北山镇', CENTRE)] as const
const FIRST = [unit('D-jw', 'discipline', '区纪委', CENTRE), unit('D-xf', 'petition', '区信访局', CENTRE), unit('D-zf', 'politicalLegal', '区委政法委', CENTRE), unit('D-jx', 'performance', '区绩效中心', CENTRE)]
const VILLAGES = [unit('T01V01', 'village', '柳林村', TOWNS[0]), unit('T02V01', 'village', '柳林村', TOWNS[1]), unit('T02V02', 'village', '高坡村', TOWNS[1])]

class WithGrids extends Organisation {
  gridsOf(id: string): { id: string; name: string }[] {
    return id === 'T01V01' ? [{ id: 'T01V01G1', name: '东片' }, { id: 'T01V01G2', name: '西片' }] : []
  }
}
const organisation = new WithGrids([CENTRE, ...TOWNS, ...FIRST, ...VILLAGES, unit('DEP-01', 'department', '区水利局', CENTRE)])

const titles = (columns: readonly { titles: readonly string[] }[]) => columns.map((column) => column.titles[0]!)
const units = (...rows: string[][]) => readUnitRows({ header: titles(UNIT_COLUMNS), rows }, organisation).read
const people = (...rows: string[][]) => readPeopleRows({ header: titles(PERSON_COLUMNS), rows }, organisation)
const wrongIn = (found: { wrong?: Record<string, string> } | undefined) => Object.keys(found?.wrong ?? {})

describe('a row of units', () => {
  it.each([
    ['no name', ['', '镇', '', ''], '名称'],
    ['a name of one letter', ['镇', '镇', '', ''], '名称'],
    ['a name too long', ['村'.repeat(31), '村', '清河镇', ''], '名称'],
    ['no kind', ['新镇', '', '', ''], '类型'],
    ['a kind that there is not', ['新镇', '公司', '', ''], '类型'],
    ['one of the first day that there is not', ['另一个信访局', '信访', '', ''], '类型'],
    ['a village without a township', ['新村', '村', '', ''], '上级'],
    ['a village below no township', ['新村', '村', '区水利局', ''], '上级'],
    ['a township below another', ['新镇', '镇', '清河镇', ''], '上级'],
    ['grids of a township', ['新镇', '镇', '', '东片'], '网格'],
    ['a number of grids', ['新村', '村', '清河镇', '3'], '网格'],
    ['too many grids', ['新村', '村', '清河镇', Array.from({ length: 61 }, (_, n) => `第${n}片`).join('、')], '网格'],
    ['a grid’s name too long', ['新村', '村', '清河镇', '片'.repeat(21)], '网格'],
  ])('with %s is wrong there', (_, row, column) => {
    const [read] = units(row)
    expect(read && 'wrong' in read ? wrongIn(read) : []).toEqual([column])
  })

  it('that stands already, of whichever kind, is made no more', () => {
    const rows = organisation.units.map(({ name, kind, parent }) => [name, { village: '村（社区）', township: '街道', department: '部门', centre: '区中心', discipline: '纪检', petition: '信访', politicalLegal: '政法', performance: '目标绩效' }[kind], kind === 'village' ? organisation.get(parent!).name : '', ''])
    expect(units(...rows).map((row) => ('stands' in row ? row.stands : row))).toEqual(organisation.units.map(({ id }) => id))
  })

  it('may name a township that a later row brings, unless that row is wrong', () => {
    expect(units(['东村', '村', '南镇', ''], ['南镇', '镇', '', '']).map((row) => 'unit' in row)).toEqual([true, true])
    expect(units(['东村', '村', '南镇', ''], ['南镇', '镇', '', '网格']).map((row) => 'unit' in row)).toEqual([false, false])
  })

  it('of a name that two townships have is two units', () => {
    expect(units(['东村', '村', '清河镇', ''], ['东村', '村', '北山镇', ''], ['东村', '村', '清河镇', '']).map((row) => 'unit' in row)).toEqual([true, true, false])
  })
})

describe('a row of people', () => {
  const row = (about: Partial<Record<'name' | 'phone' | 'town' | 'unit' | 'roles' | 'grids', string>>) => [about.name ?? '周小雨', about.phone ?? '', about.town ?? '', about.unit ?? '清河镇', about.roles ?? '办理人', about.grids ?? '']

  it.each([
    ['no name', { name: '' }, '姓名'],
    ['a name too long', { name: '名'.repeat(21) }, '姓名'],
    ['a landline', { phone: '028-12345678' }, '手机号'],
    ['no number', { phone: '等会儿补' }, '手机号'],
    ['no unit', { unit: '' }, '单位'],
    ['a unit that there is not', { unit: '区农林局' }, '单位'],
    ['a village’s name that two have', { unit: '柳林村', roles: '书记' }, '单位'],
    ['no role', { roles: '' }, '职务'],
    ['a role that nobody has', { roles: '部长' }, '职务'],
    ['a role that this unit does not have', { roles: '网格员' }, '职务'],
    ['an administrator with another post', { unit: '区中心', roles: '系统管理员、调度员' }, '职务'],
    ['grids of no grid worker', { unit: '柳林村', town: '清河镇', roles: '书记', grids: '东片' }, '网格'],
    ['a grid that the village does not have', { unit: '柳林村', town: '清河镇', roles: '网格员', grids: '北片' }, '网格'],
  ])('with %s is wrong there', (_, about, column) => {
    const read = people(row(about))
    expect([wrongIn(read.wrong[0]), read.people]).toEqual([[column], []])
  })

  it('gives every role that is held in each kind of unit, and none of the others', () => {
    for (const kind of UNIT_KINDS) {
      const one = organisation.units.find((each) => each.kind === kind)!
      for (const role of ROLES) {
        const read = people(row({ unit: one.name, town: kind === 'village' ? organisation.get(one.parent!).name : '', roles: ROLE_WORDS[role] }))
        expect([kind, role, read.people.length]).toEqual([kind, role, (ROLES_IN[kind] as readonly Role[]).includes(role) ? 1 : 0])
      }
    }
  })

  it('finds a village by its township beside it or in front of it', () => {
    const found = people(row({ unit: '柳林村', town: '北山镇', roles: '书记' }), row({ name: '何强', unit: '北山镇柳林村', roles: '村干部' }))
    expect(found.people.map(({ posts }) => posts)).toEqual([[{ unit: 'T02V01', role: 'villageSecretary' }], [{ unit: 'T02V01', role: 'villageCadre' }]])
  })

  it('is one person with another of the same number, and nobody’s twice', () => {
    const phone = '13912345678'
    const read = people(row({ phone }), row({ phone: '139 1234 5678', roles: '联络员' }), row({ phone }), row({ name: '何强', phone }), row({ name: '何强' }), row({ name: '何强', unit: '区水利局' }))
    expect(read.people.map(({ rows, name }) => [name, rows])).toEqual([['周小雨', [2, 3]], ['何强', [6]], ['何强', [7]]])
    expect(read.wrong.map((one) => [one.row, ...wrongIn(one)])).toEqual([[4, '职务'], [5, '手机号']])
  })
})

describe('a template', () => {
  it('has the titles that are read, and examples that an import passes over', () => {
    const [unitTitles, ...unitRows] = TEMPLATES.units.map((row) => [...row])
    expect(readUnitRows({ header: unitTitles!, rows: unitRows }, organisation)).toEqual({ missing: [], read: [] })
    const [titlesOfPeople, ...rows] = TEMPLATES.people.map((row) => [...row])
    expect(readPeopleRows({ header: titlesOfPeople!, rows }, organisation)).toEqual({ missing: [], people: [], wrong: [] })
  })
})
