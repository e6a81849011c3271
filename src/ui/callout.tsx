import { View } from '@tarojs/components'
import type { ReactNode } from 'react'

import { Icon, type Picture } from './icon'
import './callout.scss'

interface Props {
  tone: 'blue' | 'amber' | 'red' | 'green' | 'grey'
  title?: string
  children?: ReactNode
}

const PICTURES: Record<Props['tone'], Picture> = { blue: 'clock', amber: 'warning', red: 'warning', green: 'done', grey: 'help' }

/** A remark that must not be missed. */
export function Callout({ tone, title, children }: Props) {
  return (
    <View className={`callout callout--${tone}`} ariaRole={tone === 'red' ? 'alert' : undefined}>
      <Icon name={PICTURES[tone]} />
      <View className='callout__words'>
        {title && <View className='callout__title'>{title}</View>}
        {children}
      </View>
    </View>
  )
}
