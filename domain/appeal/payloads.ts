import type { Day } from '../calendar/day'
import type { Level, PersonId, UnitId } from '../organisation/units'
import type { Channel, Kind, Rating } from './kinds'

/** Words that a person wrote. They go to the record beside the entry, never into the entry. */
export type Text = string

/** A piece of evidence on file, by its id. */
export type EvidenceId = string

export const INVALID_GROUNDS = {
  untrue: '内容不属实',
  unclear: '说不清事情，也联系不上',
  litigation: '由法院审理或裁判',
  arbitration: '属仲裁',
  reconsideration: '属行政复议',
  discipline: '属纪检监察',
  petitioned: '信访部门已经受理',
  noAppeal: '没有具体诉求',
} as const
export type InvalidGround = keyof typeof INVALID_GROUNDS

/** Where one goes with what is not ours; said to the petitioner with the ground. The numbers are the nation's own. */
export const WHERE_TO_GO: Partial<Record<InvalidGround, string>> = {
  litigation: '请到人民法院办理，诉讼服务电话12368；想先问问怎么打官司，可拨打12348免费咨询',
  arbitration: '劳动争议请到劳动人事争议仲裁委员会，电话12333；承包地纠纷请到农村土地承包仲裁委员会',
  reconsideration: '请在知道那个决定之日起六十日内，到司法局的行政复议窗口申请，电话12348可咨询',
  discipline: '请向纪委监委反映，举报电话12388',
  petitioned: '请向受理的信访部门问进展，凭它给的受理编号可以查',
}

export const RETURN_GROUNDS = {
  notOurDuty: '不属本单位职责',
  wrongPlace: '不在本辖区',
  needsHigherLevel: '超出本级权限',
} as const
export type ReturnGround = keyof typeof RETURN_GROUNDS

export const DISPUTE_GROUNDS = { notDone: '没有办', halfDone: '只办了一部分', notTrue: '答复与事实不符' } as const
export type DisputeGround = keyof typeof DISPUTE_GROUNDS

/** What a petitioner is not satisfied with, above all. Nobody has to say it: 不想说 is an answer. */
export const DISCONTENTS = { unsolved: '问题没有解决', slow: '办得太慢', attitude: '态度不好', unclear: '没有说清楚', unfair: '处理不公道', unsaid: '不想说' } as const
export type Discontent = keyof typeof DISCONTENTS

/** Why one waits for the petitioner; anything else does not stop the clock. */
export const PAUSE_GROUNDS = { away: '诉求人暂不在当地', evidence: '等诉求人提供材料', unwell: '诉求人生病或家有急事' } as const
export type PauseGround = keyof typeof PAUSE_GROUNDS

export const UNCONFIRMED_GROUNDS = {
  anonymous: '匿名，无从确认',
  dead: '诉求人已去世',
  notReached: '三天三次未联系上',
  withdrawn: '诉求人已撤回，依法继续办理',
} as const
export type UnconfirmedGround = keyof typeof UNCONFIRMED_GROUNDS

/** What became of a petitioner who can no longer speak for the appeal where it was filed. */
export const GONE = { died: '诉求人已去世', moved: '诉求人已迁走' } as const
export type Gone = keyof typeof GONE

export const RECEIVERS = { petition: '信访部门', hotline: '12345热线', discipline: '纪检监察机关', court: '法院' } as const
export type Receiver = keyof typeof RECEIVERS

export const ADOPTIONS = { adopted: '采纳', partly: '部分采纳', declined: '未采纳' } as const
export type Adoption = keyof typeof ADOPTIONS

/** 催办 asks to get on with it, 督办 is answered for by the leaders as well. */
export const ORDERS = { prompt: '催办', supervision: '督办' } as const
export type OrderKind = keyof typeof ORDERS

export const FINDINGS = { reasonable: '合理', partly: '部分合理' } as const
export type Finding = keyof typeof FINDINGS

/** Where it happened. The village is what places an appeal; the rest narrows it. */
export interface Place {
  village: UnitId
  grid?: string
  spot?: Text
}

/** A plan has no more steps than one reads at a glance. */
export const PLAN_STEPS_MAX = 8

/** One step of an individual plan: what is done, by whom, by which day (一人一策, S6.3). */
export interface PlanStep {
  what: Text
  owner: Text
  by: Day
}

/** Who may be reached about an appeal, given by the person who files it. */
export interface Contact {
  name: Text
  phone: Text
}

/**
 * What a person gives with each action on an appeal. Every action has a row; an empty row needs
 * nothing but the tap. Lengths and forms are checked at the door (`server/casework/inputs.ts`).
 */
export interface Payloads {
  // The petitioner, and those who file for one.
  submit: {
    channel: Channel
    place: Place
    text: Text
    /** The answer to 是否反映某个单位或干部? */
    aboutCadre: boolean
    /** The units named; may be empty when the petitioner does not know. */
    accused: UnitId[]
    contact?: Contact
    anonymous?: boolean
    evidence: EvidenceId[]
    /** For appeals that come from elsewhere: their number there. */
    reference?: string
    /** The scene of the code that was scanned. */
    scene?: string
  }
  supplement: { text: Text; evidence: EvidenceId[] }
  urge: { text?: Text }
  withdraw: { reason?: Text }
  contest: { reason: Text }
  /** `because` is asked of whoever is not satisfied. */
  confirm: { rating: Rating; because?: Discontent; words?: Text; signature: EvidenceId }
  dispute: { ground: DisputeGround; reason: Text }
  disputeAgain: { ground: DisputeGround; reason: Text }
  reopen: { reason: Text }
  claim: Record<never, never>
  join: Record<never, never>
  /** A recorded appeal is the petitioner's own words: the query word said back, a signature on the spot, or both. */
  attest: { word?: Text; signature?: EvidenceId }

