import { View } from '@tarojs/components'
import type { UnitView } from 'server/contract'
import { dayWords } from 'domain/calendar/day'

import { useQuery } from '@/api/cache'
import { Button } from '@/ui/button'
import { Callout } from '@/ui/callout'
import { Card } from '@/ui/card'
import { Columns } from '@/ui/columns'
import { Facts } from '@/ui/facts'
import { Loaded } from '@/ui/loaded'
import { Row, Rows } from '@/ui/row'
import { Section } from '@/ui/section'
import { EmptyState } from '@/ui/states'
import { Tag } from '@/ui/tag'

import { type Alteration, admin } from '../go'
import { ADDED_BELOW, ALTERATION_WORDS, KIND_WORDS, STATE_TONES, STATE_WORDS, postWords } from '../words'
import './unit-pane.scss'

/** What can be done to a unit of each kind; the three of the first day can only be named anew. */
const ALTERATIONS: Record<UnitView['kind'], readonly Alteration[]> = {
  village: ['rename', 'grids', 'split', 'move', 'close'],
  township: ['add', 'rename', 'split', 'close'],
  department: ['rename', 'split', 'close'],
  centre: ['add', 'rename'],
  discipline: ['rename'],
  petition: ['rename'],
  politicalLegal: ['rename'],
  performance: ['rename'],
}

/** One unit: its people, who is invited, who signs, and what can be changed. */
export function UnitPane({ id }: { id: string }) {
  const query = useQuery('admin', 'unit', { id })
  return <Loaded query={query}>{(unit) => <UnitCard unit={unit} />}</Loaded>
}

function UnitCard({ unit }: { unit: UnitView }) {
  const words = (what: Alteration) => (what === 'add' ? ADDED_BELOW[unit.kind as keyof typeof ADDED_BELOW] : ALTERATION_WORDS[what])
  return (
    <Columns>
      {unit.moving && <Callout tone='blue' title='正在移交人员和在办诉求'>几分钟后完成，可以先做别的。</Callout>}
      <Card title={unit.name}>
        <Facts
          facts={[
            ['类型', KIND_WORDS[unit.kind]],
            ['上级', unit.parentName],
            ['网格', unit.gridList.map(({ name }) => name).join('、')],
            ['在办诉求', unit.closedOn ? undefined : `${unit.open}件（不含反映本单位的）`],
            ['谁签字', unit.closedOn ? undefined : unit.ladder.length > 1 ? unit.ladder.join('、') : '还缺分管领导、主要领导，办结时没有人签字'],
            ['撤并', unit.closedOn ? `${dayWords(unit.closedOn)}${unit.into ? `并入${unit.into}` : '撤销'}` : undefined],
          ]}
        />
        <View className='unit-actions'>
          {!unit.closedOn &&
            ALTERATIONS[unit.kind].map((what) => (
              <Button key={what} onClick={() => admin.alter(what, unit.id)}>
                {words(what)}
              </Button>
            ))}
          <Button look='plain' onClick={() => admin.changes(unit.id)}>
            变更记录
          </Button>
        </View>
      </Card>
      {!unit.closedOn && (
        <Section title='人员' aside={`${unit.people.length}人`}>
          {unit.people.length === 0 && <EmptyState icon='user' title='这里还没有人' note='邀请以后，对方在小程序里接受就到岗。' />}
          <Rows>
            {unit.people.map((person) => (
              <Row key={person.id} icon='user' title={person.name} note={person.posts.map(postWords).join('；')} aside={person.phone ?? ''} onClick={() => admin.person(person.id, unit.id)} />
            ))}
            {unit.invitations.map((one) => (
              <Row key={one.id} icon='message' title={one.name} note={one.posts.map(postWords).join('；')} aside={<Tag tone={STATE_TONES[one.state]}>{STATE_WORDS[one.state]}</Tag>} onClick={() => admin.invitation(one.id)} />
            ))}
          </Rows>
          <View className='unit-actions'>
            <Button icon='add' look='primary' onClick={() => admin.invite(unit.id)}>
              邀请人员
            </Button>
          </View>
        </Section>
      )}
    </Columns>
  )
}
