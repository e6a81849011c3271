import * as z from 'zod'
import { SETTINGS, type SettingName, defaultOf, settingOf, settingWords, storedSetting, wrongWithSetting } from '../../domain/administration/settings'
import type { Settings } from '../../domain/appeal/settings'
import { carries } from '../../domain/organisation/roles'
import { Refusal } from '../../domain/problem'
import { type Asked, verb } from '../door/verb'
import { text } from '../door/schema'
import { forgetSettings, freshSettings, readySettings, settingChange } from '../store/settings'
import { administer } from './administer'
import type { AdminFunction, SettingView } from './contract'
import { refusal } from './effects'
import { mustAdminister } from './rights'

const view = (now: Settings): { settings: SettingView[] } => ({ settings: SETTINGS.map((line) => ({ ...line, value: settingOf(now, line.name), byDefault: defaultOf(line.name) })) })

/** What the district may set, and what it has set. One request. */
export const settings = verb(z.strictObject({}), async ({ me }) => {
  mustAdminister(me)
  return view(await freshSettings())
})

const input = z.strictObject({ name: z.enum(SETTINGS.map(({ name }) => name) as [SettingName, ...SettingName[]]), value: z.number(), reason: text(300) })

/**
 * Sets one thing anew. What has a date already keeps it; but how long records are kept is a rule of law for all of them alike, so
 * those that have ended get another day, in slices.
 */
export const saveSetting = verb(input as unknown as z.ZodType<AdminFunction['saveSetting']['input']>, async ({ input: { name, value, reason }, me, requestId }: Asked<AdminFunction['saveSetting']['input']>) => {
  const line = SETTINGS.find((one) => one.name === name)!
  if (!me.posts.some(({ role }) => carries(role, line.by))) throw new Refusal('FORBIDDEN')
  const wrong = wrongWithSetting(line, value)
  if (wrong) throw refusal('value', wrong)
  await readySettings()
  await administer(me, requestId, async () => {
    const before = settingOf(await freshSettings(), name)
    if (before === value) throw refusal('value', '和现在的一样，没有改动')
    return {
      said: { what: 'settings', lines: [[line.words, settingWords(line, before), settingWords(line, value)]], reason, alarm: ['区里的设置有改动', `${line.words}：${settingWords(line, before)}改为${settingWords(line, value)}`] },
      changes: [settingChange(name, storedSetting(line, value))],
      ...(name === 'retentionYears' ? { job: { _id: `retain:${requestId}`, kind: 'retain' as const, args: {} } } : {}),
    }
  })
  forgetSettings()
  return view(await freshSettings())
})
