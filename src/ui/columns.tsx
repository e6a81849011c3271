import { View } from '@tarojs/components'
import type { ReactNode } from 'react'

import './columns.scss'

interface Props {
  children: ReactNode
  /** For lists that grow: line by line, so that nothing moves when more comes. Otherwise one column is read after the other. */
  even?: boolean
}

/** Cards and sections in as many columns as a wide window has room for; one on a phone. Goes with `wide` of `Screen`. */
export function Columns({ children, even }: Props) {
  return <View className={`columns ${even ? 'columns--even' : ''}`}>{children}</View>
}
