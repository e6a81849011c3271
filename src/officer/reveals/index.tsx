import { usePages } from '@/api/pages'
import { momentWords } from '@/features/days'
import { Card } from '@/ui/card'
import { Columns } from '@/ui/columns'
import { Facts } from '@/ui/facts'
import { ListEnd } from '@/ui/list-end'
import { Screen } from '@/ui/screen'
import { Skeleton } from '@/ui/skeleton'
import { EmptyState, ErrorState } from '@/ui/states'

const EVERY = {}

/** Who looked at whose name and number, when and what for. */
export default function RevealsPage() {
  const list = usePages('supervision', 'revealLog', EVERY)
  return (
    <Screen wide lead='谁在什么时候、为什么查看了诉求人的姓名和电话，最近的在前。'>
      {list.items === null && (list.problem ? <ErrorState note={list.problem.message} onRetry={() => void list.refresh()} /> : <Skeleton />)}
      {list.items?.length === 0 && <EmptyState icon='eye' title='还没有查看记录' />}
      <Columns even>
        {list.items?.map(({ id, at, code, who, purpose }) => (
          <Card key={id}>
            <Facts facts={[['时间', momentWords(at)], ['查看人', who], ['诉求', code], ['用途', purpose]]} />
          </Card>
        ))}
      </Columns>
      {list.items && list.items.length > 0 && <ListEnd {...list} />}
    </Screen>
  )
}
