import type { Channel } from 'domain/appeal/kinds'
import { isPhoneNumber } from 'domain/text/phone'

import type { InputOf } from '@/api/contract'

/** An appeal being recorded for somebody. */
export interface Intake {
  channel: Channel
  village?: string
  grid?: string
  spot: string
  text: string
  aboutCadre?: 'yes' | 'no'
  accused: string[]
  name: string
  phone: string
  reference: string
}

export function blankIntake(channel: Channel, { village, grid }: Pick<Intake, 'village' | 'grid'> = {}): Intake {
  return { channel, village, grid, spot: '', text: '', accused: [], name: '', phone: '', reference: '' }
}

/** What is wrong with it, by field. Without name and phone it is anonymous; one of the two is half a contact. */
export function checkIntake(intake: Intake): Record<string, string> {
  const named = Boolean(intake.name.trim() || intake.phone.trim())
  return {
    ...(!intake.text.trim() && { text: '请写诉求内容' }),
    ...(!intake.village && { village: '请选村（社区）' }),
    ...(!intake.aboutCadre && { aboutCadre: '请问一下诉求人' }),
    ...(named && !intake.name.trim() && { name: '请填姓名' }),
    ...(named && !isPhoneNumber(intake.phone.trim()) && { phone: '电话号码好像不对' }),
    ...(intake.channel === 'transferredIn' && !intake.reference.trim() && { reference: '请填来文编号' }),
  }
}

/** The command, from what was written. */
export function recording(intake: Intake, evidence: string[]): InputOf<'casework', 'record'> {
  const spot = intake.spot.trim()
  const name = intake.name.trim()
  const reference = intake.reference.trim()
  return {
    channel: intake.channel,
    place: { village: intake.village!, ...(intake.grid && { grid: intake.grid }), ...(spot && { spot }) },
    text: intake.text.trim(),
    aboutCadre: intake.aboutCadre === 'yes',
    accused: intake.aboutCadre === 'yes' ? intake.accused : [],
    ...(name ? { contact: { name, phone: intake.phone.trim() } } : { anonymous: true }),
    evidence,
    ...(reference && { reference }),
  }
}
