import { useMemo, useState } from 'react'
import { View } from '@tarojs/components'

import { usePages } from '@/api/pages'
import type { DrawnProps } from '@/features/act/fields'
import { Button } from '@/ui/button'
import { SearchBox } from '@/ui/search-box'
import { Sheet } from '@/ui/sheet'
import { Skeleton } from '@/ui/skeleton'
import { EmptyState, ErrorState } from '@/ui/states'

import { ReplyCard } from './reply-card'

/** Looks for a ready answer in the library; the one that is taken becomes the answer, to be put right as needed. */
export function ReplyField({ label, onChange, onOther }: DrawnProps) {
  const [open, setOpen] = useState(false)
  const take = (id: string, answer: string) => {
    onChange(id)
    onOther('answer', answer)
    setOpen(false)
  }
  return (
    <>
      <View className='reply-find'>
        <Button icon='search' onClick={() => setOpen(true)}>
          {label}
        </Button>
      </View>
      <Sheet open={open} title={label} onClose={() => setOpen(false)}>
        <Found onTake={take} />
      </Sheet>
    </>
  )
}

function Found({ onTake }: { onTake: (id: string, answer: string) => void }) {
  const [words, setWords] = useState('')
  const [search, setSearch] = useState('')
  const input = useMemo(() => ({ ...(search && { words: search }) }), [search])
  const list = usePages('supervision', 'replies', input)
  return (
    <>
      <SearchBox value={words} placeholder='搜问题里的词' onChange={setWords} onSearch={() => setSearch(words.trim())} />
      {list.items === null && (list.problem ? <ErrorState note={list.problem.message} onRetry={() => void list.refresh()} /> : <Skeleton />)}
      {list.items?.length === 0 && <EmptyState icon='search' title='没有现成的答复' note='办完后可以在答复库里提一条。' />}
      <View>
        {list.items?.map((reply) => (
          <ReplyCard key={reply.id} reply={reply}>
            <Button look='primary' label={`用“${reply.question}”的答复`} onClick={() => onTake(reply.id, reply.answer)}>
              用这条
            </Button>
          </ReplyCard>
        ))}
      </View>
    </>
  )
}
