import { useRouter } from '@tarojs/taro'
import { useMemo } from 'react'
import type { CountName } from 'domain/ledger/figures'
import { monthWords } from 'domain/supervision/monthlyList'

import { usePages } from '@/api/pages'
import { AppealRow } from '@/features/appeal/appeal-row'
import { go } from '@/features/go'
import { ListEnd } from '@/ui/list-end'
import { Screen } from '@/ui/screen'
import { Skeleton } from '@/ui/skeleton'
import { EmptyState, UnreadState } from '@/ui/states'

import { countWords } from '../words'

/** `2026年3月提交，`; nothing for all time. */
function filedIn(from: string | undefined, until: string | undefined): string {
  if (!until) return ''
  if (!from) return `${monthWords(until)}及以前提交，`
  return from === until ? `${monthWords(from)}提交，` : `${monthWords(from)}至${monthWords(until)}提交，`
}

/** The appeals that a number counts, as far as one may know of each. */
export default function CasesPage() {
  const { figure = '', name = 'valid', from, until } = useRouter().params
  const input = useMemo(() => ({ figure: decodeURIComponent(figure), name: decodeURIComponent(name) as CountName, ...(from && { from }), ...(until && { until }) }), [figure, name, from, until])
  const list = usePages('supervision', 'cases', input)
  return (
    <Screen heading={countWords(input.name)} lead={`${filedIn(from, until)}只列出您有权查看的`}>
      {list.items === null && (list.problem ? <UnreadState problem={list.problem} onRetry={() => void list.refresh()} /> : <Skeleton />)}
      {list.items?.map((card) => <AppealRow key={card.code} card={card} byDeadline onClick={() => go.case(card.code)} />)}
      {list.items?.length === 0 && <EmptyState icon='search' title='没有您可以查看的诉求' />}
      {list.items && list.items.length > 0 && <ListEnd {...list} />}
    </Screen>
  )
}
