import { FILTER_NAMES } from '../../../domain/ledger/filter'
import { FIELDS, type Known, RANGES, chosen, filterWords } from '@/officer/ledger/fields'

const tree = {
  townships: [
    { id: 'T01', name: '望溪街道', villages: [{ id: 'T01V01', name: '幸福街社区', grids: [{ id: 'T01V01G1', name: '第一网格' }] }] },
    { id: 'T02', name: '石桥镇', villages: [{ id: 'T02V01', name: '大桥村', grids: [] }] },
  ],
  departments: [{ id: 'DEP-transport', name: '区交通运输局' }],
}
const of = (ledger: Known['ledger'], unit: string): Known => ({ ledger, unit, tree, tags: [{ id: 'watch', name: '重点督办' }], handlers: [{ id: 'p-1', name: '何大全' }] })
const field = (name: string) => FIELDS.find((one) => one.name === name)!
const words = (name: string, known: Known, filter = {}) => field(name).options(known, filter).map((option) => option.words)

it('offers everything that a ledger can be narrowed by; the checks have their numbers above the list', () => {
  const offered = [...FIELDS.map(({ name }) => name), ...RANGES.flatMap(({ from, to }) => [from, to]), 'check']
  expect(new Set(offered)).toEqual(new Set([...FILTER_NAMES, 'stalledDays']))
})

it('offers the places within the unit, each level once the one above is known', () => {
  expect(words('township', of('总台账', 'D'))).toEqual(['望溪街道', '石桥镇'])
  expect(words('village', of('总台账', 'D'))).toEqual([])
  expect(words('village', of('总台账', 'D'), { township: 'T02' })).toEqual(['大桥村'])
  expect(words('township', of('分台账', 'T01'))).toEqual([])
  expect(words('village', of('分台账', 'T01'))).toEqual(['幸福街社区'])
  expect(words('grid', of('分台账', 'T01'), { village: 'T01V01' })).toEqual(['第一网格'])
  expect(words('grid', of('微台账', 'T01V01'))).toEqual(['第一网格'])
  expect(words('village', of('微台账', 'T01V01'))).toEqual([])
})

it('takes a choice, what hangs on it, and takes it back', () => {
  const village = chosen({ township: 'T01', village: 'T01V01', grid: 'T01V01G1', kind: 'complaint' }, field('village'), 'T01V02')
  expect(village).toEqual({ township: 'T01', village: 'T01V02', kind: 'complaint' })
  expect(chosen(village, field('township'), undefined)).toEqual({ kind: 'complaint' })
  expect(chosen({}, field('open'), 'true')).toEqual({ open: true })
  const stalled = chosen({}, field('stalledDays'), '15')
  expect(stalled).toEqual({ check: 'stalled', stalledDays: 15 })
  expect(chosen(stalled, field('stalledDays'), undefined)).toEqual({})
})

it('says a filter in words', () => {
  const known = of('分台账', 'T01')
  expect(filterWords({ open: true, kind: 'resolution', village: 'T01V01', handler: 'p-1', tag: 'watch', dueFrom: '2026-03-02', dueTo: '2026-03-09', closedTo: '2025-12-31' }, known)).toEqual([
    '只看在办的', '类别 求决', '标签 重点督办', '村（社区） 幸福街社区', '责任人 何大全', '应办日期 2026年3月2日至2026年3月9日', '销号日期 到2025年12月31日',
  ])
  expect(filterWords({ check: 'noPlan' }, known)).toEqual(['没有方案'])
  expect(filterWords({ check: 'stalled', stalledDays: 7 }, known)).toEqual(['停滞多久 7天没有进展'])
  expect(filterWords({ handler: 'p-gone' }, known)).toEqual(['责任人 已选'])
})
