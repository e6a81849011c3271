import { useMemo, useState } from 'react'
import { View } from '@tarojs/components'
import type { LetterBoxView } from 'server/contract'

import { usePages } from '@/api/pages'
import { Button } from '@/ui/button'
import { Choice } from '@/ui/choice'
import { FootBar } from '@/ui/foot-bar'
import { ListEnd } from '@/ui/list-end'
import { Loaded } from '@/ui/loaded'
import { Row, Rows } from '@/ui/row'
import { Screen } from '@/ui/screen'
import { EmptyState } from '@/ui/states'
import { Tag } from '@/ui/tag'

import { outreach } from '../go'
import { openedWords } from '../letters/words'
import './index.scss'

const WHICH = [
  { value: 'inUse', words: '在用的' },
  { value: 'gone', words: '已撤下的' },
] as const

/** The letter boxes of my unit, the one not opened for longest first. */
export default function BoxesPage() {
  const [which, setWhich] = useState<(typeof WHICH)[number]['value']>('inUse')
  const input = useMemo(() => (which === 'gone' ? { inUse: false } : {}), [which])
  const list = usePages('casework', 'boxes', input)
  return (
    <Screen
      foot={
        <FootBar>
          <Button look='primary' icon='add' onClick={() => outreach.boxForm()}>
            加一个意见箱
          </Button>
        </FootBar>
      }
    >
      <Choice label='看哪些' options={WHICH} value={which} onChange={setWhich} row />
      <View className='boxes__list'>
        <Loaded query={{ ...list, value: list.items }}>
          {(boxes) =>
            boxes.length ? (
              <>
                <Rows>
                  {boxes.map((box) => (
                    <BoxRow key={box.id} box={box} />
                  ))}
                </Rows>
                <ListEnd {...list} />
              </>
            ) : which === 'inUse' ? (
              <EmptyState icon='message' title='还没有登记意见箱' note='把村口、活动室挂的意见箱登记进来，每周开箱就不会漏。' />
            ) : (
              <EmptyState title='没有撤下的意见箱' />
            )
          }
        </Loaded>
      </View>
    </Screen>
  )
}

function BoxRow({ box }: { box: LetterBoxView }) {
  return <Row title={box.name} note={`${box.place} · ${openedWords(box)}`} aside={box.overdue ? <Tag tone='red'>该开箱了</Tag> : undefined} onClick={() => outreach.box(box.id)} />
}
