import { View } from '@tarojs/components'
import { useMemo, useState } from 'react'

import { usePages } from '@/api/pages'
import { dayWords } from '@/features/days'
import { useMe } from '@/features/session/me'
import { MeAwaited } from '@/features/session/me-awaited'
import { Beside } from '@/ui/beside'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Choice } from '@/ui/choice'
import { ListEnd } from '@/ui/list-end'
import { Screen } from '@/ui/screen'
import { Skeleton } from '@/ui/skeleton'
import { EmptyState, UnreadState } from '@/ui/states'
import { Tag } from '@/ui/tag'
import { useChosen } from '@/ui/use-chosen'

import { supervision } from '../go'
import '../parts/part.scss'
import { VisitView } from '../visit/view'
import { RESULT_WORDS } from '../words'

const SHOWN = { todo: '要去看的', mine: '我看过的', all: '所有核查结论' } as const
type Shown = keyof typeof SHOWN

/** An inspector's visits; for everyone else the findings that they may know of. */
export default function VisitsPage() {
  const me = useMe()
  if (!me) return <MeAwaited />
  const inspects = me.posts.some(({ duties }) => duties.includes('inspection'))
  const watches = me.posts.some(({ kind }) => !['village', 'township', 'department'].includes(kind))
  return inspects ? <Inspector /> : <Screen wide lead="只列出已有结论、您有权查看的"><Findings unit={watches ? undefined : me.posts[0]?.unit} /></Screen>
}

function Inspector() {
  const [shown, setShown] = useState<Shown>('todo')
  return (
    <Screen wide lead='直接到现场看，不打招呼。有结论以前，单位看不到抽了哪一件。'>
      <View>
        <Button onClick={supervision.draw}>随机抽查</Button>
      </View>
      <View className='part'>
        <Choice row label='看哪些' options={(Object.keys(SHOWN) as Shown[]).map((value) => ({ value, words: SHOWN[value] }))} value={shown} onChange={setShown} />
      </View>
      <View className='part'>{shown === 'all' ? <Findings /> : <Mine key={shown} found={shown === 'mine'} />}</View>
    </Screen>
  )
}

function Mine({ found }: { found: boolean }) {
  const input = useMemo(() => ({ found }), [found])
  return <Cards list={usePages('supervision', 'myVisits', input)} empty={found ? '还没有看过的' : '没有要去看的'} note={found ? '登记了结论的会列在这里。' : '抽到您去看的，会发消息给您。'} />
}

function Findings({ unit }: { unit?: string }) {
  const input = useMemo(() => (unit ? { unit } : {}), [unit])
  return <Cards list={usePages('supervision', 'findings', input)} empty='还没有核查结论' note='到现场看过、登记了结论的会列在这里。' />
}

function Cards({ list, empty, note }: { list: ReturnType<typeof usePages<'supervision', 'myVisits'>>; empty: string; note: string }) {
  const { chosen, open } = useChosen(list.items && list.items.map(({ id }) => id), supervision.visit)
  return (
    <Beside aside={chosen && <VisitView key={chosen} id={chosen} />} onChanged={() => void list.refresh()}>
      {list.items === null && (list.problem ? <UnreadState problem={list.problem} onRetry={() => void list.refresh()} /> : <Skeleton />)}
      {list.items?.map(({ id, unitName, place, code, closedOn, mismatch }) => (
        <Card key={id} title={unitName} aside={mismatch === null ? undefined : <Tag tone={mismatch ? 'red' : 'green'}>{RESULT_WORDS[mismatch ? 'mismatch' : 'match']}</Tag>} label={`${unitName}，${place}，点开看`} selected={id === chosen} onClick={() => open(id)}>
          {place}
          <View>{`${code} · ${dayWords(closedOn)}销号`}</View>
        </Card>
      ))}
      {list.items?.length === 0 && <EmptyState icon='done' title={empty} note={note} />}
      {list.items && list.items.length > 0 && <ListEnd {...list} />}
    </Beside>
  )
}
