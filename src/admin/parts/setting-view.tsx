import { useState } from 'react'
import Taro from '@tarojs/taro'
import type { SettingView as Setting } from 'server/contract'
import { settingWords, wrongWithSetting } from 'domain/administration/settings'

import { useQuery } from '@/api/cache'
import { Card } from '@/ui/card'
import { Facts } from '@/ui/facts'
import { TextField } from '@/ui/field'
import { Loaded } from '@/ui/loaded'
import { Screen } from '@/ui/screen'
import { EmptyState } from '@/ui/states'
import { TextArea } from '@/ui/text-area'
import { Toggle } from '@/ui/toggle'

import { AlterScreen } from '../alter/form'
import { useSending } from './use-sending'

/** One setting: what it is, within which bounds, and another value with its reason. */
export function SettingView({ name }: { name: string | undefined }) {
  const query = useQuery('admin', 'settings', {})
  const one = query.value?.settings.find((each) => each.name === name)
  if (one) return <SettingForm key={`${one.name}:${one.value}`} setting={one} />
  return (
    <Screen>
      <Loaded query={query}>{() => <EmptyState icon='settings' title='没有这项设置' />}</Loaded>
    </Screen>
  )
}

function SettingForm({ setting }: { setting: Setting }) {
  const [value, setValue] = useState(String(setting.value))
  const [reason, setReason] = useState('')
  const { busy, errors, problem, refuse, send } = useSending()
  const yesOrNo = setting.unit === null
  const save = async () => {
    const next = value.trim() === '' ? NaN : Number(value)
    const wrong = wrongWithSetting(setting, next) ?? (next === setting.value ? '和现在的一样，没有改动' : null)
    if (refuse({ ...(wrong ? { value: wrong } : {}), ...(reason.trim() ? {} : { reason: '请写依据，如文件或会议' }) })) return null
    const { confirm } = await Taro.showModal({ title: setting.words, content: `${settingWords(setting, setting.value)}改为${settingWords(setting, next)}，一分钟内全区生效。`, confirmText: '修改' })
    return confirm ? send('saveSetting', { name: setting.name, value: next, reason: reason.trim() }) : null
  }
  return (
    <AlterScreen heading={setting.words} lead={setting.note} words='保存' busy={busy} problem={problem} onSend={save}>
      <Card>
        <Facts facts={[['现在', settingWords(setting, setting.value)], ['初始', settingWords(setting, setting.byDefault)], ['可填', yesOrNo ? null : `${setting.lowest}到${setting.highest}${setting.unit}`]]} />
      </Card>
      <Card>
        {yesOrNo ? (
          <Toggle label={setting.words} note={errors.value} value={value === '1'} onChange={(yes) => setValue(yes ? '1' : '0')} />
        ) : (
          <TextField label={`改为（${setting.unit}）`} value={value} keyboard='number' maxLength={3} error={errors.value} onChange={setValue} />
        )}
        <TextArea label='依据' value={reason} maxLength={300} error={errors.reason} onChange={setReason} />
      </Card>
    </AlterScreen>
  )
}
