import { AtFloatLayout } from 'taro-ui'
import { View } from '@tarojs/components'
import type { ReactNode } from 'react'

import './sheet.scss'

interface Props {
  open: boolean
  title: string
  onClose: () => void
  children: ReactNode
}

/** A sheet from below for one short decision. Its content exists only while it is open. */
export function Sheet({ open, title, onClose, children }: Props) {
  return (
    <AtFloatLayout isOpened={open} title={title} onClose={onClose} className='sheet'>
      {open && <View className='sheet__body'>{children}</View>}
    </AtFloatLayout>
  )
}
