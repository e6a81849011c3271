import { useRouter } from '@tarojs/taro'

import { usePages } from '@/api/pages'
import { Columns } from '@/ui/columns'
import { ListEnd } from '@/ui/list-end'
import { Screen } from '@/ui/screen'
import { Skeleton } from '@/ui/skeleton'
import { EmptyState, UnreadState } from '@/ui/states'

import { ExportCard } from './export-card'
import './index.scss'

const EVERY = {}

/** My exports, the newest first: the one just begun is followed to its files. */
export default function ExportsPage() {
  const { id } = useRouter().params
  const begun = id && decodeURIComponent(id)
  const list = usePages('export', 'mine', EVERY)
  return (
    <Screen wide lead='做好的文件保留7天。发到“文件传输助手”，就能在电脑上打开。'>
      {list.items === null && (list.problem ? <UnreadState problem={list.problem} onRetry={() => void list.refresh()} /> : <Skeleton />)}
      {list.items?.length === 0 && <EmptyState title='还没有导出过' note='在台账里点“导出”做表格，在诉求页最下面点“打印档案”。' />}
      <Columns even>
        {list.items?.map((summary) => (
          // What another visit left in the cache may be behind: a card begins anew when its state is another.
          <ExportCard key={`${summary.id} ${summary.state}`} summary={summary} opened={summary.id === begun} />
        ))}
      </Columns>
      {list.items && list.items.length > 0 && <ListEnd {...list} />}
    </Screen>
  )
}
