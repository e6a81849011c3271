import { View } from '@tarojs/components'
import type { ReactNode } from 'react'

import { Button } from './button'
import { Icon, type Picture } from './icon'
import './row.scss'

interface Props {
  title: ReactNode
  note?: ReactNode
  icon?: Picture
  aside?: ReactNode
  onClick?: () => void
  /** It is what stands beside the list. */
  selected?: boolean
  /** A way to take it off the list, beside the way into it. */
  removal?: { words: string; label: string; onRemove: () => void }
}

/** A line of a list: what it is, a remark, and where it leads. */
export function Row({ title, note, icon, aside, onClick, selected, removal }: Props) {
  const line = (
    <View className={`row ${onClick && !removal ? 'row--opens' : ''} ${selected ? 'row--selected' : ''}`} hoverClass={onClick ? 'row--pressed' : 'none'} onClick={onClick} ariaRole={onClick ? 'button' : undefined}>
      {icon && <Icon name={icon} className='row__icon' />}
      <View className='row__words'>
        <View className='row__title'>{title}</View>
        {note && <View className='row__note'>{note}</View>}
      </View>
      {aside && <View className='row__aside'>{aside}</View>}
      {onClick && !removal && <Icon name='next' className='row__next' />}
    </View>
  )
  if (!removal) return line
  return (
    <View className='row-pair'>
      {line}
      <Button look='plain' label={removal.label} onClick={removal.onRemove}>
        {removal.words}
      </Button>
    </View>
  )
}

/** Rows on one sheet. */
export function Rows({ children }: { children: ReactNode }) {
  return <View className='rows'>{children}</View>
}
