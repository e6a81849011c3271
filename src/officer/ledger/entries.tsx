import { useEffect, useMemo, useState } from 'react'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { AppealCard, LedgerRow } from 'server/contract'
import type { InputOf } from '@/api/contract'

import { usePages, type Listed } from '@/api/pages'
import { AppealRow } from '@/features/appeal/appeal-row'
import { go } from '@/features/go'
import { Button } from '@/ui/button'
import { ListEnd } from '@/ui/list-end'
import { Skeleton } from '@/ui/skeleton'
import { EmptyState, UnreadState } from '@/ui/states'
import { useWide } from '@/ui/wide'

import { Beside } from '@/ui/beside'
import { CasePane } from '../beside/case-pane'
import { LedgerTable } from './table'

/** A ledger's entries: in a wide window a table, and once a line is opened a list with the case beside it. */
export function Entries({ input }: { input: InputOf<'casework', 'ledger'> }) {
  const wide = useWide()
  const list = usePages('casework', 'ledger', input)
  const [opened, setOpened] = useState<string>()
  if (wide && !opened && list.items && list.items.length > 0) {
    return (
      <>
        <LedgerTable rows={list.items as LedgerRow[]} onOpen={setOpened} />
        <ListEnd {...list} />
      </>
    )
  }
  return <CardsBeside list={list} further opened={opened} onOpened={setOpened} />
}

/** What was found by words. */
export function Found({ words }: { words: string }) {
  const input = useMemo(() => ({ words }), [words])
  const [opened, setOpened] = useState<string>()
  return <CardsBeside list={usePages('casework', 'search', input)} opened={opened} onOpened={setOpened} />
}

interface BesideProps {
  list: Listed<AppealCard>
  further?: boolean
  opened: string | undefined
  onOpened: (code: string | undefined) => void
}

const rowId = (code: string) => `row-${code}`

/** A list of cards; where there is room, a tap opens the case beside them. */
function CardsBeside({ list, further, opened, onOpened }: BesideProps) {
  const wide = useWide()
  const selected = wide ? opened : undefined
  useEffect(() => {
    // The list has another height than the table that the line was tapped in.
    if (selected) void Taro.pageScrollTo({ selector: `#${rowId(selected)}`, offsetTop: -16, duration: 0 }).catch(() => undefined)
  }, [selected])
  return (
    <Beside
      aside={
        selected && (
          <>
            <Button look='plain' icon='close' onClick={() => onOpened(undefined)}>
              收起这件
            </Button>
            <CasePane key={selected} code={selected} />
          </>
        )
      }
    >
      <Cards list={list} further={further} opened={selected} onOpen={wide ? onOpened : go.case} />
    </Beside>
  )
}

interface CardsProps {
  list: Listed<AppealCard>
  onOpen: (code: string) => void
  further?: boolean
  opened?: string
}

function Cards({ list, onOpen, further, opened }: CardsProps) {
  if (list.items === null) return list.problem ? <UnreadState problem={list.problem} onRetry={() => void list.refresh()} /> : <Skeleton />
  // A narrow filter may find nothing among the rows of one call, and something behind them.
  const goOn = further && list.more && list.items.length < 8 ? <Button onClick={() => void list.loadMore()}>{list.loading ? '正在找…' : '接着往下找'}</Button> : null
  if (!list.items.length) return goOn ?? <EmptyState icon='search' title='没有符合的诉求' />
  return (
    <>
      {list.items.map((card) => (
        <View key={card.code} id={rowId(card.code)} className='ledger-row'>
          <AppealRow card={card} byDeadline selected={card.code === opened} onClick={() => onOpen(card.code)} />
        </View>
      ))}
      {goOn}
      <ListEnd {...list} />
    </>
  )
}