  // Screening by the village, or by the desk that stands in for it.
  screenValid: { note?: Text }
  keep: { kind: Kind; handler?: PersonId; note?: Text }
  screenInvalid: { ground: InvalidGround; reason: Text }
  merge: { master: string; reason: Text }
  unmerge: { reason: Text }
  passUp: { accused: UnitId[]; note?: Text }

  // The township's review and triage; the desk's rulings.
  reviewValid: { finding: Finding; opinion: Text }
  reviewUnreasonable: { opinion: Text; explanation: Text }
  reviewBeside: { finding: Finding; opinion: Text }
  recall: { reason: Text }
  uphold: { opinion: Text }
  overturn: { opinion: Text }
  triage: { kind: Kind; level: Level; lead: UnitId; supporting: UnitId[]; note?: Text }
  assign: { lead: UnitId; supporting: UnitId[]; note?: Text }

  // The responsible unit.
  accept: { handler?: PersonId }
  return: { ground: ReturnGround; reason: Text }
  nameHandler: { handler: PersonId; reason?: Text }
  plan: { causes: Text; steps: PlanStep[] }
  /** `step` counts the steps of the plan from 1; `done` when it is done with this. */
  progress: { text: Text; evidence: EvidenceId[]; step?: number; done?: boolean }
  askSupport: { unit: UnitId; question: Text; by: Day }
  answerSupport: { answer: Text }
  askPetitioner: { question: Text }
  /** Asked by the handler, decided one level up: the clock stands until the end of the day named. */
  askPause: { ground: PauseGround; until: Day; reason: Text }
  grantPause: { opinion: Text }
  refusePause: { opinion: Text }
  resume: Record<never, never>
  askExtension: { days: number; reason: Text }
  grantExtension: { opinion: Text }
  refuseExtension: { opinion: Text }
  changeKind: { kind: Kind; reason: Text }
  /** `reply` is the answer of the library that it was taken from. */
  answerAtOnce: { answer: Text; recordedYes?: boolean; reply?: string }
  report: { answer: Text; publicAnswer: Text; statement: Text; adoption?: Adoption; measure?: Text; measureOwner?: Text; measureBy?: Day; evidence: EvidenceId[] }

  // The sign-off.
  logAttempt: { way: 'phone' | 'visit'; outcome: Text }
  recordUnconfirmed: { ground: UnconfirmedGround; reason: Text }
  /** A yes signed on paper by a petitioner without a phone: its photo, filed by one who does not handle the appeal. */
  recordPaper: { rating: Rating; because?: Discontent; words?: Text; photo: EvidenceId }
  state: { statement: Text; signature: EvidenceId }
  check: { opinion?: Text; signature: EvidenceId }
  endorse: { opinion?: Text; signature: EvidenceId }
  sendBack: { reason: Text }
  sendBackProcedure: { reason: Text }
  /** Takes back the last signature, one's own: signed by mistake. */
  retract: { reason: Text }
  /** Who checks and endorses, worked out anew where a leader has left. */
  nameSigners: { reason: Text }
  orderRound: { opinion: Text }
  closeUnrecognised: { opinion: Text }
  /** `keep` are words that look like personal data and that a person decided to leave readable. */
  publish: { publicAnswer?: Text; keep?: Text[] }
  unpublish: { reason: Text }

  /** The two supervisors of a complaint, each for its own part (双督办, S6.4). */
  superviseSign: { opinion: Text; signature: EvidenceId }

  // From above, to whoever holds the appeal: an order with the day by which it is answered.
  order: { as: OrderKind; text: Text; by: Day }
  answerOrder: { answer: Text }

  // An adopted suggestion is carried on after its close, until its effect is on record.
  advance: { text: Text; evidence: EvidenceId[] }
  putOff: { by: Day; reason: Text }
  recordEffect: { effect: Text; evidence: EvidenceId[] }

  // Out of the ordinary.
  split: { text: Text; reason: Text }
  splitMember: { reason: Text }
  nameRepresentatives: { representatives: PersonId[] }
  transferOut: { receiver: Receiver; number: string; on: Day; reason: Text }
  markUrgent: { hours: number; reason: Text }
  /** The same person with the same matter again after `earlier` was closed out (重信重访). */
  linkRepeat: { earlier: string; reason: Text }
  unlinkRepeat: { reason: Text }
  /** The tags that it has from now on, by their ids. */
  tag: { tags: string[] }
  park: { reviewOn: Day; reason: Text }
  unpark: { note?: Text }
  goOn: { reason: Text }
  noteGone: { ground: Gone; reason: Text }

  // Written by the system itself.
  absorb: Record<never, never>
  /** What was found on site is not what the record says: the close-out is void (`domain/supervision/inspection`). */
  voidClose: Record<never, never>
  /** What a meeting of the district decided about it, and what came of that (`domain/supervision/meeting`). */
  noteDecision: Record<never, never>
  release: Record<never, never>
  /** Of an appeal that was closed out: its petitioner came again with the same matter, or did not after all. */
  noteRepeat: Record<never, never>
  /** Dates worked out anew after a year's holidays were published. */
  redate: Record<never, never>
  /** The unit was merged into another, which takes over what it held. */
  moveUnit: Record<never, never>
  /** Its retention has ended: what tells of people goes. */
  erase: Record<never, never>
  handOver: Record<never, never>
  remind: Record<never, never>
  escalate: Record<never, never>
}

export type Action = keyof Payloads
