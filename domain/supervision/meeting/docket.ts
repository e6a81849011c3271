import { isComplaint } from '../../appeal/standing'
import type { Standing } from '../../appeal/standing'
import type { Settings } from '../../appeal/settings'
import { type Status, isOpen } from '../../appeal/statuses'
import { type Actor, isBarredFrom, maySee } from '../../appeal/permissions'
import type { Calendar } from '../../calendar/calendar'
import { type Day, addDays, dayWords } from '../../calendar/day'
import type { Organisation, UnitId, UnitKind } from '../../organisation/units'
import type { MeetingKind } from './kinds'

/** The world in which a rule is asked. */
export interface DocketWorld {
  today: Day
  calendar: Calendar
  organisation: Organisation
  settings: Settings
}

/** Late by so many working days: as long as it takes until the centre is told of it (`ESCALATIONS`). */
export const LATE_DAYS = 5
/** Days without a step that moves it. */
export const STUCK_DAYS = 30
/** A thing that was spoken of comes up again after so many days, where its reason still stands: with the next month's meeting. */
export const AGAIN_AFTER_DAYS = 28

interface Rule {
  words: string
  meeting: MeetingKind
  holds: (appeal: Standing, world: DocketWorld) => boolean
  /** What of the ledger makes it so, with its numbers. */
  evidence: (appeal: Standing, world: DocketWorld) => string
}

const lateDays = ({ clock }: Standing, { today, calendar }: DocketWorld): number => (clock.kind === 'running' && clock.dueOn < today ? calendar.workingDaysBetween(clock.dueOn, today) : 0)

/** The units that work on it, a village counted as its township. */
function branches({ lead, supporting, supports }: Standing, { organisation }: DocketWorld): { id: UnitId; kind: UnitKind; name: string }[] {
  const ids = [lead, ...supporting, ...supports.map(({ unit }) => unit)].filter((id): id is UnitId => id !== null)
  const whole = ids.map((id) => organisation.find(id)).map((unit) => (unit?.kind === 'village' ? organisation.find(unit.parent ?? '') : unit))
  return [...new Map(whole.flatMap((unit) => (unit ? [[unit.id, unit] as const] : []))).values()]
}

const most = (of: readonly { kind: UnitKind }[], kind: UnitKind) => of.filter((one) => one.kind === kind).length
const unaccepted: readonly Status[] = ['triaged', 'assigned']

/** What puts an appeal on a docket by itself: one row a reason. A parked one has a date of its own and waits for nobody. */
export const DOCKET_RULES = {
  overdue: {
    words: '超办理期限', meeting: 'dispatch',
    holds: (appeal, world) => lateDays(appeal, world) >= LATE_DAYS,
    evidence: (appeal, world) => `超办理期限${lateDays(appeal, world)}个工作日`,
  },
  stuck: {
    words: '停滞', meeting: 'dispatch',
    holds: ({ status, movedOn }, { today }) => status !== 'parked' && movedOn <= addDays(today, -STUCK_DAYS),
    evidence: ({ movedOn }) => `${dayWords(movedOn)}以后没有进展`,
  },
  returnedAtCap: {
    words: '退回到上限', meeting: 'joint',
    holds: ({ status, returns }, { settings }) => unaccepted.includes(status) && returns >= settings.returnCap,
    evidence: ({ returns }) => `退回了${returns}次，已到上限`,
  },
  crossing: {
    words: '跨单位', meeting: 'joint',
    holds: (appeal, world) => (['department', 'township'] as const).some((kind) => most(branches(appeal, world), kind) > 1),
    evidence: (appeal, world) => `涉及${branches(appeal, world).map(({ name }) => name).join('、')}`,
  },
  contested: {
    words: '有争议', meeting: 'partyGovernment',
    holds: ({ status, desk }, { organisation }) => status === 'disputed' || (status === 'contested' && organisation.find(desk)?.level === 'district'),
    evidence: ({ status }) => (status === 'disputed' ? '诉求人多次不认可，等上级裁定' : '诉求人申请复议，由区里审查'),
  },
} as const satisfies Record<string, Rule>
export type DocketRule = keyof typeof DOCKET_RULES
export const RULE_NAMES = Object.keys(DOCKET_RULES) as DocketRule[]

