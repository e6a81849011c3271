import type { DistrictTree, Me } from 'server/contract'

import { gridsOf, ownPlace } from '@/features/place/names'

const tree: DistrictTree = {
  townships: [{ id: 'T1', name: '双桂坪镇', villages: [{ id: 'V1', name: '清泉村', grids: [{ id: 'V1G1', name: '一网格' }] }, { id: 'V2', name: '石榴村', grids: [] }] }],
  departments: [{ id: 'DEP', name: '区交通运输局' }],
}
const post = (unit: string, grids: string[] = []) => ({ unit, grids }) as Me['posts'][number]

test('one starts where one works: the village with its grid, the township, or nowhere', () => {
  expect(ownPlace(tree, [post('V1', ['V1G1'])])).toEqual({ village: 'V1', grid: 'V1G1' })
  expect(ownPlace(tree, [post('V1', ['V1G1', 'V1G2'])])).toEqual({ village: 'V1' })
  expect(ownPlace(tree, [post('DEP'), post('V2')])).toEqual({ village: 'V2' })
  expect(ownPlace(tree, [post('T1')])).toEqual({ township: 'T1' })
  expect(ownPlace(tree, [post('DEP')])).toEqual({})
})

test('the grids to choose from are those of the chosen village', () => {
  expect(gridsOf(tree, 'V1')).toHaveLength(1)
  expect(gridsOf(tree, 'V2')).toEqual([])
  expect(gridsOf(tree, undefined)).toEqual([])
})
