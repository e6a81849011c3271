import type { Filing } from '../../domain/appeal/decisions/petitioner'
import type { Payloads } from '../../domain/appeal/payloads'
import type { World } from '../../domain/appeal/situation'
import { Refusal } from '../../domain/problem'
import { fileAppeal } from '../intake/submit'
import type { PersonRow } from '../store/rows'
import { findByPhoneKey } from '../store/people'
import { keyedHash } from '../store/seal'
import { tables } from '../store/tables'
import type { District } from '../store/units'
import { carriesOver } from '../intake/rights'
import type { RowResult } from './contract'

/** Who has verified a number: families share phones. */
export async function ownersOf(phone: string | undefined): Promise<string[]> {
  return phone ? (await findByPhoneKey(keyedHash('phone', phone.replace(/\D/g, '')))).map(({ _id }) => _id) : []
}

type Lit = World & { organisation: District }

/**
 * Files one of several appeals under an id that follows from what it is, so that it is filed once whoever
 * sends it again. What is wrong with it is told and refuses nothing else; only too much at once does.
 */
export async function fileRow(world: Lit, submission: Payloads['submit'], me: PersonRow, who: Pick<Filing, 'origin'>, requestId: string): Promise<Omit<RowResult, 'row'>> {
  if (!carriesOver(me, 'intake', submission.place.village, world.organisation)) return { wrong: { place: '这里不归您登记' } }
  const before = await tables.entries.first({ requestId })
  if (before) return { code: before.appeal, again: true }
  try {
    const owners = await ownersOf(submission.anonymous ? undefined : submission.contact?.phone)
    return { code: (await fileAppeal(world, submission, me, { petitioner: null, recordedBy: me._id, owners, ...who }, requestId)).code }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    if (error.code === 'BUSY') throw error
    return { wrong: error.fields ?? { row: error.message } }
  }
}
