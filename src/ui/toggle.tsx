import { View } from '@tarojs/components'

import './toggle.scss'

interface Props {
  label: string
  note?: string
  value: boolean
  onChange: (value: boolean) => void
}

/** Yes or no, the whole row a target; the switch is drawn, so that a reader finds one control and not two. */
export function Toggle({ label, note, value, onChange }: Props) {
  return (
    <View className='toggle' ariaRole='checkbox' ariaChecked={value} ariaLabel={label} onClick={() => onChange(!value)}>
      <View className='toggle__words'>
        <View>{label}</View>
        {note && <View className='toggle__note'>{note}</View>}
      </View>
      <View className={`toggle__switch ${value ? 'toggle__switch--on' : ''}`} ariaHidden />
    </View>
  )
}
