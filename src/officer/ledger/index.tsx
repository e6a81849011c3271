import { useMemo, useState } from 'react'
import { View } from '@tarojs/components'
import type { Status } from 'domain/appeal/statuses'
import { STATUSES, STATUS_WORDS } from 'domain/appeal/statuses'

import { useQuery } from '@/api/cache'
import { usePages, type Listed } from '@/api/pages'
import { AppealRow } from '@/features/appeal/appeal-row'
import { go } from '@/features/go'
import { findVillage } from '@/features/place/names'
import { PlacePicker } from '@/features/place/place-picker'
import type { AppealCard } from 'server/contract'
import { Button } from '@/ui/button'
import { Choice } from '@/ui/choice'
import { ListEnd } from '@/ui/list-end'
import { Screen } from '@/ui/screen'
import { SearchBox } from '@/ui/search-box'
import { Sheet } from '@/ui/sheet'
import { Skeleton } from '@/ui/skeleton'
import { EmptyState, UnreadState } from '@/ui/states'
import './index.scss'

const EVERY = 'every'
const CHOICES = [{ value: EVERY, words: '全部' }, ...STATUSES.map((status) => ({ value: status as string, words: STATUS_WORDS[status] }))]

/** The unit's ledger: counted, narrowed by state, searched by code, words and place. */
export default function LedgerPage() {
  const [status, setStatus] = useState<Status>()
  const [words, setWords] = useState('')
  const [search, setSearch] = useState('')
  const [open, setOpen] = useState(false)
  const [village, setVillage] = useState<string>()
  const [placing, setPlacing] = useState(false)
  const district = useQuery('account', 'district', {}).value
  const place = district && findVillage(district, village)
  const input = useMemo(() => ({ ...(status && { status }), ...(village && { village }) }), [status, village])
  const count = useQuery('casework', 'count', input)
  // Counted to a thousand and no further.
  const counted = !count.value ? '…' : count.value.count >= 1000 ? '1000多' : count.value.count
  const change = (value: string) => {
    setWords(value)
    if (!value) setSearch('')
  }

  return (
    <Screen
      lead={search ? `找“${search}”` : `${place ? place.village.name : ''}${status ? STATUS_WORDS[status] : '全部'} ${counted} 件`}
      over={
        <>
          <Sheet open={open} title='看哪一种' onClose={() => setOpen(false)}>
            <Choice
              label='状态'
              options={CHOICES}
              value={status ?? EVERY}
              onChange={(value) => {
                setStatus(value === EVERY ? undefined : (value as Status))
                setOpen(false)
              }}
              row
            />
          </Sheet>
          {district && <PlacePicker tree={district} open={placing} onClose={() => setPlacing(false)} onPicked={setVillage} />}
        </>
      }
    >
      <SearchBox value={words} placeholder='搜编码、地点、内容' onChange={change} onSearch={() => setSearch(words.trim())} />
      {!search && (
        <View className='ledger-filter'>
          <Button onClick={() => setOpen(true)}>{status ? `只看：${STATUS_WORDS[status]}` : '按状态看'}</Button>
          <Button disabled={!district} onClick={() => (village ? setVillage(undefined) : setPlacing(true))}>
            {place ? `只看：${place.village.name} ✕` : '按村（社区）看'}
          </Button>
        </View>
      )}
      {search ? <Found words={search} /> : <Entries input={input} />}
    </Screen>
  )
}

function Entries({ input }: { input: { status?: Status; village?: string } }) {
  return <Cards list={usePages('casework', 'ledger', input)} />
}

function Found({ words }: { words: string }) {
  const input = useMemo(() => ({ words }), [words])
  return <Cards list={usePages('casework', 'search', input)} />
}

function Cards({ list }: { list: Listed<AppealCard> }) {
  if (list.items === null) return list.problem ? <UnreadState problem={list.problem} onRetry={() => void list.refresh()} /> : <Skeleton />
  if (!list.items.length) return <EmptyState icon='search' title='没有符合的诉求' />
  return (
    <>
      {list.items.map((card) => (
        <AppealRow key={card.code} card={card} byDeadline onClick={() => go.case(card.code)} />
      ))}
      <ListEnd more={list.more} />
    </>
  )
}
