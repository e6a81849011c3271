import { isPhoneNumber } from 'domain/text/phone'
import { hasSubstance } from 'domain/text/substance'

import type { InputOf } from '@/api/contract'

import type { AppealDraft } from './draft'

/** As much as the function takes. */
export const TEXT_MAX = 2000

export type Wrong = Record<string, string>

/** What is missing on the first page: where and what. */
export function checkMatter(draft: AppealDraft): Wrong {
  return {
    ...(!draft.village && { village: '请选一下事情在哪个村（社区）' }),
    ...wrongText(draft.text.trim()),
  }
}

/** What is the matter with the words, if anything: said as help, and nothing of them is cut. */
function wrongText(text: string): Wrong {
  if (text === '') return { text: '请写一下是什么事，几句话就行' }
  if (text.length > TEXT_MAX) return { text: `最多写${TEXT_MAX}个字，现在有${text.length}个字。请写短一些，写不下的可以拍成照片添加` }
  const substance = hasSubstance(text)
  return substance.ok ? {} : { text: substance.reason }
}

/** What is missing on the second: who, and how to reach them. `known` when the account has a verified phone. */
export function checkContact(draft: AppealDraft, known: boolean): Wrong {
  const asks = !draft.anonymous && !known
  return {
    ...(!draft.aboutCadre && { aboutCadre: '请选一下' }),
    ...(asks && !draft.name.trim() && { name: '请写您的姓名，方便我们联系' }),
    ...(asks && !isPhoneNumber(draft.phone.trim()) && { phone: '电话号码好像不对，请再看看' }),
    ...(!draft.anonymous && !draft.consent && { consent: '需要您同意后，我们才能打电话联系您' }),
  }
}

/** The command, from what was written. */
export function submission(draft: AppealDraft, known: boolean): InputOf<'appeal', 'submit'> {
  const spot = draft.spot.trim()
  return {
    channel: draft.channel,
    ...(draft.channel === 'scan' && draft.scene && { scene: draft.scene }),
    place: { village: draft.village!, ...(draft.grid && { grid: draft.grid }), ...(spot && { spot }) },
    text: draft.text.trim(),
    aboutCadre: draft.aboutCadre === 'yes',
    accused: draft.aboutCadre === 'yes' ? draft.accused : [],
    ...(draft.anonymous ? { anonymous: true } : !known && { contact: { name: draft.name.trim(), phone: draft.phone.trim() } }),
    evidence: draft.photos.flatMap(({ evidence }) => evidence ?? []),
  }
}

/** The form's own field for each that the function names. */
const FIELDS: Readonly<Record<string, string>> = { place: 'village', 'place.village': 'village', 'place.grid': 'village', 'place.spot': 'spot', 'contact.name': 'name', 'contact.phone': 'phone', evidence: 'photos' }

/** What the function found wrong, by the form's fields. */
export const inForm = (fields: Readonly<Record<string, string>> = {}): Wrong => Object.fromEntries(Object.entries(fields).map(([path, words]) => [FIELDS[path] ?? path, words]))

/** Whether any of it stands on the first page. */
export const isOfMatter = (wrong: Wrong): boolean => ['text', 'village', 'spot', 'photos'].some((field) => field in wrong)
