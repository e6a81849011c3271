import type { OwnData } from 'server/contract'

import { momentWords } from '@/features/days'
import { dayWords } from '@/features/days'

type Own = OwnData['items'][number]

export const LEAVE = {
  title: '注销账号？',
  content: '您的姓名、电话、消息会马上删除，不能恢复。已经办结的诉求按规定保存到期，再自动清除。',
  confirmText: '注销',
  cancelText: '不注销',
  confirmColor: '#b5292b',
} as const

/** How long an appeal's words are kept. */
export const keptWords = ({ erasedOn }: Own): string => (erasedOn ? `${dayWords(erasedOn, '')}自动清除` : '正在办理，办结后按规定期限保存')

/** What was left to be reached by. */
export const contactWords = ({ contact }: Own): string => (contact ? `${contact.name}，${contact.phone}` : '没有留')

/** Who read the name and the number, and what for. */
export const looksWords = ({ looks }: Own): string => (looks.length === 0 ? '没有人查看过' : looks.map(({ at, who, purpose }) => `${momentWords(at)} ${who}：${purpose}`).join('\n'))

/** The whole as text, for who wants to take it along. */
export function asText({ name, phone }: Pick<OwnData, 'name' | 'phone'>, items: readonly Own[]): string {
  const own = items.map((one) => [`诉求 ${one.code}`, `提交 ${dayWords(one.on, '')}`, `进展 ${one.status}`, `留的联系方式 ${contactWords(one)}`, `保存 ${keptWords(one)}`, `谁看过联系方式 ${looksWords(one)}`].join('\n'))
  return [`姓名 ${name ?? '没有填'}\n手机号 ${phone ?? '没有验证'}`, ...own].join('\n\n')
}
