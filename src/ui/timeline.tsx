import { View } from '@tarojs/components'
import type { ReactNode } from 'react'

import './timeline.scss'

export interface Moment {
  key: string
  /** The sentence: who did what. */
  words: string
  /** When, or by when. */
  when?: string
  note?: ReactNode
  state: 'past' | 'now' | 'future'
}

/** What happened, what happens now, and, greyed, what comes: so that one sees the way. */
export function Timeline({ moments }: { moments: readonly Moment[] }) {
  return (
    <View className='timeline' ariaRole='list'>
      {moments.map((moment) => (
        <View key={moment.key} className={`timeline__item timeline__item--${moment.state}`} ariaRole='listitem'>
          <View className='timeline__rail'>
            <View className='timeline__dot' />
          </View>
          <View className='timeline__body'>
            <View className='timeline__words'>{moment.words}</View>
            {moment.when && <View className='timeline__when'>{moment.when}</View>}
            {moment.note && <View className='timeline__note'>{moment.note}</View>}
          </View>
        </View>
      ))}
    </View>
  )
}
