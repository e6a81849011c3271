import { useState } from 'react'
import { View } from '@tarojs/components'
import type { UnitNode } from 'server/contract'

import { useQuery } from '@/api/cache'
import { Beside } from '@/ui/beside'
import { Loaded } from '@/ui/loaded'
import { Row, Rows } from '@/ui/row'
import { Screen } from '@/ui/screen'
import { SearchBox } from '@/ui/search-box'
import { Section } from '@/ui/section'
import { EmptyState } from '@/ui/states'
import { useChosen } from '@/ui/use-chosen'

import { admin } from '../go'
import { type Tree, treeOf, unitsNamed } from '../parts/tree'
import { UnitPane } from '../parts/unit-pane'
import { KIND_WORDS } from '../words'
import './index.scss'

/** More than these are not looked through: one types another word. */
const FOUND_MOST = 60

/** The units of the district as a tree; with room, the chosen one stands beside it. */
export default function UnitsPage() {
  const query = useQuery('admin', 'units', {})
  const [typed, setTyped] = useState('')
  const [opened, setOpened] = useState<string>()
  const { chosen, open } = useChosen(query.value && query.value.units.map(({ id }) => id), admin.unit)
  return (
    <Screen wide>
      <Beside aside={chosen && <UnitPane key={chosen} id={chosen} />}>
          <SearchBox value={typed} placeholder='找单位，如：望溪 幸福' onChange={setTyped} />
          <Loaded query={query}>
            {({ units }) =>
              typed.trim() ? <Found units={unitsNamed(units, typed)} all={units} chosen={chosen} onOpen={open} /> : <TreeView tree={treeOf(units)} chosen={chosen} opened={opened} onTurn={(id) => setOpened(opened === id ? undefined : id)} onOpen={open} />
            }
          </Loaded>
      </Beside>
    </Screen>
  )
}

function Found({ units, all, chosen, onOpen }: { units: UnitNode[]; all: UnitNode[]; chosen: string | undefined; onOpen: (id: string) => void }) {
  if (units.length === 0) return <EmptyState icon='search' title='没有找到这个单位' note='换个词试试，或者在上级单位下面新增。' />
  const nameOf = (id: string | null) => all.find((unit) => unit.id === id)?.name
  return (
    <Rows>
      {units.slice(0, FOUND_MOST).map((unit) => (
        <Row key={unit.id} title={unit.name} note={[KIND_WORDS[unit.kind], unit.kind === 'village' ? nameOf(unit.parent) : undefined].filter(Boolean).join(' · ')} selected={unit.id === chosen} onClick={() => onOpen(unit.id)} />
      ))}
    </Rows>
  )
}

interface TreeProps {
  tree: Tree
  /** What stands beside the tree. */
  chosen: string | undefined
  /** The township whose villages are shown. */
  opened: string | undefined
  onTurn: (id: string) => void
  onOpen: (id: string) => void
}

function TreeView({ tree, chosen, opened, onTurn, onOpen }: TreeProps) {
  const plain = (units: UnitNode[]) => (
    <Rows>
      {units.map((unit) => (
        <Row key={unit.id} title={unit.name} selected={unit.id === chosen} onClick={() => onOpen(unit.id)} />
      ))}
    </Rows>
  )
  return (
    <>
      <Section title='区级'>{plain(tree.top)}</Section>
      <Section title='乡镇（街道）' aside={`${tree.townships.length}个`}>
        {tree.townships.length === 0 && <EmptyState title='还没有乡镇（街道）' note='点上面的区中心新增，或者用表格一次导入。' />}
        <Rows>
          {tree.townships.map(({ unit, villages }) => (
            <View key={unit.id}>
              <Row title={unit.name} note={`${villages.length}个村（社区）`} aside={opened === unit.id ? '收起' : '展开'} onClick={() => onTurn(unit.id)} />
              {opened === unit.id && (
                <View className='units__below'>
                  <Row title={`${unit.name}（本级）`} selected={unit.id === chosen} onClick={() => onOpen(unit.id)} />
                  {villages.map((village) => (
                    <Row key={village.id} title={village.name} note={village.grids > 0 ? `${village.grids}个网格` : '没有分网格'} selected={village.id === chosen} onClick={() => onOpen(village.id)} />
                  ))}
                </View>
              )}
            </View>
          ))}
        </Rows>
      </Section>
      {tree.departments.length > 0 && (
        <Section title='区级部门' aside={`${tree.departments.length}个`}>
          {plain(tree.departments)}
        </Section>
      )}
      {tree.closed.length > 0 && (
        <Section title='已撤并' aside={`${tree.closed.length}个`}>
          <Rows>
            {tree.closed.map((unit) => (
              <Row key={unit.id} title={unit.name} note={unit.into ? `并入${unit.into}` : '已撤销'} selected={unit.id === chosen} onClick={() => onOpen(unit.id)} />
            ))}
          </Rows>
        </Section>
      )}
    </>
  )
}
