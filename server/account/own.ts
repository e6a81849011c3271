import * as z from 'zod'
import { eraseOn } from '../../domain/appeal/retention'
import { RESIDENT_STATUS_WORDS, isOpen } from '../../domain/appeal/statuses'
import { dayOf } from '../../domain/calendar/day'
import { Refusal } from '../../domain/problem'
import type { OwnData } from '../contract'
import { verb } from '../door/verb'
import { cursor } from '../door/schema'
import { contactId, openContact } from '../store/contacts'
import { eraseErrands, erasePerson, hasErrandsOpen } from '../store/erasure'
import { open } from '../store/seal'
import { revealsOfAll } from '../store/reveals'
import { tables } from '../store/tables'
import { lookerWords } from '../upkeep/lookers'
import { loadWorld } from '../world'

const APPEALS = 20

/**
 * What is kept of the caller, in clear, for they are the one whom it is about: name and number, each appeal that is
 * theirs with the contact given and the day on which it is erased, and who looked at that contact (个人信息保护法 art. 45).
 * Five requests.
 */
export const ownData = verb(z.strictObject({ cursor }), async ({ input, me }): Promise<OwnData> => {
  const { organisation, settings } = await loadWorld()
  const page = await tables.appeals.page({ where: { parties: me._id }, order: [['submittedAt', 'desc']], limit: APPEALS, cursor: input.cursor })
  // A contact is that of who filed: one who joined has none of their own there.
  const own = page.items.filter(({ petitioner }) => petitioner === me._id).map(({ code }) => code)
  const [contacts, looks] = await Promise.all([tables.contacts.byIds(own.map(contactId)), own.length > 0 ? revealsOfAll(own) : []])
  const people = await tables.people.byIds(looks.map(({ by }) => by))
  return {
    name: me.name && open(me.name),
    phone: me.phone && open(me.phone),
    items: page.items.map((row) => ({
      code: row.code,
      on: dayOf(row.submittedAt),
      status: RESIDENT_STATUS_WORDS[row.status],
      contact: openContact(contacts.get(contactId(row.code)) ?? null),
      erasedOn: eraseOn(row, settings),
      looks: looks.filter(({ appeal }) => appeal === row.code).map(({ at, by, purpose }) => ({ at, who: lookerWords(by, people, organisation), purpose })),
    })),
    next: page.next,
  }
})

const SLICE = 200

/**
 * Ends the caller's account: name, number, identity and messages go at once; appeals that have ended are kept until
 * their own day (art. 47). Errands that have ended are nobody's to look at again: their words go at once. Refuses
 * POST_HELD a cadre, APPEALS_OPEN who has an appeal or an errand that has not ended.
 */
export const leave = verb(z.strictObject({}), async ({ me }): Promise<Record<string, never>> => {
  if (me.posts.length > 0) throw new Refusal('POST_HELD')
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page = await tables.appeals.page({ where: { parties: me._id }, order: [['submittedAt', 'desc']], limit: SLICE, cursor })
    if (page.items.some(({ status }) => isOpen(status))) throw new Refusal('APPEALS_OPEN')
    cursor = page.next
  }
  if (await hasErrandsOpen(me._id)) throw new Refusal('APPEALS_OPEN')
  await eraseErrands(me._id, dayOf(Date.now()))
  await erasePerson(me._id)
  return {}
})
