import { useMemo } from 'react'

import { usePages } from '@/api/pages'
import { ResidentScreen } from '@/features/help/resident-screen'
import { Button } from '@/ui/button'
import { ListEnd } from '@/ui/list-end'
import { Skeleton } from '@/ui/skeleton'
import { EmptyState, UnreadState } from '@/ui/states'

import { errands } from '../go'
import { ErrandLine } from '../line'

/** What I asked to have handled for me. */
export default function MyErrandsPage() {
  const input = useMemo(() => ({}), [])
  const list = usePages('errands', 'mine', input)
  return (
    <ResidentScreen heading='请人帮办' lead='证件、医保、缴费、取药这些事，您不方便去，村里的服务专员替您跑。'>
      <Button look='primary' icon='edit' onClick={() => errands.ask()}>
        我要请人帮办
      </Button>
      {list.items === null && (list.problem ? <UnreadState problem={list.problem} onRetry={() => void list.refresh()} /> : <Skeleton />)}
      {list.items?.map((errand) => <ErrandLine key={errand.id} errand={errand} />)}
      {list.items?.length === 0 && <EmptyState icon='list' title='还没有请人帮办过' note='提出以后，办到哪一步都在这里看。' />}
      {list.items && list.items.length > 0 && <ListEnd {...list} />}
    </ResidentScreen>
  )
}
