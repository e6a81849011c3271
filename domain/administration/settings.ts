import { DEFAULT_SETTINGS, type Settings } from '../appeal/settings'
import { KIND_WORDS, type Kind } from '../appeal/kinds'
import type { Duty } from '../organisation/roles'

type Stage = keyof Settings['stageDays']
/** What an administrator sets, by name: a member of the settings, or one of a group of them. Tags have a page of their own. */
export type SettingName = `kindDays.${Kind}` | `stageDays.${Stage}` | Exclude<keyof Settings, 'kindDays' | 'stageDays' | 'tags'>

export const SETTING_GROUPS = { promise: '承诺期限', stages: '各环节限时', handling: '办理', after: '办结以后', keeping: '资料保存' } as const
export type SettingGroup = keyof typeof SETTING_GROUPS

/** One line of the table; `unit` null is a yes or no. Bounds are the lowest and highest that may be set. */
export interface SettingLine {
  name: SettingName
  group: SettingGroup
  words: string
  unit: '个工作日' | '天' | '次' | '人' | '年' | null
  lowest: number
  highest: number
  /** What follows from it, where its words do not say so. */
  note?: string
  /** Who may change it. */
  by: Duty
}

const KIND_MOST: Record<Kind, number> = { consultation: 5, suggestion: 30, resolution: 40, complaint: 40 }
const STAGES: Record<Stage, readonly [words: string, highest: number]> = { screening: ['村（社区）初审', 5], review: ['乡镇复核', 5], triage: ['分流', 5], dispatch: ['交办', 5], acceptance: ['签收', 5], ruling: ['裁定复议和争议', 15] }
const line = (name: SettingName, group: SettingGroup, words: string, unit: SettingLine['unit'], lowest: number, highest: number, note?: string): SettingLine => ({ name, group, words, unit, lowest, highest, ...(note ? { note } : {}), by: 'administration' })

/**
 * What a district may set, and within which bounds. 《信访工作条例》 art. 34 gives sixty days, and thirty more at most: some forty
 * working days and twenty; art. 20 gives five representatives. Ten years and thirty are the terms of records that are not kept for
 * good (《机关文件材料归档范围和文书档案保管期限规定》).
 */
export const SETTINGS: readonly SettingLine[] = [
  ...(Object.keys(KIND_MOST) as Kind[]).map((kind) => line(`kindDays.${kind}`, 'promise', `${KIND_WORDS[kind]}类办结期限`, '个工作日', 1, KIND_MOST[kind])),
  line('extensionDaysMax', 'promise', '一次最多延期', '个工作日', 0, 20),
  line('pauseDays', 'promise', '等诉求人时最多停表', '个工作日', 0, 20, '一轮办理合计'),
  line('signOffDays', 'promise', '留给签字的时间', '个工作日', 1, 10, '办理人的期限比承诺期限早这么多'),
  ...(Object.keys(STAGES) as Stage[]).map((stage) => line(`stageDays.${stage}`, 'stages', STAGES[stage][0], '个工作日', 1, STAGES[stage][1])),
  line('returnCap', 'handling', '交办后最多退回', '次', 0, 5, '到了次数由区中心指定，不能再退'),
  line('attemptsNeeded', 'handling', '联系不上要试几次', '次', 1, 10),
  line('representativesMax', 'handling', '多人诉求的代表', '人', 1, 5, '《信访工作条例》规定不超过5人'),
  line('planNeeded', 'handling', '求决类先有一人一策才能报结', null, 0, 1),
  line('disputeCap', 'handling', '不认可几次由上级裁定', '次', 1, 5),
  line('contestWithinDays', 'after', '不受理、不支持的复议期', '天', 7, 180),
  line('reopenWithinDays', 'after', '办结后申请重办的期限', '天', 7, 180),
  line('retentionYears', 'keeping', '办结后保存', '年', 10, 30, '到期清除原文、姓名电话和附件；改了以后，已办结的也按新年限算'),
]

/** A value as it is sent and compared: a yes or no is 1 or 0. */
export function settingOf(settings: Settings, name: SettingName): number {
  const [group, member] = name.split('.') as [keyof Settings, string | undefined]
  const value = settings[group] as unknown
  return Number(member === undefined ? value : (value as Record<string, number>)[member])
}

export const defaultOf = (name: SettingName): number => settingOf(DEFAULT_SETTINGS, name)

/** `20个工作日`, `是`. */
export const settingWords = ({ unit }: Pick<SettingLine, 'unit'>, value: number): string => (unit === null ? (value === 1 ? '是' : '否') : `${value}${unit}`)

/** What is wrong with a value, in words; null when nothing is. */
export function wrongWithSetting(setting: SettingLine, value: number): string | null {
  if (!Number.isInteger(value)) return '请填整数'
  return value < setting.lowest || value > setting.highest ? `请填${setting.lowest}到${setting.highest}之间的数` : null
}

/** The value as the settings hold it. */
export const storedSetting = ({ unit }: Pick<SettingLine, 'unit'>, value: number): number | boolean => (unit === null ? value === 1 : value)
