import * as z from 'zod'
import { entryId } from '../../../domain/appeal/entries'
import { type Actor, maySee } from '../../../domain/appeal/permissions'
import type { World } from '../../../domain/appeal/situation'
import { STATUS_WORDS, isOpen } from '../../../domain/appeal/statuses'
import { dayOf } from '../../../domain/calendar/day'
import { Refusal } from '../../../domain/problem'
import { commonWords, compareTexts, matterOf, reasonOf } from '../../../domain/text/likeness'
import type { Candidate, Candidates } from '../../contract'
import { verb } from '../../door/verb'
import { code } from '../../door/schema'
import { oneOf } from '../../store/conditions'
import type { AppealRow } from '../../store/rows'
import { tables } from '../../store/tables'
import { actorOf, loadWorld } from '../../world'
import { type Alike, findAlike } from './find'
import { likenessRowOf } from './row'

const SHOWN = 5
/** A person with more posts than this is asked for in the first ones. */
const MOST_UNITS = 4

/** Appeals that sound like one that I may see, with both texts: what a duplicate is told by, or what was done in such a case. */
export const candidates = verb(z.strictObject({ code }), async ({ input, me }): Promise<Candidates> => {
  const [world, row, record] = await Promise.all([loadWorld(), tables.appeals.byId(input.code), tables.records.byId(entryId(input.code, 1))])
  const actor = actorOf(me)
  // A resident, even the petitioner, is told of others' appeals by `appeal.similar` alone.
  if (!row || !maySee(actor, row) || unitsOf(actor).length === 0) throw new Refusal('NOT_FOUND')
  const words = { text: record?.texts['text'] ?? '', spot: record?.texts['spot'] }
  return {
    version: row.seq,
    statusWords: STATUS_WORDS[row.status],
    village: world.organisation.find(row.village)?.name ?? '',
    submittedOn: dayOf(row.submittedAt),
    text: likenessRowOf(row, words).text,
    candidates: await candidatesFor(row, words, actor, world),
  }
})

/** The likest appeals that `actor` may know of, each by the one it was merged into; at most three requests. */
export async function candidatesFor(row: AppealRow, words: { text: string; spot?: string | undefined }, actor: Actor, { organisation }: World): Promise<Candidate[]> {
  const units = unitsOf(actor)
  if (units.length === 0) return []
  const own = likenessRowOf(row, words)
  const asked = matterOf({ text: own.text, spot: own.spot, village: row.village, township: row.township, at: row.submittedAt })
  const wider = units.filter((unit) => unit !== row.village)
  const alike = (await findAlike(asked, { scopes: oneOf(units) }, wider)).filter((one) => leadsTo(one) !== row.code && one.row._id !== row.code)
  const likest = [...new Map(alike.reverse().map((one) => [leadsTo(one), one])).values()].sort((a, b) => b.score - a.score).slice(0, SHOWN * 2)
  const appeals = await tables.appeals.byIds(likest.flatMap((one) => [one.row._id, leadsTo(one)]))
  return likest
    .flatMap((one): Candidate[] => {
      const [found, appeal] = [appeals.get(one.row._id), appeals.get(leadsTo(one))]
      // The index may lag behind by a moment: the appeals themselves decide, the one whose words it is and the one it leads to.
      if (!found || !appeal || !maySee(actor, found) || !maySee(actor, appeal)) return []
      const village = organisation.find(appeal.village)?.name ?? ''
      const compared = compareTexts(own.text, one.row.text)
      return [{
        code: appeal.code,
        version: appeal.seq,
        excerpt: appeal.excerpt,
        text: one.row.text,
        village,
        submittedOn: dayOf(one.row.at),
        statusWords: STATUS_WORDS[appeal.status],
        open: isOpen(appeal.status),
        degree: degreeOf(one.score),
        words: commonWords(asked.traits, one.matter.traits),
        reason: reasonOf(asked, one.matter, one, village),
        compared: { own: compared.one, other: compared.other },
      }]
    })
    .slice(0, SHOWN)
}

const leadsTo = ({ row }: Alike): string => row.master ?? row._id

/** The units for which somebody may look for what is alike. */
export const unitsOf = (actor: Actor): string[] => [...new Set(actor.posts.filter(({ role }) => role !== 'administrator').map(({ unit }) => unit))].slice(0, MOST_UNITS)

/** A score as people read it: a number would promise more than it holds. */
const DEGREES = [[0.5, '很像'], [0.3, '较像'], [0, '有些像']] as const
const degreeOf = (score: number): Candidate['degree'] => DEGREES.find(([least]) => score >= least)![1]
