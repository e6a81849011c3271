import type { Role } from '../../organisation/roles'
import type { UnitId, UnitKind } from '../../organisation/units'

/** The three meetings of the district (S8). */
export const MEETING_KINDS = ['joint', 'dispatch', 'partyGovernment'] as const
export type MeetingKind = (typeof MEETING_KINDS)[number]

interface Meeting {
  words: string
  /** What it is for, in one line. */
  purpose: string
  /** Units that prepare, call and minute it, and check what becomes of its decisions. */
  callers: readonly UnitKind[]
  /** Posts that are there whatever is on the docket. */
  always: readonly { unit: UnitKind; role: Role }[]
  /** Who comes for a unit that has an item on the docket. */
  head: Role
}

export const MEETINGS: Record<MeetingKind, Meeting> = {
  joint: {
    words: '联席会议', purpose: '区里两位主要领导召集，研究跨区域、跨领域的复杂诉求', callers: ['centre'], head: 'principal',
    always: [{ unit: 'centre', role: 'districtLeader' }, { unit: 'discipline', role: 'principal' }, { unit: 'politicalLegal', role: 'principal' }, { unit: 'petition', role: 'principal' }],
  },
  dispatch: {
    words: '月调度会', purpose: '政法委会同信访局召集，调度超期的、停下来的诉求', callers: ['politicalLegal', 'petition'], head: 'leaderInCharge',
    always: [{ unit: 'politicalLegal', role: 'principal' }, { unit: 'petition', role: 'principal' }, { unit: 'centre', role: 'leaderInCharge' }],
  },
  partyGovernment: {
    words: '党政联席会议', purpose: '有争议的诉求，集体研究、集体决定', callers: ['centre'], head: 'principal',
    always: [{ unit: 'centre', role: 'districtLeader' }, { unit: 'discipline', role: 'principal' }, { unit: 'politicalLegal', role: 'principal' }],
  },
}

/** A post that is asked to come: a role in a unit, whoever holds it. Persons are not counted. */
export interface Seat {
  unit: UnitId
  role: Role
}

/** Whether a post was filled: by its holder, by a deputy, or not. */
export const ATTENDANCE = { present: '到会', deputy: '委托他人', absent: '缺席' } as const
export type Attendance = keyof typeof ATTENDANCE

interface InUnit {
  id: UnitId
  kind: UnitKind
}

/** The post that speaks for a unit at a meeting: a village has one head only. */
const headOf = ({ id, kind }: InUnit, of: MeetingKind): Seat => ({ unit: id, role: kind === 'village' ? 'villageSecretary' : MEETINGS[of].head })

/** Who is asked to come: those who always are, and the head of every unit that has an item. Each post once, in that order. */
export function seatsOf(of: MeetingKind, concerned: readonly InUnit[], units: readonly InUnit[]): Seat[] {
  const always = MEETINGS[of].always.flatMap(({ unit, role }) => units.filter(({ kind }) => kind === unit).map(({ id }): Seat => ({ unit: id, role })))
  const all = [...always, ...concerned.map((unit) => headOf(unit, of))]
  return all.filter((seat, index) => all.findIndex((one) => one.unit === seat.unit && one.role === seat.role) === index)
}

/** The way of a meeting: it is called, its items are minuted one by one, and then it is closed; or it is called off. */
export const MEETING_WAY = {
  called: { minute: 'called', close: 'closed', callOff: 'calledOff' },
  closed: {},
  calledOff: {},
} as const
export type MeetingState = keyof typeof MEETING_WAY
export type MeetingStep = 'minute' | 'close' | 'callOff'
export const MEETING_STATE_WORDS: Record<MeetingState, string> = { called: '已通知', closed: '已开', calledOff: '已取消' }

/** Where a step leads, or null when it cannot be taken now. */
export function meetingAfter(state: MeetingState, step: MeetingStep): MeetingState | null {
  return (MEETING_WAY[state] as Partial<Record<MeetingStep, MeetingState>>)[step] ?? null
}
