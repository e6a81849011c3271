import { View } from '@tarojs/components'

import { Button } from './button'
import './list-end.scss'

interface Props {
  more: boolean
  /** The next part is on its way. */
  fetching?: boolean
  /** The last try to get it brought nothing. */
  missed?: boolean
  loadMore?: () => void
}

/** The foot of a list: the way to more of it, for where scrolling on does not bring it by itself; or that this was all. */
export function ListEnd({ more, fetching, missed, loadMore }: Props) {
  if (!more) return <View className='list-end'>没有更多了</View>
  return (
    <View className='list-end'>
      {missed && <View ariaRole='alert'>下面的没有取到，请看看网络再试。</View>}
      <Button look='plain' busy={fetching} onClick={loadMore}>
        {fetching ? '正在取…' : missed ? '再取一次' : '接着看'}
      </Button>
    </View>
  )
}
