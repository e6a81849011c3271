import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { Workbench } from 'server/contract'
import { STATUS_WORDS, type Status } from 'domain/appeal/statuses'

interface Props {
  counts: Workbench['counts']
  value: Status | undefined
  onChange: (status: Status | undefined) => void
}

/** How many wait, by what they wait for; a tap narrows the list. */
export function Counts({ counts, value, onChange }: Props) {
  const total = counts.reduce((sum, { count }) => sum + count, 0)
  if (total === 0) return null
  const pick = (status: Status | undefined) => {
    onChange(status)
    void Taro.pageScrollTo({ scrollTop: 0, duration: 0 })
  }
  return (
    <View className='counts'>
      <Count words='全部' count={total} on={value === undefined} onClick={() => pick(undefined)} />
      {counts.map(({ status, count }) => (
        <Count key={status} words={STATUS_WORDS[status]} count={count} on={value === status} onClick={() => pick(status)} />
      ))}
    </View>
  )
}

function Count({ words, count, on, onClick }: { words: string; count: number; on: boolean; onClick: () => void }) {
  return (
    <View className={`counts__one ${on ? 'counts__one--on' : ''}`} ariaRole='button' ariaChecked={on} onClick={onClick}>
      <View className='counts__number'>{count}</View>
      <View>{words}</View>
    </View>
  )
}
