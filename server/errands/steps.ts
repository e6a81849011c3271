import * as z from 'zod'
import type { World } from '../../domain/appeal/situation'
import type { Day } from '../../domain/calendar/day'
import { MATTERS, MATTER_IDS } from '../../domain/errands/matters'
import { ERRAND_STEPS, ERRAND_STEP_IDS, type ErrandStep, TOLD_STEPS, errandAfter, errandOffers } from '../../domain/errands/way'
import { Refusal } from '../../domain/problem'
import { suspectsComplaint } from '../../domain/text'
import { id as unitId, phone, text } from '../door/schema'
import { verb } from '../door/verb'
import { carriesOver } from '../intake/rights'
import { mustBePlace, unitsOver } from '../outreach/units'
import type { ErrandRow } from '../store/errands'
import { limit } from '../store/limits'
import type { PersonRow } from '../store/rows'
import { open, seal } from '../store/seal'
import type { District } from '../store/units'
import { type Told, postOf, takenBefore } from '../supervision/record'
import { loadWorld } from '../world'
import { errandId } from './read'
import { errandFor } from './rights'
import { writeErrand } from './write'

/** Where a message about one leads. */
const ERRAND_PAGE = 'errands/errand/index'
/** Somebody takes an errand within so many working days. */
const TAKE_DAYS = 2
const A_DAY = 10
const RECORDED_A_DAY = 40

const matter = z.enum(MATTER_IDS as [keyof typeof MATTERS, ...(keyof typeof MATTERS)[]])
const what = { matter, village: unitId, text: text(500, 4) }

function begun(input: { matter: ErrandRow['matter']; village: string; text: string; name: string; phone: string | null }, from: Pick<ErrandRow, 'state' | 'resident' | 'recordedBy' | 'commissioner'>, world: World & { organisation: District }): ErrandRow {
  mustBePlace({ village: input.village }, world.organisation)
  const takeBy = world.calendar.addWorkingDays(world.today, TAKE_DAYS)
  return {
    _id: `B-${world.today.replaceAll('-', '')}-${world.now.toString(36)}-${Math.random().toString(36).slice(2, 6)}`,
    matter: input.matter, text: input.text, village: input.village, units: unitsOver(input.village, world.organisation), seq: 1, at: world.now,
    name: seal(input.name), phone: input.phone && seal(input.phone.replace(/\D/g, '')), takeBy, ...from,
  }
}

/** The name and number of an account that has both; else they are asked for. */
function ownContact({ name, phone: own, phoneKey }: PersonRow): { name: string; phone: string } {
  if (!name || !own || !phoneKey) throw new Refusal('INVALID', { name: '请写怎么称呼您', phone: '请留一个电话' })
  return { name: open(name), phone: open(own) }
}

/** The words complain of somebody: an errand is read by the very people of the place, and an appeal is not. */
function mustNotComplain(words: string | undefined, field: 'text' | 'words'): void {
  if (words && suspectsComplaint(words).suspected) throw new Refusal('INVALID', { [field]: '像是在反映单位或干部。帮办的人就在村里，会看到这些话；请改从首页“我要反映”提交，被反映的人看不到' })
}

/** A resident asks to have something handled. The commissioners of the village hear of it. */
export const ask = verb(z.strictObject({ ...what, contact: z.strictObject({ name: text(20), phone }).optional() }), async ({ input, me, requestId }) => {
  const world = await loadWorld()
  const taken = await takenBefore(requestId)
  if (taken) return { id: taken.of, takeBy: String(taken.about['takeBy'] ?? world.calendar.addWorkingDays(taken.on, TAKE_DAYS)) }
  mustNotComplain(input.text, 'text')
  await limit(`errand:${me._id}`, A_DAY, 86_400)
  const row = begun({ ...input, ...(input.contact ?? ownContact(me)) }, { state: 'asked', resident: me._id, recordedBy: null, commissioner: null }, world)
  const step = await writeErrand(world, null, row, { what: 'ask', by: me._id, unit: null, words: input.text, requestId }, [tellPlace(row, '有人请您帮办', row.takeBy)])
  return { id: step.of, takeBy: row.takeBy }
})

