import * as z from 'zod'
import { isBarred } from '../../../domain/appeal/routing'
import type { UnitId } from '../../../domain/organisation/units'
import { Refusal } from '../../../domain/problem'
import { mayReadPaper } from '../../../domain/supervision/meeting/docket'
import { meetingAfter } from '../../../domain/supervision/meeting/kinds'
import { withoutPersonalData } from '../../../domain/text'
import { code, day, id, text } from '../../door/schema'
import { verb } from '../../door/verb'
import { type DecisionRow, type MeetingRow, meetings as store } from '../../store/meetings'
import type { AppealRow, OutboxRow, PersonRow } from '../../store/rows'
import type { StepRow } from '../../store/supervision'
import { tables } from '../../store/tables'
import { actorOf, loadWorld } from '../../world'
import { recordStep, stepId } from '../record'
import { version } from './docket'
import { type Lit, meetingIdSchema, reads, staleOr } from './known'
import { mustCall } from './rights'
import { tellOwner } from './tell'

const DECISIONS_MAX = 5
const decisionRowId = (meeting: string, seq: number, n: number): string => `${meeting}-${seq}-${n}`

/** The meeting and the appeal that something is said of, if one is named. One request. */
async function knownWith(of: string, named: string | undefined, me: PersonRow, world: Lit): Promise<{ row: MeetingRow; appeal: AppealRow | null }> {
  const [found] = await store.meetings.joined({ where: { _id: of } }, { appeals: { of: tables.appeals, is: named ?? '', theirs: '_id' } })
  if (!found || !reads(me, found.row, world)) throw new Refusal('NOT_FOUND')
  return { row: found.row, appeal: found.others.appeals[0] ?? null }
}

const decisionInput = z.strictObject({ words: text(500, 5), owner: id, dueOn: day })

/**
 * What was said of an item and what was decided: each decision a task of one unit with a date, told to it at once and
 * put on the appeal's own record through the outbox (`note.ts`).
 */
export const minuteItem = verb(
  z.strictObject({ id: meetingIdSchema, version, code: code.optional(), words: text(2000, 2), decisions: z.array(decisionInput).max(DECISIONS_MAX) }),
  async ({ input, me, requestId }): Promise<{ version: number }> => {
    const world = await loadWorld()
    const { organisation, today, now } = world
    const { row, appeal } = await knownWith(input.id, input.code, me, world)
    const unit = mustCall(me, row.kind, organisation)
    const stale = await staleOr(row, input.version, requestId)
    if (stale) return stale
    const state = meetingAfter(row.state, 'minute')
    if (!state || row.on > today) throw new Refusal(state ? 'MEETING_EARLY' : 'CONFLICT')
    if (input.code !== undefined && (!appeal || !row.items.includes(input.code) || !mayReadPaper(actorOf(me), appeal, true))) throw new Refusal('INVALID', { code: '这件诉求不在这次会的议题里' })
    if (input.code !== undefined && row.minuted.includes(input.code)) throw new Refusal('CONFLICT')
    input.decisions.forEach((one, n) => mustBeTask(one, n, appeal, world))
    const seq = row.seq + 1
    const decided = input.decisions.map(({ words, owner, dueOn }, n): DecisionRow => ({
      _id: decisionRowId(row._id, seq, n + 1), meeting: row._id, kind: row.kind, code: input.code ?? null, words: withoutPersonalData(words).text, owner, dueOn, state: 'open', open: true, answer: null, seq: 1, decidedOn: today,
    }))
    const firsts = decided.map((one, n): StepRow => ({ _id: stepId(one._id, 1), of: one._id, seq: 1, what: 'decided', at: now, on: today, by: me._id, unit, words: one.words, about: {}, requestId: `${requestId}#${n + 1}` }))
    await recordStep(world, {
      step: { of: row._id, seq, what: 'minute', by: me._id, unit, words: withoutPersonalData(input.words).text, about: { code: input.code ?? null }, requestId },
      inserts: [...decided.map((one) => ['decisions', one] as const), ...firsts.map((one) => ['supervisionSteps', one] as const), ...decided.filter((one) => one.code !== null).map((one) => ['outbox', noteRow(one, 'decided', now)] as const)],
      sets: [['meetings', { ...row, seq, minuted: input.code === undefined ? row.minuted : [...row.minuted, input.code] } as MeetingRow]],
      tells: decided.map((one) => tellOwner(one, '会议决定请落实', one.words, appeal?.accused)),
    })
    return { version: seq }
  },
)

/** The owner of a task must be a unit that may know of the appeal; its date lies ahead. */
function mustBeTask({ owner, dueOn }: { owner: UnitId; dueOn: string }, n: number, appeal: AppealRow | null, { organisation, today }: Lit): void {
  if (!organisation.units.some(({ id: unit }) => unit === owner)) throw new Refusal('INVALID', { [`decisions.${n}.owner`]: '没有这个单位，请重新选' })
  if (appeal && isBarred(owner, appeal.accused, organisation)) throw new Refusal('INVALID', { [`decisions.${n}.owner`]: '被反映的单位不能落实这件诉求的决定' })
  if (dueOn <= today) throw new Refusal('INVALID', { [`decisions.${n}.dueOn`]: '请选今天以后的日子' })
}

/** What carries a decision, or what came of it, to the appeal's record. */
export function noteRow(decision: DecisionRow, stage: 'decided' | 'accepted', now: number): OutboxRow {
  return { _id: `${decision._id}-${stage}`, appeal: decision.code ?? '', kind: 'decision', state: 'pending', after: now, tries: 0, createdAt: now, body: { decision: decision._id, stage } }
}
