import * as z from 'zod'
import { maySee } from '../../domain/appeal/permissions'
import { startOf } from '../../domain/calendar/day'
import { type CountName, COUNTS, DISTRICT, isRare, tallyKey } from '../../domain/ledger/figures'
import { monthPlus } from '../../domain/supervision/monthlyList'
import { Refusal } from '../../domain/problem'
import { cardOf } from '../casework/card'
import type { AppealCard, Page } from '../contract'
import { cursor } from '../door/schema'
import { verb } from '../door/verb'
import { type Where, between } from '../store/conditions'
import { tables } from '../store/tables'
import { actorOf, loadWorld } from '../world'
import { month } from './fields'
import { mustOversee, mustWatch } from './rights'

const PAGE = 20
/** After every filing. */
const FAR = Date.parse('9999-01-01T00:00:00Z')
const figure = z.string().regex(/^(lead:)?[\w-]{1,64}$/)

/**
 * The cases behind a number, the newest first, as far as one may know of each: a number may count what is
 * kept from who looks at it, and then the case is not in the list. Two requests.
 */
export const cases = verb(z.strictObject({ figure, name: z.enum(COUNTS as [CountName, ...CountName[]]), from: month.optional(), until: month.optional(), cursor }), async ({ input, me }): Promise<Page<AppealCard>> => {
  const world = await loadWorld()
  const unit = input.figure.replace(/^lead:/, '')
  if (input.figure === DISTRICT) mustOversee(me, world.organisation)
  else if (mustWatch(me, unit, world.organisation).id !== unit) throw new Refusal('NOT_FOUND')
  const where: Where = {
    tally: tallyKey(input.figure, input.name),
    ...(isRare(input.name) || input.name === 'received' ? {} : { counted: input.name }),
    ...(input.from || input.until ? { submittedAt: between(input.from ? startOf(`${input.from}-01`) : 0, input.until ? startOf(`${monthPlus(input.until, 1)}-01`) : FAR) } : {}),
  }
  const page = await tables.appeals.page({ where, order: [['submittedAt', 'desc']], limit: PAGE, cursor: input.cursor })
  const actor = actorOf(me)
  return { items: page.items.filter((row) => maySee(actor, row)).map((row) => cardOf(row, world, false)), next: page.next }
})
