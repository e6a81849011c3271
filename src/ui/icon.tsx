import { AtIcon } from 'taro-ui'
import { View } from '@tarojs/components'

import PICTURES from './pictures.json'
import './icon.scss'

/** The pictures in use, by what they mean here; taro-ui's names for them stand in pictures.json, which the build reads too (config/icons.cjs). */
export type Picture = keyof typeof PICTURES

/** A picture beside words; never the only carrier of a meaning, so screen readers skip it. */
export function Icon({ name, className = '' }: { name: Picture; className?: string }) {
  return (
    <View className={`icon ${className}`} ariaHidden>
      <AtIcon value={PICTURES[name]} />
    </View>
  )
}
