import { AtFloatLayout } from 'taro-ui'
import { View } from '@tarojs/components'
import type { ReactNode } from 'react'

import { Button } from './button'
import { Icon } from './icon'
import './sheet.scss'

interface Props {
  open: boolean
  title: string
  onClose: () => void
  /** The words of a button that closes it and stays in sight below, where each choice leaves it open. */
  done?: string
  children: ReactNode
}

/** A sheet from below for one short decision. Its content exists only while it is open. */
export function Sheet({ open, title, onClose, done, children }: Props) {
  return (
    <AtFloatLayout isOpened={open} onClose={onClose} className='sheet'>
      {open && (
        <>
          <View className='sheet__head'>
            <View className='sheet__title' ariaRole='heading'>
              {title}
            </View>
            <View className='sheet__close' ariaRole='button' ariaLabel='关闭' onClick={onClose}>
              <Icon name='close' />
            </View>
          </View>
          <View className='sheet__body'>
            {children}
            {done && (
              <View className='sheet__done'>
                <Button look='primary' onClick={onClose}>
                  {done}
                </Button>
              </View>
            )}
          </View>
        </>
      )}
    </AtFloatLayout>
  )
}
