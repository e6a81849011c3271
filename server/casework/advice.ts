import * as z from 'zod'
import { entryId } from '../../domain/appeal/entries'
import { KIND_WORDS } from '../../domain/appeal/kinds'
import { maySee } from '../../domain/appeal/permissions'
import { isBarred } from '../../domain/appeal/routing'
import { isComplaint } from '../../domain/appeal/standing'
import { DEPARTMENT_WORDS } from '../../domain/organisation/departments'
import { Refusal } from '../../domain/problem'
import { categoryWords, propose, suspectsComplaint, withoutPersonalData } from '../../domain/text'
import { quotedIn, tellingSentences } from '../../domain/text/sentences'
import type { Advice } from '../contract'
import { verb } from '../door/verb'
import { code } from '../door/schema'
import { hasKey } from '../model/chat'
import { proposeByModel } from '../model/propose'
import { loadModel } from '../store/model'
import { loadLists } from '../store/responsibility'
import type { AppealRow } from '../store/rows'
import { tables } from '../store/tables'
import type { District } from '../store/units'
import { actorOf, loadWorld } from '../world'
import { unitsOf } from './likeness/candidates'
import { precedentsFor } from './likeness/precedents'

/**
 * What stands behind a proposal, for whoever decides on kind, level and unit: the sentences that led to it, what
 * became of like matters, and, where one is switched on, what a model takes it for. The words go to no model when
 * they complain of anyone, and never with personal data.
 */
export const advice = verb(z.strictObject({ code }), async ({ input, me }): Promise<Advice> => {
  const [world, row, record] = await Promise.all([loadWorld(), tables.appeals.byId(input.code), tables.records.byId(entryId(input.code, 1))])
  const actor = actorOf(me)
  if (!row || !maySee(actor, row) || unitsOf(actor).length === 0) throw new Refusal('NOT_FOUND')
  const [text, spot] = [withoutPersonalData(record?.texts['text'] ?? '').text, record?.texts['spot']]
  const proposal = propose(text, spot ?? '', await loadLists())
  const [closed, model] = await Promise.all([precedentsFor(row, { text, spot }, actor, world), modelView(row, text, world.organisation)])
  return { sentences: tellingSentences(text, quotedIn(proposal.reasons)), closed, model }
})

async function modelView(row: AppealRow, text: string, organisation: District): Promise<Advice['model']> {
  const name = await loadModel()
  if (!name || !hasKey() || row.aboutCadre || isComplaint(row) || suspectsComplaint(text).suspected) return { state: 'off' }
  const { responsibility, categories } = await loadLists()
  const proposal = await proposeByModel(name, text, categories)
  if (!proposal) return { state: 'silent', name }
  const { level, department } = responsibility[proposal.category]!
  const lead = { village: row.village, township: row.township, district: department ? `DEP-${department}` : null }[level]
  const unit = lead && !isBarred(lead, row.accused, organisation) ? organisation.find(lead)?.name : undefined
  return {
    state: 'answered', name,
    words: `${KIND_WORDS[proposal.kind]}，${categoryWords(categories, proposal.category)}${unit ?? (department && DEPARTMENT_WORDS[department]) ? `，由${unit ?? DEPARTMENT_WORDS[department!]}办` : ''}`,
    reason: proposal.reason,
  }
}
