import { View } from '@tarojs/components'

import { Icon, type Picture } from './icon'
import './picked.scss'

interface Props {
  /** What was picked, or what to tap here for. */
  words: string
  /** Whether something was picked: the word at the end says whether tapping picks or changes. */
  chosen: boolean
  icon?: Picture
  /** For screen readers, where the words alone do not say what is asked. */
  label?: string
  /** Left out inside a Picker, which hears the tap itself. */
  onClick?: () => void
  /** No room for a word at the end. */
  bare?: boolean
  /** Nothing else can be picked: shown, not tapped. */
  fixed?: boolean
}

/** What was picked from a sheet or a wheel, in a frame like a line of text; tapped to pick another. */
export function Picked({ words, chosen, icon, label, onClick, bare, fixed }: Props) {
  return (
    <View className='picked' hoverClass={fixed ? 'none' : 'picked--pressed'} ariaRole={fixed ? undefined : 'button'} ariaLabel={label} onClick={fixed ? undefined : onClick}>
      {icon && <Icon name={icon} className='picked__icon' />}
      <View className='picked__words'>{words}</View>
      {!bare && !fixed && <View className='picked__more'>{chosen ? '更改' : '选择'}</View>}
    </View>
  )
}
