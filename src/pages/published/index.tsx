import { useMemo, useState } from 'react'

import { usePages } from '@/api/pages'
import { ResidentScreen } from '@/features/help/resident-screen'
import { ResultRow } from '@/features/published/result-row'
import { Button } from '@/ui/button'
import { Choice } from '@/ui/choice'
import { ListEnd } from '@/ui/list-end'
import { SearchBox } from '@/ui/search-box'
import { Skeleton } from '@/ui/skeleton'
import { EmptyState, UnreadState } from '@/ui/states'

const WHICH = [
  { value: 'all', words: '全部' },
  { value: 'adopted', words: '采纳的建议' },
] as const

/** What was done about others' appeals, for everyone to read and search. */
export default function PublishedPage() {
  const [words, setWords] = useState('')
  const [search, setSearch] = useState('')
  const [adopted, setAdopted] = useState(false)
  const input = useMemo(() => ({ ...(search && { search }), ...(adopted && { kind: 'suggestion' as const }) }), [search, adopted])
  const list = usePages('appeal', 'published', input)
  const change = (value: string) => {
    setWords(value)
    if (!value) setSearch('')
  }

  return (
    <ResidentScreen>
      <SearchBox value={words} placeholder='搜村名、事情' onChange={change} onSearch={() => setSearch(words.trim())} />
      <Choice label='看哪一种' options={WHICH} value={adopted ? 'adopted' : 'all'} onChange={(which) => setAdopted(which === 'adopted')} row />
      {list.items === null && !list.problem && <Skeleton />}
      {list.items === null && list.problem && <UnreadState problem={list.problem} onRetry={() => void list.refresh()} />}
      {list.items?.length === 0 && (
        <EmptyState icon='search' title={search ? `没有找到“${search}”` : '还没有公开的结果'} note={search ? '换个词试试。' : '事情办结并公开后，会出现在这里。'}>
          {search && <Button onClick={() => change('')}>看全部</Button>}
        </EmptyState>
      )}
      {list.items?.map((result) => <ResultRow key={result.code} result={result} />)}
      {list.items && list.items.length > 0 && <ListEnd {...list} />}
    </ResidentScreen>
  )
}
