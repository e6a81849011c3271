import { View } from '@tarojs/components'

import './steps.scss'

/** Where one is in a form of several pages. */
export function Steps({ names, at }: { names: readonly string[]; at: number }) {
  return (
    <View className='steps' ariaLabel={`第${at + 1}步，共${names.length}步：${names[at]}`}>
      {names.map((name, index) => (
        <View key={name} className={`steps__step ${index <= at ? 'steps__step--on' : ''}`} ariaHidden>
          <View className='steps__bar' />
          {index + 1} {name}
        </View>
      ))}
    </View>
  )
}
