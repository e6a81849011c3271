import { View } from '@tarojs/components'
import type { ReactNode } from 'react'

import './section.scss'

interface Props {
  title: string
  aside?: ReactNode
  children: ReactNode
}

/** A part of a page under its own heading. */
export function Section({ title, aside, children }: Props) {
  return (
    <View className='section'>
      <View className='section__head'>
        <View className='section__title' ariaRole='heading'>
          {title}
        </View>
        {aside && <View className='section__aside'>{aside}</View>}
      </View>
      {children}
    </View>
  )
}