/** Written down at the door for somebody; whoever writes it down has taken it. */
export const record = verb(z.strictObject({ ...what, name: text(20), phone: phone.optional() }), async ({ input, me, requestId }) => {
  const world = await loadWorld()
  if (!carriesOver(me, 'errands', input.village, world.organisation)) throw new Refusal('FORBIDDEN', { village: '这个村（社区）不归您帮办，请选您负责的' })
  const taken = await takenBefore(requestId)
  if (taken) return { id: taken.of }
  // Nobody confirms these: more in a day than one person can see to would be figures and no errands.
  await limit(`errand-record:${me._id}`, RECORDED_A_DAY, 86_400)
  const row = begun({ ...input, phone: input.phone ?? null }, { state: 'taken', resident: null, recordedBy: me._id, commissioner: me._id }, world)
  const step = await writeErrand(world, null, row, { what: 'record', by: me._id, unit: postOf(me), words: input.text, requestId }, [])
  return { id: step.of }
})

/** What a step makes of who handles it. */
const HANDS: Partial<Record<ErrandStep, (me: PersonRow) => Pick<ErrandRow, 'commissioner'>>> = { take: (me) => ({ commissioner: me._id }), pass: () => ({ commissioner: null }) }

/** One step of an errand, on the version that the person saw, by whoever it is of. */
export const move = verb(z.strictObject({ id: errandId, version: z.number().int().min(1), step: z.enum(ERRAND_STEP_IDS as [ErrandStep, ...ErrandStep[]]), words: text(500).optional() }), async ({ input, me, requestId }) => {
  const world = await loadWorld()
  const { row, part } = await errandFor(input.id, me, world.organisation)
  const taken = await takenBefore(requestId)
  if (taken) return { version: taken.seq, state: row.state }
  if (!part[ERRAND_STEPS[input.step].who]) throw new Refusal('FORBIDDEN')
  if (row.seq !== input.version) throw new Refusal('STALE')
  if (!errandOffers(row.state, part).includes(input.step)) throw new Refusal('ERRAND_STEP')
  if (TOLD_STEPS.includes(input.step) && !input.words) throw new Refusal('INVALID', { words: '请写一句说明' })
  if (part.resident) mustNotComplain(input.words, 'words')
  const after: ErrandRow = { ...row, state: errandAfter(row.state, input.step)!, seq: row.seq + 1, ...HANDS[input.step]?.(me) }
  const step = await writeErrand(world, row, after, { what: input.step, by: me._id, unit: part.resident ? null : postOf(me), words: input.words ?? '', requestId }, tellsOf(after, input.step, part.resident, world.today))
  return { version: step.seq, state: after.state }
})

const page = (row: ErrandRow) => `${ERRAND_PAGE}?id=${encodeURIComponent(row._id)}`

function tellPlace(row: ErrandRow, says: string, by: Day): Told {
  return { to: [`${row.village}:errands`], template: 'task', values: [row._id, says, MATTERS[row.matter], by], page: page(row) }
}

/** Whoever did not take the step hears of it; what is passed on is told to the place again. */
function tellsOf(row: ErrandRow, step: ErrandStep, byResident: boolean, today: Day): Told[] {
  if (step === 'pass') return [tellPlace(row, '有一件帮办等人接', today)]
  if (byResident) return row.commissioner ? [{ to: [`person:${row.commissioner}`], template: 'task', values: [row._id, `群众：${ERRAND_STEPS[step].words}`, MATTERS[row.matter], today], page: page(row) }] : []
  return row.resident ? [{ to: [`person:${row.resident}`], template: 'progress', values: [row._id, `帮办：${ERRAND_STEPS[step].words}`, MATTERS[row.matter], today], page: page(row) }] : []
}
