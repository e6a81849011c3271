import { View } from '@tarojs/components'
import type { ReactNode } from 'react'

import { Icon } from './icon'
import './foot-bar.scss'

interface Props {
  children: ReactNode
  note?: string
  /** Why it did not work, where one looks after pressing. */
  problem?: ReactNode
}

/** Actions within the thumb's reach; the primary one comes last. */
export function FootBar({ children, note, problem }: Props) {
  return (
    <View className='foot-bar'>
      {problem && (
        <View className='foot-bar__problem' ariaRole='alert'>
          <Icon name='warning' />
          <View className='foot-bar__words'>{problem}</View>
        </View>
      )}
      {note && <View className='foot-bar__note'>{note}</View>}
      <View className='foot-bar__actions'>{children}</View>
    </View>
  )
}
