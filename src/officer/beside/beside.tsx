import { View } from '@tarojs/components'
import type { ReactNode } from 'react'

import './beside.scss'

interface Props {
  children: ReactNode
  /** What stands beside the list; undefined where there is no room for it. */
  aside?: ReactNode
}

/** A list with a case beside it in a wide window, which stays in sight while the list scrolls; the list alone otherwise. */
export function Beside({ children, aside }: Props) {
  return (
    <View className={aside ? 'beside' : ''}>
      <View className='beside__list'>{children}</View>
      {aside && <View className='beside__case'>{aside}</View>}
    </View>
  )
}
