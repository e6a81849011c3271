import { View } from '@tarojs/components'
import type { ReactNode } from 'react'

import './stack.scss'

/** Buttons and the like one below the other, with air between them and what stands above. */
export function Stack({ children }: { children: ReactNode }) {
  return <View className='stack'>{children}</View>
}
