import type { Payloads } from '../../domain/appeal/payloads'
import { Refusal } from '../../domain/problem'
import { submitInput } from '../casework/inputs'
import { type Asked, verb } from '../door/verb'
import { loadWorld } from '../world'
import { mustRecordFor } from './rights'
import { fileAppeal, orReceiptOf } from './submit'

const FOR_OTHERS: readonly Payloads['submit']['channel'][] = ['counter', 'telephone', 'transferredIn']

/** A cadre records what somebody said at a counter or on the telephone, or what another office passed on. */
export const record = verb(submitInput, async ({ input, me, requestId }: Asked<Payloads['submit']>) => {
  const world = await loadWorld()
  mustRecordFor(me, input.place.village, world.organisation)
  if (!FOR_OTHERS.includes(input.channel)) throw new Refusal('INVALID', { channel: '请从给出的选项里选' })
  if (!input.contact && !input.anonymous) throw new Refusal('INVALID', { contact: '请登记诉求人的姓名和电话；本人不愿留的，选“匿名”' })
  // Nobody's until its owner claims it with a verified number.
  return orReceiptOf(requestId, me, world, () => fileAppeal(world, input, me, { petitioner: null, recordedBy: me._id }, requestId))
})
