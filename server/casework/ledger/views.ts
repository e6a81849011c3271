import * as z from 'zod'
import { Refusal } from '../../../domain/problem'
import { type Asked, verb } from '../../door/verb'
import { ownId } from '../../door/ids'
import { text } from '../../door/schema'
import { ownUnits } from '../../intake/rights'
import type { PersonRow } from '../../store/rows'
import { type ViewRow, VIEWS_MAX, views as store, viewsOf } from '../../store/views'
import type { LedgerOfCadres, LedgerQuestion, SavedView } from './contract'
import { order, questionShape, unitOf } from './question'

const question = z.strictObject(questionShape)

/** My views, those of a unit that is no longer mine left out. */
export const views = verb(z.strictObject({}), async ({ me }) => ({ views: await mine(me) }))

const saveInput = z.strictObject({ id: ownId, name: text(16), question, order, first: z.literal(true).optional() }) as unknown as z.ZodType<SavedView>

/** Keeps a view, new or in place of the one with its id. */
export const saveView = verb(saveInput, async ({ input, me }: Asked<LedgerOfCadres['saveView']['input']>) => {
  unitOf(me, input.question.unit)
  const _id = `${me._id}:${input.id}`
  const held = await viewsOf(me._id)
  if (held.length >= VIEWS_MAX && !held.some((one) => one._id === _id)) throw new Refusal('INVALID', { name: `最多保存${VIEWS_MAX}个，请先删掉不用的` })
  // The one that was first gives way.
  if (input.first) await store.update({ owner: me._id, first: true }, { first: false })
  await store.set({ _id, owner: me._id, name: input.name, question: JSON.stringify(input.question), order: input.order, first: input.first ?? false, at: Date.now() })
  return { views: await mine(me) }
})

export const dropView = verb(z.strictObject({ id: ownId }), async ({ input, me }) => {
  await store.remove({ _id: `${me._id}:${input.id}` })
  return { views: await mine(me) }
})

async function mine(me: PersonRow): Promise<SavedView[]> {
  const own = ownUnits(me)
  const kept = (await viewsOf(me._id)).map((row) => viewOf(row, me._id))
  return kept.filter(({ question: { unit } }) => unit === undefined || own.includes(unit))
}

function viewOf({ _id, name, question: asked, order: by, first }: ViewRow, owner: string): SavedView {
  return { id: _id.slice(owner.length + 1), name, question: JSON.parse(asked) as LedgerQuestion, order: by, ...(first && { first: true as const }) }
}
