import { useMemo, useState } from 'react'
import { View } from '@tarojs/components'
import type { LedgerFilter } from 'domain/ledger/filter'
import { CHECK_NAMES, type Check } from 'domain/ledger/checks'
import type { FolderBy, LedgerOrder } from 'server/contract'
import type { InputOf } from '@/api/contract'

import { useQuery } from '@/api/cache'
import { usePages, type Listed } from '@/api/pages'
import { AppealRow } from '@/features/appeal/appeal-row'
import { go } from '@/features/go'
import type { AppealCard, LedgerRow } from 'server/contract'
import { Button } from '@/ui/button'
import { Choice } from '@/ui/choice'
import { ListEnd } from '@/ui/list-end'
import { Screen } from '@/ui/screen'
import { SearchBox } from '@/ui/search-box'
import { Sheet } from '@/ui/sheet'
import { Skeleton } from '@/ui/skeleton'
import { EmptyState, UnreadState } from '@/ui/states'
import { useWide } from '@/ui/wide'

import { FolderSheet } from './folders'
import { LedgerTable } from './table'
import { EVERY, KIND_CHOICES, OPEN_CHOICES, ORDER_CHOICES, STATUS_CHOICES, checkWords } from './words'
import './index.scss'

type Choosing = 'folders' | 'filter' | null

/** The unit's ledger: put into folders, checked for what is missing, narrowed, counted, searched. */
export default function LedgerPage() {
  const wide = useWide()
  const [words, setWords] = useState('')
  const [search, setSearch] = useState('')
  const [unit, setUnit] = useState<string>()
  const [by, setBy] = useState<FolderBy>()
  const [order, setOrder] = useState<LedgerOrder>('deadline')
  const [folder, setFolder] = useState<{ name: string; filter: LedgerFilter } | null>(null)
  const [own, setOwn] = useState<LedgerFilter>({})
  const [choosing, setChoosing] = useState<Choosing>(null)
  const question = useMemo(() => ({ ...(unit && { unit }), ...folder?.filter, ...own }), [unit, folder, own])
  const listed = useMemo(() => ({ ...question, order }), [question, order])
  const ofUnit = useMemo(() => (unit ? { unit } : {}), [unit])
  const whole = useQuery('casework', 'folders', ofUnit).value
  const count = useQuery('casework', 'count', question).value
  const current = whole?.units.find(({ id }) => id === whole.unit)
  const narrowed = (changes: Partial<Record<keyof LedgerFilter, unknown>>) =>
    setOwn((before) => Object.fromEntries(Object.entries({ ...before, ...changes }).filter(([, value]) => value !== undefined && value !== EVERY)) as LedgerFilter)
  const change = (value: string) => {
    setWords(value)
    if (!value) setSearch('')
  }
  const chosen = Object.keys(own).length

  return (
    <Screen
      wide={wide}
      lead={search ? `找“${search}”` : `${current?.ledger ?? '台账'}${folder ? ` · ${folder.name}` : ''} ${countWords(count)}`}
      over={
        <>
          <FolderSheet
            open={choosing === 'folders'}
            unit={unit}
            by={by}
            onBy={setBy}
            onClose={() => setChoosing(null)}
            onPicked={(name, filter) => {
              setFolder({ name, filter })
              setChoosing(null)
            }}
          />
          <Sheet open={choosing === 'filter'} title='怎么看' onClose={() => setChoosing(null)}>
            {whole && whole.units.length > 1 && <Choice label='哪个单位的台账' options={whole.units.map(({ id, name, ledger }) => ({ value: id, words: `${name}${ledger}` }))} value={whole.unit} onChange={setUnit} />}
            <Choice label='排序' options={ORDER_CHOICES} value={order} onChange={setOrder} row />
            <Choice label='在办' options={OPEN_CHOICES} value={own.open ? 'open' : EVERY} onChange={(value) => narrowed({ open: value === EVERY ? undefined : true })} row />
            <Choice label='类别' options={KIND_CHOICES} value={own.kind ?? EVERY} onChange={(kind) => narrowed({ kind })} row />
            <Choice label='状态' options={STATUS_CHOICES} value={own.status ?? EVERY} onChange={(status) => narrowed({ status })} row />
          </Sheet>
        </>
      }
    >
      <SearchBox value={words} placeholder='搜编码、地点、内容' onChange={change} onSearch={() => setSearch(words.trim())} />
      {!search && (
        <>
          <View className='ledger-filter'>
            <Button onClick={() => (folder ? setFolder(null) : setChoosing('folders'))}>{folder ? `${folder.name} ✕` : '分开看'}</Button>
            <Button onClick={() => setChoosing('filter')}>{chosen > 0 ? `筛选（${chosen}）` : '筛选、排序'}</Button>
          </View>
          {whole && <Checks counts={whole.checks} value={own.check} onChange={(check) => narrowed({ check })} />}
        </>
      )}
      {search ? <Found words={search} /> : <Entries input={listed} />}
    </Screen>
  )
}

/** Counted to a thousand by an index; where rows had to be looked at, at least as many as were found. */
function countWords(count: { count: number; next: string | null } | null): string {
  if (!count) return '…'
  if (count.count >= 1000) return '1000+ 件'
  return count.next ? `至少 ${count.count} 件` : `${count.count} 件`
}

/** What is missing or late, each with its number; a tap shows those alone, another all again. */
function Checks({ counts, value, onChange }: { counts: Readonly<Record<Check, number>>; value: Check | undefined; onChange: (check: Check | undefined) => void }) {
  return (
    <View className='ledger-checks'>
      {CHECK_NAMES.map((check) => (
        <View
          key={check}
          className={`ledger-checks__one ${value === check ? 'ledger-checks__one--on' : ''}`}
          ariaRole='checkbox'
          ariaChecked={value === check}
          ariaLabel={`${checkWords(check)}，${counts[check]}件`}
          onClick={() => onChange(value === check ? undefined : check)}
        >
          <View className='ledger-number'>{counts[check]}</View>
          <View>{checkWords(check)}</View>
        </View>
      ))}
    </View>
  )
}

function Entries({ input }: { input: InputOf<'casework', 'ledger'> }) {
  const wide = useWide()
  const list = usePages('casework', 'ledger', input)
  if (wide && list.items && list.items.length > 0) {
    return (
      <>
        <LedgerTable rows={list.items as LedgerRow[]} onOpen={go.case} />
        <ListEnd more={list.more} />
      </>
    )
  }
  return <Cards list={list} further />
}

function Found({ words }: { words: string }) {
  const input = useMemo(() => ({ words }), [words])
  return <Cards list={usePages('casework', 'search', input)} />
}

function Cards({ list, further }: { list: Listed<AppealCard>; further?: boolean }) {
  if (list.items === null) return list.problem ? <UnreadState problem={list.problem} onRetry={() => void list.refresh()} /> : <Skeleton />
  // A narrow filter may find nothing among the rows of one call, and something behind them.
  const goOn = further && list.more && list.items.length < 8 ? <Button onClick={() => void list.loadMore()}>{list.loading ? '正在找…' : '接着往下找'}</Button> : null
  if (!list.items.length) return goOn ?? <EmptyState icon='search' title='没有符合的诉求' />
  return (
    <>
      {list.items.map((card) => (
        <AppealRow key={card.code} card={card} byDeadline onClick={() => go.case(card.code)} />
      ))}
      {goOn}
      <ListEnd more={list.more} />
    </>
  )
}
