import { View } from '@tarojs/components'
import type { ReactNode } from 'react'

import { Button } from './button'
import { Icon, type Picture } from './icon'
import { canGoBack, leave } from './leave'
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

interface ErrorProps {
  title?: string
  note: string
  /** Tries again; left out where that would bring the same, and the way on is back. */
  onRetry?: () => void
  children?: ReactNode
}

/** Something went wrong: what, in words, and the way on. */
export function ErrorState({ title = '没能打开', note, onRetry, children }: ErrorProps) {
  return (
    <EmptyState icon='warning' title={title} note={note}>
      {onRetry && (
        <Button look='quiet' icon='retry' onClick={onRetry}>
          再试一次
        </Button>
      )}
      {children}
      {!onRetry && !children && <Button onClick={leave}>{canGoBack() ? '返回' : '回首页'}</Button>}
    </EmptyState>
  )
}

/** What was asked for did not come: again, where that may help, and back where it cannot. */
export function UnreadState({ problem, onRetry }: { problem: { message: string; lasting?: boolean }; onRetry: () => void }) {
  return <ErrorState title={problem.lasting ? '打不开这一页' : undefined} note={problem.message} onRetry={problem.lasting ? undefined : onRetry} />
}
