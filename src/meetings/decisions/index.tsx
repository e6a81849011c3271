import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useMemo, useState } from 'react'
import { MEETINGS, type MeetingKind } from 'domain/supervision/meeting/kinds'

import { usePages } from '@/api/pages'
import '@/supervision/parts/part.scss'
import { Beside } from '@/ui/beside'
import { Choice } from '@/ui/choice'
import { ListEnd } from '@/ui/list-end'
import { Rows } from '@/ui/row'
import { Screen } from '@/ui/screen'
import { Skeleton } from '@/ui/skeleton'
import { EmptyState, UnreadState } from '@/ui/states'
import { useChosen } from '@/ui/use-chosen'

import { DecisionView } from '../decision/view'
import { meetings } from '../go'
import { DecisionRow } from '../parts/decision-row'

const SHOWN = { open: '没有办结的', done: '已落实的' } as const
type Shown = keyof typeof SHOWN

/** What meetings decided: of my unit, or of a kind of meeting that we call and check. */
export default function DecisionsPage() {
  const kind = useRouter().params.kind as MeetingKind | undefined
  const [shown, setShown] = useState<Shown>('open')
  const input = useMemo(() => ({ ...(kind ? { kind } : {}), open: shown === 'open' }), [kind, shown])
  const list = usePages('supervision', 'decisions', input)
  const { chosen, open } = useChosen(list.items && list.items.map(({ id }) => id), meetings.decision, shown)
  return (
    <Screen wide={chosen !== undefined} heading={kind ? `${MEETINGS[kind].words}的决定` : '本单位要落实的'} lead='到期早的在前。'>
      <Beside aside={chosen && <DecisionView key={chosen} id={chosen} />} onChanged={() => void list.refresh()}>
        <Choice row label='看哪些' options={(Object.keys(SHOWN) as Shown[]).map((value) => ({ value, words: SHOWN[value] }))} value={shown} onChange={setShown} />
        {list.items === null && (list.problem ? <UnreadState problem={list.problem} onRetry={() => void list.refresh()} /> : <Skeleton />)}
        {list.items && list.items.length > 0 && (
          <View className='part'>
            <Rows>
              {list.items.map((one) => (
                <DecisionRow key={one.id} decision={one} selected={one.id === chosen} onOpen={() => open(one.id)} />
              ))}
            </Rows>
          </View>
        )}
        {list.items?.length === 0 && <EmptyState icon='done' title={shown === 'open' ? '没有要落实的' : '还没有落实的'} note='会上定的事会发消息给落实的单位。' />}
        {list.items && list.items.length > 0 && <ListEnd {...list} />}
      </Beside>
    </Screen>
  )
}
