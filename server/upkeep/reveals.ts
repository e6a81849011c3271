import * as z from 'zod'
import type { Page } from '../contract'
import { type Asked, verb } from '../door/verb'
import { code, cursor } from '../door/schema'
import { allReveals, revealsOf } from '../store/reveals'
import { isErrand } from '../../domain/errands/way'
import { isBarredFrom } from '../../domain/appeal/permissions'
import { tables } from '../store/tables'
import { actorOf, loadWorld } from '../world'
import type { RevealView, Upkeep } from './contract'
import { lookerWords } from './lookers'
import { mustAudit } from './rights'

/** Who looked at whose number and what for, the newest first. Three requests. An auditor who is complained of reads nothing of that appeal. */
export const revealLog = verb(z.strictObject({ code: code.optional(), cursor }), async ({ input, me }: Asked<Upkeep['revealLog']['input']>): Promise<Page<RevealView>> => {
  mustAudit(me)
  const { organisation } = await loadWorld()
  const page = input.code ? await revealsOf(input.code, input.cursor) : await allReveals(input.cursor)
  const [people, appeals] = await Promise.all([tables.people.byIds(page.items.map(({ by }) => by)), tables.appeals.byIds(page.items.map(({ appeal }) => appeal))])
  const actor = actorOf(me)
  const seen = page.items.filter(({ appeal }) => {
    const row = appeals.get(appeal)
    return row ? !isBarredFrom(actor, row) : isErrand(appeal)
  })
  return { items: seen.map(({ _id, at, appeal, by, purpose }) => ({ id: _id, at, code: appeal, who: lookerWords(by, people, organisation), purpose })), next: page.next }
})
