import { useEffect, useMemo, useRef, useState } from 'react'
import { View } from '@tarojs/components'
import type { LedgerFilter } from 'domain/ledger/filter'
import { CHECK_NAMES, type Check } from 'domain/ledger/checks'
import type { FolderBy, LedgerOrder, SavedView } from 'server/contract'

import { useQuery } from '@/api/cache'
import { Button } from '@/ui/button'
import { Screen } from '@/ui/screen'
import { SearchBox } from '@/ui/search-box'
import { useWide } from '@/ui/wide'

import { Entries, Found } from './entries'
import { ExportSheet } from './export-sheet'
import { changed, filterWords } from './fields'
import { FilterSheet, type Look } from './filter-sheet'
import { FolderSheet } from './folders'
import { countWords, useCount } from './use-count'
import { useKnown } from './use-known'
import { ViewsSheet, lookOf } from './views-sheet'
import { checkWords } from './words'
import './index.scss'

type Choosing = 'folders' | 'filter' | 'views' | 'export' | null

const NONE = {}

/** The unit's ledger: put into folders, checked for what is missing, narrowed, counted, searched, exported. */
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
  const count = useCount(question)
  const views = useQuery('casework', 'views', NONE)
  const current = whole?.units.find(({ id }) => id === whole.unit)
  const known = useKnown(whole, question, choosing === 'filter')
  const name = `${current?.ledger ?? '台账'}${folder ? ` · ${folder.name}` : ''}`
  const take = (look: Look) => {
    setUnit(look.unit)
    setOrder(look.order)
    setOwn(look.filter)
    setChoosing(null)
  }
  const pick = (view: SavedView) => {
    setFolder(null)
    take(lookOf(view))
  }
  const begun = useRef(false)
  useEffect(() => {
    // What one keeps as the first is looked at once, unless one has begun to look in another way.
    if (begun.current || !views.value) return
    begun.current = true
    const first = views.value.views.find((view) => view.first)
    if (first && !folder && Object.keys(own).length === 0) pick(first)
  })
  const change = (value: string) => {
    setWords(value)
    if (!value) setSearch('')
  }
  const chosen = Object.keys(own).length

  return (
    <Screen
      wide={wide}
      lead={search ? `找“${search}”` : `${name} · ${countWords(count)}`}
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
          {choosing === 'filter' && <FilterSheet look={{ unit, order, filter: own }} units={whole?.units ?? []} known={known} onClose={take} />}
          {choosing === 'views' && <ViewsSheet query={views} look={{ unit, order, filter: { ...folder?.filter, ...own } }} onClose={() => setChoosing(null)} onPicked={pick} />}
          {choosing === 'export' && <ExportSheet question={question} order={order} name={name} filter={filterWords(question, known)} count={countWords(count)} onClose={() => setChoosing(null)} />}
        </>
      }
    >
      <SearchBox value={words} placeholder='搜编码、地点、内容' onChange={change} onSearch={() => setSearch(words.trim())} />
      {!search && (
        <>
          <View className='ledger-filter'>
            <Button onClick={() => (folder ? setFolder(null) : setChoosing('folders'))}>{folder ? `${folder.name} ✕` : '分开看'}</Button>
            <Button onClick={() => setChoosing('filter')}>{chosen > 0 ? `筛选（${chosen}）` : '筛选、排序'}</Button>
            <Button onClick={() => setChoosing('views')}>常用</Button>
            <Button onClick={() => setChoosing('export')}>导出</Button>
          </View>
          {chosen > 0 && <View className='ledger-note ledger-note--chosen'>{filterWords(own, known).join('、')}</View>}
          {whole && <Checks counts={whole.checks} value={own.check} onChange={(check) => setOwn((before) => changed(before, { check, stalledDays: undefined }))} />}
        </>
      )}
      {search ? <Found words={search} /> : <Entries input={listed} />}
    </Screen>
  )
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
