import { AtIcon } from 'taro-ui'
import { View } from '@tarojs/components'

import './icon.scss'

/** The pictures in use, by what they mean here; the right side is taro-ui's name. */
const PICTURES = {
  next: 'chevron-right',
  down: 'chevron-down',
  place: 'map-pin',
  camera: 'camera',
  phone: 'phone',
  search: 'search',
  check: 'check',
  done: 'check-circle',
  clock: 'clock',
  warning: 'alert-circle',
  close: 'close',
  bell: 'bell',
  edit: 'edit',
  message: 'message',
  user: 'user',
  retry: 'reload',
  lock: 'lock',
  list: 'bullet-list',
  settings: 'settings',
  eye: 'eye',
  add: 'add',
  help: 'help',
} as const
export type Picture = keyof typeof PICTURES

/** A picture beside words; never the only carrier of a meaning, so screen readers skip it. */
export function Icon({ name, className = '' }: { name: Picture; className?: string }) {
  return (
    <View className={`icon ${className}`} ariaHidden>
      <AtIcon value={PICTURES[name]} />
    </View>
  )
}
