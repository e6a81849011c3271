import { View } from '@tarojs/components'

import './skeleton.scss'

/** Grey shapes of what is coming, in place of a spinner. */
export function Skeleton({ cards = 3 }: { cards?: number }) {
  return (
    <View className='skeleton' ariaLabel='正在加载' ariaRole='status'>
      {Array.from({ length: cards }, (_, index) => (
        <View key={index} className='skeleton__card'>
          <View className='skeleton__line skeleton__line--short' />
          <View className='skeleton__line' />
          <View className='skeleton__line skeleton__line--long' />
        </View>
      ))}
    </View>
  )
}
