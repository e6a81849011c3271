import { View } from '@tarojs/components'
import type { ReactNode } from 'react'

import { Button } from './button'
import { Icon, type Picture } from './icon'
import './states.scss'

interface Props {
  icon?: Picture
  title: string
  note?: string
  children?: ReactNode
}

/** A page or list with nothing in it, and what one can do about that. */
export function EmptyState({ icon = 'list', title, note, children }: Props) {
  return (
    <View className='state'>
      <View className='state__icon'>
        <Icon name={icon} />
      </View>
      <View className='state__title'>{title}</View>
      {note && <View className='state__note'>{note}</View>}
      {children && <View className='state__actions'>{children}</View>}
    </View>
  )
}

/** Something went wrong: what, in words, and the way on. */
export function ErrorState({ title = '没能打开', note, onRetry, children }: { title?: string; note: string; onRetry?: () => void; children?: ReactNode }) {
  return (
    <EmptyState icon='warning' title={title} note={note}>
      {onRetry && (
        <Button look='quiet' icon='retry' onClick={onRetry}>
          再试一次
        </Button>
      )}
      {children}
    </EmptyState>
  )
}
