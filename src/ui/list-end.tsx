import { View } from '@tarojs/components'

import './list-end.scss'

/** The foot of a list: that more is coming, or that this was all. */
export function ListEnd({ more }: { more: boolean }) {
  return <View className='list-end'>{more ? '正在取下一页…' : '没有更多了'}</View>
}
