import { View } from '@tarojs/components'
import type { ReactNode } from 'react'

import './card.scss'

interface Props {
  children: ReactNode
  title?: string
  /** A short remark at the right of the title. */
  aside?: ReactNode
  tone?: 'plain' | 'brand' | 'blue' | 'amber' | 'red' | 'green'
  onClick?: () => void
  label?: string
  /** It is what stands beside the list. */
  selected?: boolean
}

/** A white sheet holding one subject. */
export function Card({ children, title, aside, tone = 'plain', onClick, label, selected }: Props) {
  return (
    <View
      className={`card card--${tone} ${selected ? 'card--selected' : ''}`}
      hoverClass={onClick ? 'card--pressed' : 'none'}
      onClick={onClick}
      ariaRole={onClick ? 'button' : undefined}
      ariaLabel={label}
    >
      {(title || aside) && (
        <View className='card__head'>
          {title && <View className='card__title'>{title}</View>}
          {aside && <View className='card__aside'>{aside}</View>}
        </View>
      )}
      {children}
    </View>
  )
}
