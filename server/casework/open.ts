import * as z from 'zod'
import { verify as verifyEntries } from '../../domain/appeal/entries'
import { maySee } from '../../domain/appeal/permissions'
import { mayReveal } from '../../domain/appeal/reveal'
import { Refusal } from '../../domain/problem'
import type { Contact } from '../../domain/appeal/payloads'
import { verb } from '../door/verb'
import { code, text } from '../door/schema'
import { apart, contactOf, openContact } from '../store/contacts'
import { limit } from '../store/limits'
import { noteReveal } from '../store/reveals'
import { tables } from '../store/tables'
import { actorOf, loadWorld } from '../world'
import { openPage } from './page'

/** An appeal as its page shows it to me. */
export const open = verb(
  z.strictObject({ code }),
  async ({ me, papers }) => openPage(await loadWorld(), actorOf(me), papers ?? null),
  (input) => ({ papers: input.code }),
)

/** More than anybody calls in a day: whoever asks for more is collecting. */
const REVEALS_A_DAY = 200

/** The petitioner's name and number in full, for a purpose that is put on record before they are shown. */
export const reveal = verb(z.strictObject({ code, purpose: text(100, 2) }), async ({ input, me, requestId }): Promise<Contact> => {
  const row = await tables.appeals.byId(input.code)
  const actor = actorOf(me)
  if (!row || !maySee(actor, row)) throw new Refusal('NOT_FOUND')
  if (!mayReveal(actor, row)) throw new Refusal('FORBIDDEN')
  await limit(`reveal:${me._id}`, REVEALS_A_DAY, 86_400)
  await noteReveal(requestId, { appeal: input.code, by: me._id, at: Date.now(), purpose: input.purpose })
  const contact = openContact(await contactOf(input.code))
  if (!contact) throw new Refusal('NOT_FOUND')
  return contact
})

/** Checks the record's chain, from the filing to the head, and each text against its digest. */
export const verify = verb(z.strictObject({ code }), async ({ input, me }) => {
  const row = await tables.appeals.byId(input.code)
  if (!row || !maySee(actorOf(me), row)) throw new Refusal('NOT_FOUND')
  const [entries, records] = await Promise.all([
    tables.entries.page({ where: { appeal: input.code }, order: [['seq', 'asc']], limit: 999 }),
    tables.records.page({ where: { appeal: input.code }, order: [], limit: 999 }),
  ])
  const result = verifyEntries(entries.items, apart(records.items).records)
  // A chain cut short is whole in itself: the standing knows where it ended.
  const whole = result.ok && result.head === row.head
  return { ok: whole, length: result.length, head: row.head, brokenAt: result.ok ? (whole ? null : result.length) : result.brokenAt, erased: result.ok ? result.erased : [] }
})
