import { useMemo } from 'react'
import { View } from '@tarojs/components'
import type { LedgerFilter } from 'domain/ledger/filter'
import type { FolderBy, Folders as FoldersOf } from 'server/contract'

import { Choice } from '@/ui/choice'
import { Row, Rows } from '@/ui/row'
import { Sheet } from '@/ui/sheet'
import { Skeleton } from '@/ui/skeleton'
import { UnreadState } from '@/ui/states'
import { useQuery } from '@/api/cache'

import { FOLDER_CHOICES, checkWords } from './words'

interface Props {
  open: boolean
  unit: string | undefined
  by: FolderBy | undefined
  onBy: (by: FolderBy) => void
  onClose: () => void
  onPicked: (name: string, filter: LedgerFilter) => void
}

/** What is open, by village, grid, person and so on: each number opens to its appeals. */
export function FolderSheet({ open, onClose, ...rest }: Props) {
  return (
    <Sheet open={open} title='分开看在办的' onClose={onClose}>
      {open && <Folders {...rest} />}
    </Sheet>
  )
}

function Folders({ unit, by, onBy, onPicked }: Omit<Props, 'open' | 'onClose'>) {
  const input = useMemo(() => ({ ...(unit && { unit }), ...(by && { by }) }), [unit, by])
  const { value, problem, refresh } = useQuery('casework', 'folders', input)
  if (!value) return problem ? <UnreadState problem={problem} onRetry={() => void refresh()} /> : <Skeleton />
  return (
    <>
      <Choice label='按什么分开' options={FOLDER_CHOICES} value={value.by} onChange={onBy} row />
      <Rows>
        {value.folders.map((folder) => (
          <Row key={folder.id ?? ''} title={folder.name} note={noteOf(folder)} aside={<View className='ledger-number'>{folder.open}</View>} onClick={() => onPicked(folder.name, folder.filter)} />
        ))}
      </Rows>
      {!value.whole && <View className='ledger-note'>在办的很多，这里只数了最先到期的。</View>}
    </>
  )
}

const noteOf = ({ open, overdue }: FoldersOf['folders'][number]): string => (open === 0 ? '没有在办的' : overdue > 0 ? `${overdue}件${checkWords('overdue')}` : '没有哪一步超期')
