import type { InputOf } from '@/api/contract'

import type { AppealDraft } from './draft'

const TEXT_MIN = 5
export const TEXT_MAX = 1000
const PHONE = /^(1\d{10}|0\d{2,3}-?\d{7,8})$/

export type Wrong = Record<string, string>

/** What is missing on the first page: where and what. */
export function checkMatter(draft: AppealDraft): Wrong {
  return {
    ...(!draft.village && { village: '请选一下事情在哪个村（社区）' }),
    ...(draft.text.trim().length < TEXT_MIN && { text: '请写一下是什么事，几句话就行' }),
  }
}

/** What is missing on the second: who, and how to reach them. `known` when the account has a verified phone. */
export function checkContact(draft: AppealDraft, known: boolean): Wrong {
  const asks = !draft.anonymous && !known
  return {
    ...(!draft.aboutCadre && { aboutCadre: '请选一下' }),
    ...(asks && !draft.name.trim() && { name: '请写您的姓名，方便我们联系' }),
    ...(asks && !PHONE.test(draft.phone.trim()) && { phone: '电话号码好像不对，请再看看' }),
    ...(!draft.anonymous && !draft.consent && { consent: '需要您同意后，我们才能打电话联系您' }),
  }
}

/** The command, from what was written. */
export function submission(draft: AppealDraft, known: boolean): InputOf<'appeal', 'submit'> {
  const spot = draft.spot.trim()
  return {
    channel: draft.channel,
    place: { village: draft.village!, ...(draft.grid && { grid: draft.grid }), ...(spot && { spot }) },
    text: draft.text.trim(),
    aboutCadre: draft.aboutCadre === 'yes',
    accused: draft.aboutCadre === 'yes' ? draft.accused : [],
    ...(draft.anonymous ? { anonymous: true } : !known && { contact: { name: draft.name.trim(), phone: draft.phone.trim() } }),
    evidence: draft.photos.flatMap(({ evidence }) => evidence ?? []),
  }
}
