import Taro from '@tarojs/taro'
import type { SettingView as Setting } from 'server/contract'
import { settingWords, wrongWithSetting } from 'domain/administration/settings'

import { useQuery } from '@/api/cache'
import type { OutputOf } from '@/api/contract'
import { useWritten } from '@/features/draft/use-written'
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
  if (one) return <SettingForm key={`${one.name}:${one.value}`} setting={one} onSaved={query.put} />
  return (
    <Screen>
      <Loaded query={query}>{() => <EmptyState icon='settings' title='没有这项设置' />}</Loaded>
    </Screen>
  )
}

interface FormProps {
  setting: Setting
  onSaved: (all: OutputOf<'admin', 'saveSetting'>) => void
}

function SettingForm({ setting, onSaved }: FormProps) {
  const written = useWritten('setting', setting.name, { value: String(setting.value), reason: '' })
  const { value, reason } = written.value
  const { busy, errors, problem, refuse, send } = useSending()
  const yesOrNo = setting.unit === null
  const save = async () => {
    const next = value.trim() === '' ? NaN : Number(value)
    const wrong = wrongWithSetting(setting, next) ?? (next === setting.value ? '和现在的一样，没有改动' : null)
    if (refuse({ ...(wrong ? { value: wrong } : {}), ...(reason.trim() ? {} : { reason: '请写依据，如文件或会议' }) })) return null
    const { confirm } = await Taro.showModal({ title: setting.words, content: `${settingWords(setting, setting.value)}改为${settingWords(setting, next)}，一分钟内全区生效。`, confirmText: '修改' })
    const saved = confirm ? await send('saveSetting', { name: setting.name, value: next, reason: reason.trim() }) : null
    if (!saved) return null
    // Before the new value stands here, for it begins a form of its own.
    written.drop()
    onSaved(saved)
    return saved
  }
  return (
    <AlterScreen heading={setting.words} lead={setting.note} words='保存' busy={busy} problem={problem} written={written} onSend={save}>
      <Card>
        <Facts facts={[['现在', settingWords(setting, setting.value)], ['初始', settingWords(setting, setting.byDefault)], ['可填', yesOrNo ? null : `${setting.lowest}到${setting.highest}${setting.unit}`]]} />
      </Card>
      <Card>
        {yesOrNo ? (
          <Toggle label={setting.words} note={errors.value} value={value === '1'} onChange={(yes) => written.set({ value: yes ? '1' : '0' })} />
        ) : (
          <TextField label={`改为（${setting.unit}）`} value={value} keyboard='number' maxLength={3} error={errors.value} onChange={(typed) => written.set({ value: typed })} />
        )}
        <TextArea label='依据' value={reason} maxLength={300} error={errors.reason} onChange={(words) => written.set({ reason: words })} />
      </Card>
    </AlterScreen>
  )
}
