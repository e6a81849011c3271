import { View } from '@tarojs/components'

import './tag.scss'

/** A state's colour always comes with its word and a shape of its own. */
export type Tone = 'blue' | 'amber' | 'red' | 'green' | 'grey'

const SHAPES: Record<Tone, string> = { blue: '●', amber: '▲', red: '■', green: '✓', grey: '○' }

/** A state in a word. */
export function Tag({ tone, children }: { tone: Tone; children: string }) {
  return (
    <View className={`tag tag--${tone}`}>
      <View className='tag__shape' ariaHidden>
        {SHAPES[tone]}
      </View>
      <View>{children}</View>
    </View>
  )
}
