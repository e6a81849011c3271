import * as z from 'zod'
import { type Asked, verb } from '../../door/verb'
import { cursor } from '../../door/schema'
import { administration } from '../../store/administration'
import { tables } from '../../store/tables'
import type { AdminFunction, ImportView } from '../contract'
import { mustAdminister } from '../rights'
import { nameOf } from '../views'

type Input = AdminFunction['imports']['input']

/** What was imported, the newest first. Two requests. */
export const imports = verb(z.strictObject({ cursor }) as unknown as z.ZodType<Input>, async ({ input, me }: Asked<Input>) => {
  mustAdminister(me)
  const page = await administration.imports.page({ where: {}, order: [['at', 'desc']], limit: 20, cursor: input.cursor })
  const people = await tables.people.byIds(page.items.map(({ by }) => by))
  return { items: page.items.map(({ _id, kind, at, by, made, taken }): ImportView => ({ id: _id, kind, at, who: nameOf(people.get(by)), made: made.length, taken: taken.length })), next: page.next }
})
