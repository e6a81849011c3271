import { View } from '@tarojs/components'
import type { ReactNode } from 'react'

import './foot-bar.scss'

/** Actions within the thumb's reach; the primary one comes last. */
export function FootBar({ children, note }: { children: ReactNode; note?: string }) {
  return (
    <View className='foot-bar'>
      {note && <View className='foot-bar__note'>{note}</View>}
      <View className='foot-bar__actions'>{children}</View>
    </View>
  )
}
