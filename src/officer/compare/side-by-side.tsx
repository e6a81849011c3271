import { Text, View } from '@tarojs/components'
import type { Part } from 'server/contract'

import { COMPARE_WORDS } from './words'
import './side-by-side.scss'

interface Side {
  name: string
  note: string
  parts: readonly Part[]
}

/** Two texts beside each other; what both say has a line under it, what one says alone a dotted one. */
export function SideBySide({ sides }: { sides: readonly [Side, Side] }) {
  return (
    <View className='compare'>
      {sides.map(({ name, note, parts }) => (
        <View key={name} className='compare__side'>
          <View className='compare__name'>{name}</View>
          <View className='compare__note'>{note}</View>
          <View className='compare__text'>
            {parts.map(({ words, same }, at) => (
              <Text key={at} className={same ? 'compare__same' : 'compare__own'}>
                {words}
              </Text>
            ))}
          </View>
        </View>
      ))}
    </View>
  )
}

/** What the two lines mean, in the lines themselves. */
export function Legend() {
  return (
    <View className='compare-legend'>
      <Text className='compare__same'>{COMPARE_WORDS.both}</Text>
      <Text className='compare__own'>{COMPARE_WORDS.alone}</Text>
    </View>
  )
}
