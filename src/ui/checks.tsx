import { View } from '@tarojs/components'

import { Marked, type Option } from './choice'
import './choice.scss'

interface Props<T extends string> {
  label: string
  options: readonly Option<T>[]
  value: readonly T[]
  onChange: (value: T[]) => void
}

/** Any of a few, each as a large target. */
export function Checks<T extends string>({ label, options, value, onChange }: Props<T>) {
  const toggle = (one: T) => onChange(value.includes(one) ? value.filter((other) => other !== one) : [...value, one])
  return (
    <View className='choice choice--many' ariaLabel={label}>
      {options.map((option) => (
        <View
          key={option.value}
          className={`choice__option ${value.includes(option.value) ? 'choice__option--on' : ''}`}
          ariaRole='checkbox'
          ariaChecked={value.includes(option.value)}
          onClick={() => toggle(option.value)}
        >
          <Marked option={option} on={value.includes(option.value)} />
        </View>
      ))}
    </View>
  )
}
