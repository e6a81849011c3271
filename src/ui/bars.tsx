import { View } from '@tarojs/components'

import './bars.scss'

export interface Bar {
  words: string
  count: number
}

interface Props {
  label: string
  bars: readonly Bar[]
  /** What a full bar stands for. */
  of: number
  /** What is counted, such as 人. */
  unit: string
}

/** How often each was chosen: its words, the count and the share in figures, and a bar as long as the share. */
export function Bars({ label, bars, of, unit }: Props) {
  return (
    <View className='bars' ariaRole='list' ariaLabel={label}>
      {bars.map(({ words, count }) => {
        const share = of > 0 ? Math.round((count / of) * 100) : 0
        return (
          <View key={words} className='bars__one' ariaRole='listitem' ariaLabel={`${words}，${count}${unit}，${share}%`}>
            <View className='bars__head'>
              <View className='bars__words'>{words}</View>
              <View className='bars__figure'>
                {count}
                {unit} · {share}%
              </View>
            </View>
            <View className='bars__track' ariaHidden>
              <View className='bars__fill' style={{ width: `${share}%` }} />
            </View>
          </View>
        )
      })}
    </View>
  )
}
