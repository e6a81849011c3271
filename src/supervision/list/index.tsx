import { useRouter } from '@tarojs/taro'
import { useMemo, useState } from 'react'
import { monthWords } from 'domain/supervision/monthlyList'
import { RANKED_KINDS, RANKED_WORDS, type RankedKind } from 'domain/supervision/standings'

import { useQuery } from '@/api/cache'
import { usePages } from '@/api/pages'
import { Button } from '@/ui/button'
import { Choice } from '@/ui/choice'
import { Loaded } from '@/ui/loaded'
import { Screen } from '@/ui/screen'
import { Skeleton } from '@/ui/skeleton'
import { EmptyState, UnreadState } from '@/ui/states'

import { FormulaSheet } from '../parts/formula'
import { Links } from '../parts/links'
import { MonthSheet } from '../parts/month-sheet'
import { ListView } from './list-view'
import './list.scss'

const KINDS = RANKED_KINDS.map((value) => ({ value, words: RANKED_WORDS[value] }))

/** The lists of a kind of unit, the latest month first. */
export default function ListPage() {
  const params = useRouter().params
  const [kind, setKind] = useState<RankedKind>((params.kind as RankedKind | undefined) ?? 'township')
  const [month, setMonth] = useState(params.month)
  const [choosing, setChoosing] = useState(false)
  const [explaining, setExplaining] = useState(false)
  const input = useMemo(() => ({ kind }), [kind])
  const lists = usePages('supervision', 'lists', input)
  const shown = month ?? lists.items?.[0]?.month
  return (
    <Screen
      wide
      lead='按月评单位，不评个人。数字点开就是诉求。'
      over={
        <>
          <MonthSheet open={choosing} options={(lists.items ?? []).map((one) => ({ value: one.month, words: monthWords(one.month) }))} value={shown} onChange={setMonth} onClose={() => setChoosing(false)} />
          <FormulaSheet open={explaining} onClose={() => setExplaining(false)} />
        </>
      }
    >
      <Choice label='哪一类单位' options={KINDS} value={kind} onChange={setKind} row />
      <Links>
        <Button icon='clock' disabled={!lists.items?.length} onClick={() => setChoosing(true)}>{shown ? monthWords(shown) : '选月份'}</Button>
        <Button icon='help' onClick={() => setExplaining(true)}>
          怎么算的
        </Button>
      </Links>
      {lists.items === null && (lists.problem ? <UnreadState problem={lists.problem} onRetry={() => void lists.refresh()} /> : <Skeleton />)}
      {lists.items !== null && !shown && <EmptyState title='还没有可以看的榜单' note='每月3日给上上个月结账后出草案，异议期满定稿再公布。' />}
      {shown && <OneList key={`${shown}:${kind}`} month={shown} kind={kind} />}
    </Screen>
  )
}

function OneList({ month, kind }: { month: string; kind: RankedKind }) {
  const input = useMemo(() => ({ month, kind }), [month, kind])
  const query = useQuery('supervision', 'list', input)
  return <Loaded query={query}>{(list) => <ListView list={list} onChanged={() => void query.refresh()} />}</Loaded>
}
