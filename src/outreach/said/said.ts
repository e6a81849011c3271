import type { Collected } from 'server/contract'
import { hasSubstance } from 'domain/text/substance'
import { isPhoneNumber } from 'domain/text/phone'

import type { Problem } from '@/api/contract'

/** What somebody said or wrote, as it is being written down for them. */
export interface Said {
  village?: string
  spot: string
  text: string
  aboutCadre?: 'yes' | 'no'
  accused: string[]
  name: string
  phone: string
}

export function blankSaid(village?: string): Said {
  return { village, spot: '', text: '', accused: [], name: '', phone: '' }
}

/** Whether whoever said it left a name or a number. */
export const isNamed = (said: Said) => Boolean(said.name.trim() || said.phone.trim())

/** What is wrong with it, by field, before it is kept: one is no longer beside the person when it is sent. */
export function checkSaid(said: Said): Record<string, string> {
  const substance = hasSubstance(said.text)
  return {
    ...(!said.text.trim() ? { text: '请写说的是什么事' } : substance.ok ? {} : { text: substance.reason }),
    ...(!said.village && { village: '请选村（社区）' }),
    ...(!said.aboutCadre && { aboutCadre: '请选一下' }),
    ...(isNamed(said) && !said.name.trim() && { name: '请填姓名' }),
    ...(isNamed(said) && !isPhoneNumber(said.phone.trim()) && { phone: '电话号码好像不对' }),
  }
}

/** The part of a command that says it. */
export function saidInput(said: Said): Pick<Collected, 'text' | 'aboutCadre' | 'accused' | 'contact' | 'anonymous' | 'place'> {
  const spot = said.spot.trim()
  const name = said.name.trim()
  return {
    text: said.text.trim(),
    aboutCadre: said.aboutCadre === 'yes',
    accused: said.aboutCadre === 'yes' ? said.accused : [],
    place: { village: said.village!, ...(spot && { spot }) },
    ...(name ? { contact: { name, phone: said.phone.trim() } } : { anonymous: true }),
  }
}

/** Where a field of the command is written on the screen. */
const FIELDS: Readonly<Record<string, string>> = { contact: 'name', place: 'village', grid: 'village', evidence: 'photos', accused: 'aboutCadre' }

/** What is wrong with a command, by field of the screen: `appeal.contact.phone` is `phone` here. */
export function inFields(fields: Problem['fields'] = {}): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fields).map(([path, words]) => {
      const field = path.split('.').filter((part) => !/^\d+$/.test(part)).at(-1) ?? path
      return [FIELDS[field] ?? field, words]
    }),
  )
}
