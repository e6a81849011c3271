import { codeOf } from '../../domain/appeal/code'
import { file } from '../../domain/appeal/decisions/petitioner'
import { isRefusal } from '../../domain/appeal/decide'
import { entryId } from '../../domain/appeal/entries'
import type { Payloads } from '../../domain/appeal/payloads'
import type { Actor } from '../../domain/appeal/permissions'
import type { World } from '../../domain/appeal/situation'
import { Refusal } from '../../domain/problem'
import { propose } from '../../domain/text'
import { queryWordOf } from './queryWord'
import { excerptOf } from '../casework/row'
import type { Change } from '../casework/write'
import { nextSequence } from '../store/codes'
import { contactOf, openContact, sealContact } from '../store/contacts'
import type { AppealRow } from '../store/rows'
import { tables } from '../store/tables'

/**
 * The appeal that a split makes, under a code of its own: part of the text by a cadre's cut, or a member's
 * own matter with the same text. It starts at the desk and keeps the way round the accused.
 */
export async function fileChild(world: World, parent: AppealRow, actor: Actor, by: 'split' | 'splitMember', payload: Payloads['split']): Promise<Change> {
  const [first, contact, sequence] = await Promise.all([
    tables.records.byId(entryId(parent.code, 1)),
    // A member is reached by their own number, the petitioner by the one given.
    by === 'split' || parent.anonymous ? contactOf(parent.code) : tables.people.byId(actor.person),
    nextSequence(Number(world.today.slice(0, 4))),
  ])
  const text = by === 'split' ? payload.text : (first?.texts['text'] ?? '')
  const place = { village: parent.village, ...(parent.grid ? { grid: parent.grid } : {}), ...(first?.texts['spot'] ? { spot: first.texts['spot'] } : {}) }
  const submission = { channel: parent.channel, place, text, aboutCadre: parent.aboutCadre, accused: parent.accused, evidence: [], anonymous: parent.anonymous }
  const decided = file(world, submission, {
    petitioner: by === 'split' ? parent.petitioner : actor.person,
    recordedBy: parent.recordedBy,
    accused: parent.accused,
    aboutCadre: parent.aboutCadre,
    // The parent's accused are decided; where it has none, its words pointed past the way.
    suspected: ['district'],
    proposedKind: propose(text).kind,
    splitFrom: parent.code,
  })
  if (isRefusal(decided)) throw new Refusal(decided)
  const code = codeOf(Number(world.today.slice(0, 4)), sequence)
  return { code, before: null, steps: decided.steps, excerpt: excerptOf(text), contact: sealContact(code, openContact(contact), queryWordOf(code)) }
}
