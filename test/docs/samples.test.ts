import { newUnit } from '../../domain/administration/ids'
import { readPeopleRows } from '../../domain/administration/peopleRows'
import { readUnitRows } from '../../domain/administration/unitRows'
import { Organisation, type Unit } from '../../domain/organisation/units'
import { tableIn } from '../../domain/outreach/sheet'
import { DEPARTMENT_WORDS } from '../../domain/organisation/departments'
import { read } from './documents'

const sheet = (name: string) => tableIn(read(`docs/manuals/samples/${name}.csv`).replace('\uFEFF', '').trim().split('\r\n').map((line) => line.split(',')))!
const CENTRE: Unit = { ...newUnit('D', 'centre', '区群众诉求综合服务中心', null), ladder: [] }
const first = new Organisation([CENTRE, { ...newUnit('D-jw', 'discipline', '区纪委监委', CENTRE), ladder: [] }, { ...newUnit('D-xf', 'petition', '区信访局', CENTRE), ladder: [] }])

describe('the sample spreadsheets of the administrators’ manual', () => {
  const { read: rows } = readUnitRows(sheet('units'), first)
  const manual = read('docs/manuals/administrators.md')

  it('of units has the two mistakes that the manual lets one mend, and no other', () => {
    expect(rows.flatMap((row) => ('wrong' in row ? [row.row] : []))).toEqual([7, 14])
    expect(manual).toContain('第7行的上级改成“青山镇”，第14行的类型改成“区级部门”')
    expect(manual).toContain(`“导入${rows.length}行”`)
  })

  it('names departments as the responsibility list proposes them', () => {
    const names = rows.flatMap((row) => ('unit' in row && row.unit.kind === 'department' ? [row.name] : []))
    expect(names.filter((name) => !(Object.values(DEPARTMENT_WORDS) as string[]).includes(name))).toEqual([])
  })

  it('of people has the two mistakes that the manual lets one mend, and no other', () => {
    const grids = new Map<string, { id: string; name: string }[]>()
    const units = rows.flatMap((row, at): Unit[] => {
      if (!('unit' in row)) return []
      const { kind, name, grids: names } = row.unit
      const id = `U${at}`
      grids.set(id, names.map((grid) => ({ id: `${id}${grid}`, name: grid })))
      return [{ ...newUnit(id, kind, name, CENTRE), ladder: [] }]
    })
    const named = (name: string) => units.find((unit) => unit.name === name)!
    // A village stands below the township of its row.
    const placed = units.map((unit) => {
      const row = rows.find((one) => one.name === unit.name)!
      return 'unit' in row && row.unit.township ? { ...unit, parent: named(row.unit.township).id, ancestors: [named(row.unit.township).id, 'D'] } : unit
    })
    class Whole extends Organisation {
      gridsOf(id: string): { id: string; name: string }[] {
        return grids.get(id) ?? []
      }
    }
    const { people, wrong } = readPeopleRows(sheet('people'), new Whole([...first.units, ...placed]))
    expect(wrong.map(({ row, wrong: fields }) => [row, Object.keys(fields)])).toEqual([[6, ['职务']], [16, ['手机号']]])
    expect(manual).toContain(`“导入${people.length + wrong.length}行”`)
  })
})
