import { View } from '@tarojs/components'

import './choice.scss'

export interface Option<T extends string> {
  value: T
  words: string
  note?: string
}

interface Props<T extends string> {
  /** What is chosen between, for screen readers. */
  label: string
  options: readonly Option<T>[]
  value: T | undefined
  onChange: (value: T) => void
  /** Side by side when there is room. */
  row?: boolean
}

/** More characters than these do not fit half a row; in a long list they wrap, which is better than twice the length. */
const [HALF_A_ROW, LONG_LIST] = [6, 6]

/** One of a few, each as a large target. */
export function Choice<T extends string>({ label, options, value, onChange, row }: Props<T>) {
  const beside = row && (options.length > LONG_LIST || options.every(({ words }) => words.length <= HALF_A_ROW))
  return (
    <View className={`choice ${beside ? 'choice--row' : ''}`} ariaRole='radiogroup' ariaLabel={label}>
      {options.map((option) => (
        <View
          key={option.value}
          className={`choice__option ${option.value === value ? 'choice__option--on' : ''}`}
          ariaRole='radio'
          ariaChecked={option.value === value}
          onClick={() => onChange(option.value)}
        >
          <Marked option={option} on={option.value === value} />
        </View>
      ))}
    </View>
  )
}

/** What stands in one option: whether it is chosen, its words, its note. */
export function Marked({ option: { words, note }, on }: { option: Pick<Option<string>, 'words' | 'note'>; on: boolean }) {
  return (
    <>
      <View className='choice__mark'>{on && '✓'}</View>
      <View className='choice__words'>
        <View>{words}</View>
        {note && <View className='choice__note'>{note}</View>}
      </View>
    </>
  )
}
