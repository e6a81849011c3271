import { View } from '@tarojs/components'
import type { ReactNode } from 'react'

import './links.scss'

/** Buttons that lead on, side by side where there is room. */
export function Links({ children }: { children: ReactNode }) {
  return <View className='links'>{children}</View>
}
