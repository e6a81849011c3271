import { Switch, View } from '@tarojs/components'

import './toggle.scss'

interface Props {
  label: string
  note?: string
  value: boolean
  onChange: (value: boolean) => void
}

/** Yes or no, the whole row a target; the switch only shows which. */
export function Toggle({ label, note, value, onChange }: Props) {
  return (
    <View className='toggle' ariaRole='checkbox' ariaChecked={value} ariaLabel={label} onClick={() => onChange(!value)}>
      <View className='toggle__words'>
        <View>{label}</View>
        {note && <View className='toggle__note'>{note}</View>}
      </View>
      <View className='toggle__switch' ariaHidden>
        <Switch checked={value} color='#b5292b' />
      </View>
    </View>
  )
}
