import { CHANNEL_WORDS, KIND_WORDS, type Channel, type Kind } from 'domain/appeal/kinds'
import { DISCONTENTS, type Discontent } from 'domain/appeal/payloads'
import type { BasicCount, CountName, Counts } from 'domain/ledger/figures'
import type { TypeScale } from '@/ui/type-scale'

/** What each count is called on a screen. */
export const COUNT_WORDS: Readonly<Record<BasicCount, string>> = {
  received: '收到', valid: '有效诉求', finished: '已销号', open: '在办', resolved: '已化解', satisfied: '满意', fair: '基本满意', dissatisfied: '不满意', unconfirmed: '未能确认',
  inTime: '按期办好', late: '超期办好', overdue: '超办理期限', ended: '销号过', repeat: '销号后重办、重复反映', refused: '说明理由未支持', withdrawn: '撤回', transferred: '转出',
}

/** The words of a count, split by kind or channel or not: `已化解 · 求决`. */
export function countWords(name: CountName): string {
  const [basic, by] = name.split(':') as [BasicCount, (Kind | Channel | Discontent)?]
  if (!by) return COUNT_WORDS[basic]
  return `${COUNT_WORDS[basic]} · ${({ ...KIND_WORDS, ...CHANNEL_WORDS, ...DISCONTENTS } as Record<string, string>)[by]}`
}

/** How counts were put right: `按期办好 +1，超期办好 -1`. */
export const movedWords = (changes: Counts): string => Object.entries(changes).map(([name, by]) => `${COUNT_WORDS[name as BasicCount]} ${by > 0 ? '+' : ''}${by}`).join('，')

/** What came of a visit. */
export const RESULT_WORDS = { match: '与台账相符', mismatch: '与台账不符' } as const

/** The choices of a table of words. */
export const optionsOf = <T extends string>(table: Readonly<Record<T, string>>): { value: T; words: string }[] => (Object.keys(table) as T[]).map((value) => ({ value, words: table[value] }))

/** `1,234`. */
export const number = (n: number | undefined): string => String(n ?? 0).replace(/\B(?=(\d{3})+$)/g, ',')

/** By how much each size of type is larger. */
export const TYPE_FACTORS: Readonly<Record<TypeScale, number>> = { normal: 1, large: 1.4, huge: 1.75 }
