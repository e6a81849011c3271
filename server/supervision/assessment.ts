import * as z from 'zod'
import { RATE_NAMES, RATES, percent } from '../../domain/ledger/rates'
import { Refusal } from '../../domain/problem'
import { RANKED_KINDS } from '../../domain/supervision/standings'
import { verb } from '../door/verb'
import { between } from '../store/conditions'
import { supervision } from '../store/supervision'
import { tables } from '../store/tables'
import { loadWorld } from '../world'
import { LIST_STEP_WORDS } from './lists'
import { postOf, recordStep } from './record'
import { mustAssess } from './rights'
import { stepView } from './stepViews'

const COLUMNS = ['单位', '参评月数', '平均得分', '红榜次数', '黑榜次数', ...RATE_NAMES.map((name) => RATES[name].words)]

/** A year of frozen lists as a sheet for the assessment of units, for the centre and the performance centre; persons are not assessed, whoever asks. */
export const assessment = verb(z.strictObject({ year: z.number().int().min(2020).max(2100), kind: z.enum(RANKED_KINDS), about: z.enum(['units', 'persons']) }), async ({ input, me, requestId }) => {
  const world = await loadWorld()
  mustAssess(me, world.organisation)
  const of = `declined:${input.year}:${input.kind}`
  const refused = await supervision.steps.page({ where: { of }, order: [['seq', 'asc']], limit: 200 })
  if (input.about === 'persons') {
    // The refusal is on record with who asked: the rule must be seen to have been kept.
    await recordStep(world, { step: { of, seq: (refused.items.at(-1)?.seq ?? 0) + 1, what: 'declined', by: me._id, unit: postOf(me), words: '只评价单位，不评价个人', about: { year: input.year }, requestId } })
    throw new Refusal('UNITS_ONLY')
  }
  const { items } = await supervision.lists.page({ where: { kind: input.kind, month: between(`${input.year}-01`, `${input.year}-13`) }, order: [['month', 'desc']], limit: 12 })
  const fixed = items.filter((row) => row.state !== 'draft')
  const units = world.organisation.units.filter((unit) => unit.kind === input.kind)
  const rows = units.map(({ id: unit, name }) => {
    const own = fixed.flatMap((row) => row.lines.filter((line) => line.unit === unit))
    const ranked = own.filter(({ place }) => place !== null)
    const mean = ranked.length === 0 ? '—' : `${(ranked.reduce((total, { score }) => total + score, 0) / ranked.length / 100).toFixed(2)}%`
    const rates = RATE_NAMES.map((name) => percent({ above: own.reduce((total, line) => total + line.rates[name].above, 0), below: own.reduce((total, line) => total + line.rates[name].below, 0) }, 2))
    return [name, String(ranked.length), mean, String(own.filter(({ mark }) => mark === 'red').length), String(own.filter(({ mark }) => mark === 'black').length), ...rates]
  })
  const people = await tables.people.byIds(refused.items.map(({ by }) => by))
  return { columns: COLUMNS, rows, declined: refused.items.map((step) => stepView(step, LIST_STEP_WORDS, people, world.organisation)) }
})
