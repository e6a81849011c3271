import { fit } from '../text'

/**
 * WeChat message templates: their fields, in the order in which WeChat shows them, and what each may
 * hold. A field that is too long makes WeChat refuse the whole message, so each is fitted before.
 */
export const TEMPLATES = {
  progress: { title: '诉求办理进度通知', fields: ['character_string1', 'thing2', 'thing3', 'date4'], labels: ['诉求编码', '进展', '说明', '日期'] },
  confirm: { title: '办理结果确认提醒', fields: ['character_string1', 'thing2', 'thing3', 'date4'], labels: ['诉求编码', '办理单位', '请您', '答复日期'] },
  task: { title: '待办诉求提醒', fields: ['character_string1', 'thing2', 'thing3', 'date4'], labels: ['诉求编码', '待办事项', '说明', '应办日期'] },
  warning: { title: '诉求超期预警', fields: ['character_string1', 'thing2', 'thing3', 'date4'], labels: ['诉求编码', '预警', '说明', '应办日期'] },
} as const
export type TemplateKey = keyof typeof TEMPLATES

/** The most that a field of each type may hold, in characters (WeChat's subscription message rules). */
const LIMITS: Record<string, number> = { thing: 20, character_string: 32, phrase: 5, name: 10, date: 20, time: 20, number: 32, letter: 32, symbol: 5, phone_number: 17 }

/** The most that the field named `field` may hold, in characters. */
export const limitOf = (field: string): number => LIMITS[field.replace(/\d+$/, '')] ?? 20

/** Cuts `text` to what the field named `field` may hold, on a whole character, ending in … where it was cut. */
export function fitField(field: string, text: string): string {
  return fit(text.replace(/\s+/g, ' ').trim(), limitOf(field))
}

/** The values of a template by WeChat's field names, each fitted. */
export function fill(template: TemplateKey, values: readonly string[]): Record<string, string> {
  return Object.fromEntries(TEMPLATES[template].fields.map((field, index) => [field, fitField(field, values[index] ?? '')]))
}
