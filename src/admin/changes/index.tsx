import { useMemo } from 'react'
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'

import { usePages } from '@/api/pages'
import { momentWords } from '@/features/days'
import { Card } from '@/ui/card'
import { Columns } from '@/ui/columns'
import { Facts } from '@/ui/facts'
import { ListEnd } from '@/ui/list-end'
import { Screen } from '@/ui/screen'
import { Skeleton } from '@/ui/skeleton'
import { EmptyState, UnreadState } from '@/ui/states'
import './index.scss'

/** Every administrative change: who, when, what stood there before and what now. */
export default function ChangesPage() {
  const { unit } = useRouter().params
  const input = useMemo(() => (unit ? { unit } : {}), [unit])
  const list = usePages('admin', 'changes', input)
  return (
    <Screen wide lead='谁在什么时候改了什么，最近的在前。记录只能增加，不能修改和删除。'>
      {list.items === null && (list.problem ? <UnreadState problem={list.problem} onRetry={() => void list.refresh()} /> : <Skeleton />)}
      {list.items?.length === 0 && <EmptyState icon='edit' title='还没有变更' />}
      <Columns even>
        {list.items?.map((change) => (
          <Card key={change.id} title={`${change.what}${change.about ? `：${change.about}` : ''}`}>
            {change.lines.map(([label, before, after]) => (
              <View key={label} className='change'>
                <View className='change__label'>{label}</View>
                {before !== null && (
                  <View className='change__before' ariaLabel={`原来：${before}`}>
                    {before}
                  </View>
                )}
                <View className='change__after' ariaLabel={`${before === null ? '' : '改为：'}${after ?? '无'}`}>
                  {before === null ? after : `→ ${after ?? '无'}`}
                </View>
              </View>
            ))}
            <Facts facts={[['原因', change.reason], ['经办', change.who], ['时间', momentWords(change.at)], ['编号', change.id]]} />
          </Card>
        ))}
      </Columns>
      {list.items && list.items.length > 0 && <ListEnd more={list.more} />}
    </Screen>
  )
}
