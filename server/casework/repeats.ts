import * as z from 'zod'
import { cameAfter, readAlike } from '../../domain/appeal/decisions/repeats'
import { entryId } from '../../domain/appeal/entries'
import { type Actor, maySee } from '../../domain/appeal/permissions'
import { Refusal } from '../../domain/problem'
import { likenessOf, matterOf, reasonOf } from '../../domain/text/likeness'
import type { AppealPage, EarlierMatter } from '../contract'
import { verb } from '../door/verb'
import { code } from '../door/schema'
import { contactOf } from '../store/contacts'
import { likeness } from '../store/likeness'
import type { AppealRow } from '../store/rows'
import { tables } from '../store/tables'
import { actorOf, loadWorld } from '../world'
import { unitsOf } from './likeness/candidates'
import { likenessRowOf } from './likeness/row'

/** As many of a person's newest appeals are looked at, and as many shown. */
const LOOKED = 20
const SHOWN = 3
/** How alike two texts of the same person are that may be the same matter; when and where weigh nothing here. */
const ALIKE = 0.2

/**
 * What the same person was answered before in what sounds like the same matter: told by whose account it is and by
 * the keyed hash of the number left, never by a number in clear. Whoever files without a name is recognised by nothing.
 */
export const repeats = verb(z.strictObject({ code }), async ({ input, me }): Promise<{ earlier: EarlierMatter[] }> => {
  const [world, row, record, contact] = await Promise.all([loadWorld(), tables.appeals.byId(input.code), tables.records.byId(entryId(input.code, 1)), contactOf(input.code)])
  const actor = actorOf(me)
  if (!row || !maySee(actor, row) || unitsOf(actor).length === 0) throw new Refusal('NOT_FOUND')
  if (row.anonymous) return { earlier: [] }
  const [byAccount, byNumber] = await Promise.all([ofAccount(row), contact?.phoneKey ? ofNumber(contact.phoneKey) : new Map<string, AppealRow>()])
  const known = new Map([...byNumber, ...byAccount])
  const before = [...known.values()].filter((one) => one.code !== row.code && !one.anonymous && maySee(actor, one) && cameAfter(row, one) && readAlike(row, one))
  const texts = await likeness.byIds(before.map((one) => one.code))
  const own = likenessRowOf(row, { text: record?.texts['text'], spot: record?.texts['spot'] })
  const asked = matterOf(own)
  const found = before.flatMap((one) => {
    const said = texts.get(one.code)
    const other = said && matterOf(said)
    const alike = other && likenessOf(asked, other)
    return alike && alike.text >= ALIKE ? [{ one, said, other, alike }] : []
  })
  const nameOf = (unit: string | null) => (unit ? (world.organisation.find(unit)?.name ?? '') : '')
  return {
    earlier: found
      .sort((a, b) => b.alike.text - a.alike.text)
      .slice(0, SHOWN)
      .map(({ one, said, other, alike }) => ({
        code: one.code,
        excerpt: one.excerpt,
        text: said.text,
        closedOn: one.closedOn!,
        lead: nameOf(one.lead),
        reason: `${byAccount.has(one.code) ? '同一位诉求人' : '留的是同一个电话'}，${reasonOf(asked, other, alike, nameOf(one.village))}`,
      })),
  }
})

/** The newest of whoever filed it from their own phone. */
async function ofAccount({ petitioner }: AppealRow): Promise<Map<string, AppealRow>> {
  if (!petitioner) return new Map()
  const { items } = await tables.appeals.page({ where: { parties: petitioner }, order: [['submittedAt', 'desc']], limit: LOOKED })
  return new Map(items.filter((one) => one.petitioner === petitioner).map((one) => [one.code, one]))
}

/** Those for which the same number was left, by its sealed index. Families share a number: a person decides. */
async function ofNumber(phoneKey: string): Promise<Map<string, AppealRow>> {
  const { items } = await tables.contacts.page({ where: { phoneKey }, order: [], limit: LOOKED })
  return tables.appeals.byIds(items.map(({ appeal }) => appeal))
}

/** The same matter before and after, as far as the reader may know of those appeals. One request, and none where there is nothing. */
export async function repeatOf(row: AppealRow, actor: Actor, mine: boolean): Promise<AppealPage['repeat']> {
  const codes = [...(row.repeatOf ? [row.repeatOf] : []), ...row.repeats]
  const known = mine || codes.length === 0 ? new Map<string, AppealRow>() : await tables.appeals.byIds(codes)
  const seen = (one: string) => known.has(one) && maySee(actor, known.get(one)!)
  return { of: row.repeatOf && seen(row.repeatOf) ? { code: row.repeatOf, closedOn: known.get(row.repeatOf)!.closedOn } : null, by: row.repeats.filter(seen) }
}