/** The reasons for which an appeal belongs on a meeting's docket today; none for one that has ended. */
export function rulesFor(of: MeetingKind, appeal: Standing, world: DocketWorld): DocketRule[] {
  return isOpen(appeal.status) ? RULE_NAMES.filter((name) => DOCKET_RULES[name].meeting === of && DOCKET_RULES[name].holds(appeal, world)) : []
}

/** The same in words, with the numbers of the ledger. */
export function evidenceOf(rules: readonly DocketRule[], appeal: Standing, world: DocketWorld): string[] {
  return rules.filter((name) => DOCKET_RULES[name].holds(appeal, world)).map((name) => DOCKET_RULES[name].evidence(appeal, world))
}

/**
 * How an item stands: proposed by a rule or by hand, confirmed or taken off by a person, on a meeting, spoken of;
 * `lapsed` when its reason fell away before anybody looked.
 */
export const DOCKET_STATES = ['proposed', 'confirmed', 'off', 'meeting', 'discussed', 'lapsed'] as const
export type DocketState = (typeof DOCKET_STATES)[number]
export const DOCKET_WORDS: Record<DocketState, string> = { proposed: '待确认', confirmed: '已列入', off: '已移出', meeting: '上会', discussed: '已研究', lapsed: '情况已消除' }

/** What a person may make of an item, and from where. A person's word is not overruled by a rule. */
export const DOCKET_WAY: Record<DocketState, readonly DocketState[]> = {
  proposed: ['confirmed', 'off'],
  confirmed: ['off'],
  off: ['confirmed'],
  meeting: [],
  discussed: ['confirmed'],
  lapsed: ['confirmed'],
}

/** What of an item the rules look at. */
export interface DocketItem {
  state: DocketState
  rules: readonly DocketRule[]
  /** Why somebody put it there; null when a rule did. */
  byHand: string | null
  /** Since when it stands so. */
  since: Day
}

/**
 * What a night makes of an item, null where there is none and none is to be. What a person confirmed stays; what
 * one took off stays off while no other reason comes up; what was spoken of comes up again a month later.
 */
export function afterNight(before: DocketItem | null, rules: readonly DocketRule[], today: Day): DocketItem | null {
  const proposed: DocketItem = { state: 'proposed', rules, byHand: null, since: today }
  if (before === null) return rules.length > 0 ? proposed : null
  const another = rules.some((name) => !before.rules.includes(name))
  switch (before.state) {
    case 'confirmed':
    case 'meeting':
      return before
    case 'proposed':
      if (before.byHand !== null) return before
      if (rules.length === 0) return { ...before, state: 'lapsed', since: today }
      return same(before.rules, rules) ? before : { ...before, rules }
    case 'off':
      return another ? proposed : before
    case 'discussed':
      return another || (rules.length > 0 && before.since <= addDays(today, -AGAIN_AFTER_DAYS)) ? proposed : before
    case 'lapsed':
      return rules.length > 0 ? proposed : before
  }
}

const same = (a: readonly DocketRule[], b: readonly DocketRule[]) => a.length === b.length && a.every((name) => b.includes(name))

/**
 * Whether somebody may read the paper of an item. Nobody of a unit that is complained of, whatever else they are; a
 * complaint only who may know of it anyway (S6.4); anything else also who comes to the meeting or prepares it.
 */
export function mayReadPaper(actor: Actor, appeal: Standing, atMeeting: boolean): boolean {
  return !isBarredFrom(actor, appeal) && (maySee(actor, appeal) || (atMeeting && !isComplaint(appeal)))
}
