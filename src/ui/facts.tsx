import { View } from '@tarojs/components'
import type { ReactNode } from 'react'

import './facts.scss'

export type Fact = readonly [label: string, value: ReactNode]

/** What is known, as label and value; a label gives way to its value when there is little room. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <View className='facts'>
      {facts
        .filter(([, value]) => value !== undefined && value !== null && value !== '')
        .map(([label, value]) => (
          <View key={label} className='facts__line'>
            <View className='facts__label'>{label}</View>
            <View className='facts__value'>{value}</View>
          </View>
        ))}
    </View>
  )
}
