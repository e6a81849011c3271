import * as z from 'zod'
import { isBarredFrom, maySee } from '../../domain/appeal/permissions'
import { Refusal } from '../../domain/problem'
import { dossierOf, pageOf } from '../casework/page'
import { verb } from '../door/verb'
import { code } from '../door/schema'
import { contactOf } from '../store/contacts'
import { limit } from '../store/limits'
import { keyedHash } from '../store/seal'
import { tables } from '../store/tables'
import { actorOf, loadWorld } from '../world'

const TRIES_PER_HOUR = 10

/**
 * An appeal by its code and query word, or the last four digits of its phone: for whoever holds the
 * receipt, on any phone. Tries are limited per person and per code, so that a word cannot be guessed.
 */
export const lookUp = verb(z.strictObject({ code, word: z.string().trim().min(2).max(20) }), async ({ input, me }) => {
  await limit(`lookUp:${me._id}`, TRIES_PER_HOUR, 3600)
  await limit(`lookUp:${input.code}`, TRIES_PER_HOUR * 3, 3600)
  const [row, contact] = await Promise.all([tables.appeals.byId(input.code), contactOf(input.code)])
  const word = input.word.replace(/\s/g, '')
  const fits = contact && [contact.queryWordKey === keyedHash('queryWord', `${input.code}:${word}`), contact.lastFourKey === keyedHash('lastFour', `${input.code}:${word}`)].includes(true)
  // To those it complains of it does not exist, although neighbours know each other's numbers.
  const hidden = row && !maySee(actorOf(me), row) && isBarredFrom(actorOf(me), row)
  if (!row || !fits || hidden) throw new Refusal('NOT_FOUND')
  const { contact: _, ...page } = pageOf(await loadWorld(), row, await dossierOf(input.code, 'party'), true)
  return { ...page, mine: false }
})
