import * as z from 'zod'
import { JUDGEABLE, photoRefusal } from '../../domain/appeal/photos'
import { maySee } from '../../domain/appeal/permissions'
import { Refusal } from '../../domain/problem'
import type { Attachment } from '../contract'
import { code, id } from '../door/schema'
import { verb } from '../door/verb'
import { log } from '../door/log'
import { oneOf, outside } from '../store/conditions'
import { NEVER_ASKED } from '../store/rows'
import { tables } from '../store/tables'
import { actorOf } from '../world'
import { attachmentsFor } from './seen'

/** Before the photo is read: whether somebody judges any photo of the appeal but their own. */
const NOBODY = ''

/** An officer of the desk looked at a photo that content safety holds back, and says whether it is fine; who said so stays with it. Three requests and its address. */
export const judgePhoto = verb(z.strictObject({ code, photo: id, fine: z.boolean() }), async ({ input, me }): Promise<Attachment> => {
  const actor = actorOf(me)
  const row = await tables.appeals.byId(input.code)
  if (!row || !maySee(actor, row)) throw new Refusal('NOT_FOUND')
  const able = photoRefusal(actor, row, NOBODY)
  if (able) throw new Refusal(able)
  const at = Date.now()
  const safety = input.fine ? ('cleared' as const) : ('barred' as const)
  const photo = await tables.evidence.change({ _id: input.photo, appeal: input.code, kind: 'photo', safety: oneOf(JUDGEABLE), owner: outside(me._id, me._id) }, { safety, askAt: NEVER_ASKED, judged: { by: me._id, at } })
  if (!photo) {
    const found = await tables.evidence.byId(input.photo)
    throw new Refusal(found?.appeal === input.code ? (photoRefusal(actor, row, found.owner) ?? 'CONFLICT') : 'NOT_FOUND')
  }
  log('photo', { appeal: input.code, photo: input.photo, by: me._id, safety })
  return (await attachmentsFor([photo], 'judge', me._id)).get(input.photo)!
})
