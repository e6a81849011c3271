import { Switch, View } from '@tarojs/components'

import './toggle.scss'

interface Props {
  label: string
  note?: string
  value: boolean
  onChange: (value: boolean) => void
}

/** Yes or no, the whole row a target. */
export function Toggle({ label, note, value, onChange }: Props) {
  return (
    <View className='toggle'>
      <View className='toggle__words'>
        <View>{label}</View>
        {note && <View className='toggle__note'>{note}</View>}
      </View>
      <Switch checked={value} color='#b5292b' ariaLabel={label} onChange={(event) => onChange(event.detail.value)} />
    </View>
  )
}
