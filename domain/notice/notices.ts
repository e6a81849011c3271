import type { Calendar } from '../calendar/calendar'
import { type Day, dayWords } from '../calendar/day'
import { dueDate } from '../appeal/deadline'
import type { Entry } from '../appeal/entries'
import { KIND_WORDS } from '../appeal/kinds'
import { type Action, GONE, type Gone, ORDERS, type OrderKind } from '../appeal/payloads'
import { signersOf } from '../appeal/signOff'
import { type Standing, isComplaint, parties, speakers, unsupervised } from '../appeal/standing'
import type { Status } from '../appeal/statuses'
import { type WaitKey, actByOf, holders, NEVER, waitsOf } from '../appeal/waits'
import { awaitedLeader } from '../appeal/offers'
import type { Organisation, PersonId, UnitId } from '../organisation/units'
import type { TemplateKey } from './templates'

/**
 * Who is told. `petitioners` is everyone whose appeal it is: `speakers` those of them who sign, `others`
 * the rest. `holders` answers an order, `orderers` gave it. `owners` is whose number somebody left who wrote an appeal down for them. `waiting` is whoever the step leaves the next move to, cadres alone.
 */
export type Audience = 'petitioners' | 'speakers' | 'others' | 'waiting' | 'handler' | 'checker' | 'endorser' | 'overseer' | 'supervisors' | 'centre' | 'leaders' | 'owners' | 'holders' | 'orderers'

interface Told {
  entry: Entry
  after: Standing
  before: Standing | null
  organisation: Organisation
  calendar: Calendar
}

/** One row: on which step, to whom, with which template, in which words. */
interface Notice {
  on: Action
  to: Audience
  template: TemplateKey
  says: string | ((told: Told) => string)
  adds?: string | ((told: Told) => string)
  when?: (told: Told) => boolean
}

const orderBy = ({ entry }: Told) => `${dayWords(String(entry.about['by']))}前`
const promised = ({ after }: Told) => `最晚${dayWords(after.promisedOn)}前答复您`
const unitName = ({ after, organisation }: Told) => (after.lead ? organisation.get(after.lead).name : '')
const late = ({ entry }: Told) => entry.about['order'] ? `${ORDERS[entry.about['as'] as OrderKind]}逾期${String(entry.about['lateDays'])}个工作日未答复` : `已超期${String(entry.about['lateDays'])}个工作日`
const lateNow = ({ entry }: Told) => Number(entry.about['lateDays']) > 0
const complaint = ({ after }: Told) => isComplaint(after)
const everyone = ({ after }: Told) => after.status === 'confirmed'
const asked = ({ after, entry }: Told) => after.status === 'reported' && entry.about['recordedYes'] !== true
/** Not while an answer awaits the petitioner, who need not hear that the wait for them is over. */
const handled = ({ after }: Told) => after.status === 'handling'
const decidedNow = ({ entry }: Told) => entry.about['stage'] === 'decided'
const withdrawn = ({ after }: Told) => after.status === 'withdrawn'

/** The rows. A step without one tells nobody; what a petitioner is told never names a person. */
export const NOTICES: readonly Notice[] = [
  { on: 'submit', to: 'petitioners', template: 'progress', says: '已收到您的诉求', adds: promised },
  { on: 'submit', to: 'waiting', template: 'task', says: '有新的诉求待初审', adds: '请核实后办理' },
  { on: 'submit', to: 'owners', template: 'progress', says: '干部代您登记了一件诉求', adds: '点开核对，是您的请认领' },
  { on: 'submit', to: 'leaders', template: 'warning', says: '可能涉及人身安全', adds: '请立即核实处置', when: ({ entry }) => entry.about['danger'] === true },
  { on: 'screenValid', to: 'waiting', template: 'task', says: '有诉求待复核', adds: '初审有效' },
  { on: 'screenValid', to: 'petitioners', template: 'progress', says: '已核实，正在复核', adds: promised },
  { on: 'keep', to: 'petitioners', template: 'progress', says: '村里已受理，马上就办', adds: promised },
  { on: 'keep', to: 'handler', template: 'task', says: '有诉求交您办理', adds: '即知即办' },
  { on: 'keep', to: 'supervisors', template: 'task', says: '投诉已由村里办理，请督办', when: complaint },
  { on: 'screenInvalid', to: 'petitioners', template: 'progress', says: '您的诉求没有受理', adds: '点开看原因，不同意可申请复议' },
  { on: 'merge', to: 'petitioners', template: 'progress', says: '已和同一件事合并办理', adds: '后续进展一样会告诉您' },
  { on: 'unmerge', to: 'petitioners', template: 'progress', says: '您的诉求改为单独办理', adds: promised },
  { on: 'unmerge', to: 'waiting', template: 'task', says: '并案的诉求已拆回，请核实' },
  { on: 'release', to: 'handler', template: 'task', says: '并入的一件诉求已拆回' },
  { on: 'passUp', to: 'waiting', template: 'task', says: '有诉求转由您处核实', adds: '涉及下级单位，请直接核实' },
  { on: 'reviewValid', to: 'waiting', template: 'task', says: '有诉求待分流', adds: '复核完成' },
  { on: 'reviewUnreasonable', to: 'petitioners', template: 'progress', says: '经复核没有支持', adds: '点开看说明，不同意可申请复议' },
  { on: 'recall', to: 'waiting', template: 'task', says: '有诉求待分流', adds: '已从村里收回' },
  { on: 'recall', to: 'handler', template: 'task', says: '乡镇已收回，另行交办' },
  { on: 'contest', to: 'waiting', template: 'task', says: '有复议申请待裁定' },
  { on: 'uphold', to: 'petitioners', template: 'progress', says: '复议维持原来的结论', adds: '点开看理由' },
  { on: 'overturn', to: 'petitioners', template: 'progress', says: '复议支持您，继续办理', adds: promised },
  { on: 'overturn', to: 'waiting', template: 'task', says: '复议改判，请继续办理' },
  { on: 'triage', to: 'waiting', template: 'task', says: '有诉求待交办', when: ({ after }) => after.status === 'triaged' },
  { on: 'assign', to: 'waiting', template: 'task', says: '有诉求待签收', adds: ({ after }) => `${after.kind ? KIND_WORDS[after.kind] : ''}类，请一个工作日内签收` },
  { on: 'assign', to: 'petitioners', template: 'progress', says: (told) => `已交${unitName(told)}办理`, adds: promised },
  { on: 'assign', to: 'supervisors', template: 'task', says: '投诉已交办，请督办', when: complaint },
  { on: 'accept', to: 'handler', template: 'task', says: '有诉求交您办理' },
  { on: 'return', to: 'waiting', template: 'task', says: '诉求被退回，请重新交办' },
  { on: 'nameHandler', to: 'handler', template: 'task', says: '有诉求交您办理' },
  { on: 'askSupport', to: 'waiting', template: 'task', says: '有诉求请您单位协办' },
  { on: 'answerSupport', to: 'handler', template: 'task', says: '协办单位已答复' },
  { on: 'plan', to: 'petitioners', template: 'progress', says: '怎么办、分几步办定好了', adds: ({ entry }) => `打算${dayWords(String(entry.about['finishOn']))}前办完`, when: ({ entry }) => Boolean(entry.about['finishOn']) },
  { on: 'progress', to: 'petitioners', template: 'progress', says: ({ entry }) => `第${String(entry.about['step'])}步办好了`, adds: '点开看进展', when: ({ entry }) => entry.about['done'] === true },
  { on: 'askPetitioner', to: 'petitioners', template: 'progress', says: '办理人有事想问您', adds: '点开补充，办理时间暂停计算' },
  { on: 'askPause', to: 'overseer', template: 'task', says: '有停表申请待批' },
  { on: 'grantPause', to: 'petitioners', template: 'progress', says: '办理时间暂停计算', adds: ({ entry }) => `到${dayWords(String(entry.about['until']))}，点开看原因` },
  { on: 'grantPause', to: 'handler', template: 'task', says: '停表已批准', adds: ({ entry }) => `停到${dayWords(String(entry.about['until']))}` },
  { on: 'refusePause', to: 'handler', template: 'task', says: '停表未批准' },
  { on: 'resume', to: 'petitioners', template: 'progress', says: '办理时间恢复计算', adds: promised, when: handled },
  { on: 'resume', to: 'handler', template: 'task', says: '停表到期，请继续办理', when: (told) => handled(told) && told.entry.actor.person === 'system' },
  { on: 'supplement', to: 'handler', template: 'task', says: '诉求人补充了情况' },
  { on: 'urge', to: 'waiting', template: 'task', says: '诉求人在催办', adds: '请尽快推进并告知进展' },
  { on: 'askExtension', to: 'overseer', template: 'task', says: '有延期申请待批' },
  { on: 'grantExtension', to: 'petitioners', template: 'progress', says: '办理时间延长了', adds: promised },
  { on: 'grantExtension', to: 'handler', template: 'task', says: '延期已批准' },
  { on: 'refuseExtension', to: 'handler', template: 'task', says: '延期未批准' },
  { on: 'answerAtOnce', to: 'speakers', template: 'confirm', says: unitName, adds: '看看答复，点一下确认', when: asked },
  { on: 'answerAtOnce', to: 'petitioners', template: 'progress', says: '已当场答复', when: (told) => !asked(told) },
  { on: 'answerAtOnce', to: 'others', template: 'progress', says: '已经有了答复', when: asked },
  { on: 'report', to: 'speakers', template: 'confirm', says: unitName, adds: '看看结果，确认或退回重办', when: asked },
  { on: 'report', to: 'others', template: 'progress', says: '办好了，请看看结果', when: asked },
  { on: 'report', to: 'waiting', template: 'task', says: '诉求已报结，待回访', when: ({ after }) => after.status === 'reported' && speakers(after).length === 0 },
  { on: 'confirm', to: 'handler', template: 'task', says: '诉求人已确认，请您签字', when: everyone },
  { on: 'recordUnconfirmed', to: 'handler', template: 'task', says: '中心已登记未确认，请您签字' },
  { on: 'dispute', to: 'handler', template: 'task', says: '诉求人不认可，请重新办理' },
  { on: 'disputeAgain', to: 'overseer', template: 'task', says: '诉求人两次不认可，请裁定' },
  { on: 'orderRound', to: 'handler', template: 'task', says: '上级要求再办一轮' },
  { on: 'orderRound', to: 'petitioners', template: 'progress', says: '上级要求重新办理', adds: promised },
  { on: 'closeUnrecognised', to: 'petitioners', template: 'progress', says: '上级裁定依法办结', adds: '您的不认可已记录在案' },
  { on: 'state', to: 'checker', template: 'task', says: '有诉求待您审核签字' },
  { on: 'check', to: 'endorser', template: 'task', says: '有诉求待您签批', when: ({ after }) => unsupervised(after).length === 0 },
  { on: 'sendBack', to: 'handler', template: 'task', says: '领导退回，请重新办理' },
  { on: 'sendBack', to: 'petitioners', template: 'progress', says: '领导要求再办细一些', adds: '办好会再请您确认' },
  { on: 'sendBackProcedure', to: 'handler', template: 'task', says: '领导退回手续，请改后再签' },
  { on: 'endorse', to: 'petitioners', template: 'progress', says: '四方签字完成，已办结', adds: '不满意可在期限内申请重办' },
  { on: 'publish', to: 'petitioners', template: 'progress', says: '办理结果已公开', adds: '公开内容不含您的个人信息' },
  { on: 'advance', to: 'petitioners', template: 'progress', says: '您的建议有了新进展', adds: '点开看办到哪一步' },
  { on: 'putOff', to: 'petitioners', template: 'progress', says: '您的建议要晚些落实', adds: ({ after }) => `改到${dayWords(after.measure!.by)}前` },
  { on: 'putOff', to: 'overseer', template: 'task', says: '采纳的建议改期落实', adds: ({ after }) => `改到${dayWords(after.measure!.by)}前` },
  { on: 'recordEffect', to: 'petitioners', template: 'progress', says: '您的建议已见成效', adds: '谢谢您，点开看成效' },
  { on: 'withdraw', to: 'handler', template: 'task', says: '诉求人已撤回', when: withdrawn },
  { on: 'withdraw', to: 'handler', template: 'task', says: '一位诉求人已退出', adds: '其他诉求人的继续办理', when: (told) => !withdrawn(told) },
  { on: 'transferOut', to: 'petitioners', template: 'progress', says: '已转交其他机关办理', adds: '点开看转到哪里、编号是多少' },
  { on: 'transferOut', to: 'handler', template: 'task', says: '诉求已转其他机关，不用再办' },
  { on: 'changeKind', to: 'handler', template: 'task', says: ({ after }) => `改按${after.kind ? KIND_WORDS[after.kind] : ''}类办理`, adds: '办理期限有变，请留意' },
  { on: 'changeKind', to: 'petitioners', template: 'progress', says: ({ after }) => `已改按${after.kind ? KIND_WORDS[after.kind] : ''}类办理`, adds: promised },
  { on: 'changeKind', to: 'supervisors', template: 'task', says: '诉求改为投诉，请督办', when: complaint },
  { on: 'markUrgent', to: 'leaders', template: 'warning', says: '紧急：涉及人身安全', adds: ({ entry }) => `请${String(entry.about['hours'])}小时内处置` },
  { on: 'markUrgent', to: 'waiting', template: 'warning', says: '紧急：涉及人身安全', adds: ({ entry }) => `请${String(entry.about['hours'])}小时内处置` },
  { on: 'recordPaper', to: 'handler', template: 'task', says: '诉求人已在纸上签字，请您签字' },
  { on: 'retract', to: 'handler', template: 'task', says: '领导收回了签字', adds: '点开看原因' },
  { on: 'retract', to: 'petitioners', template: 'progress', says: '办结手续有误，正在改正', adds: '改好后会告诉您', when: ({ before }) => (before?.closedOn ?? null) !== null },
  { on: 'nameSigners', to: 'waiting', template: 'task', says: '请您接替签字', adds: '原来的领导已离岗' },
  { on: 'noteGone', to: 'handler', template: 'task', says: ({ entry }) => GONE[entry.about['ground'] as Gone], adds: '点开看怎么接着办' },
  { on: 'redate', to: 'petitioners', template: 'progress', says: '放假安排公布，日期有调整', adds: promised, when: ({ entry }) => entry.about['from'] !== entry.about['to'] },
  { on: 'redate', to: 'waiting', template: 'task', says: '放假安排公布，期限有调整' },
  { on: 'moveUnit', to: 'petitioners', template: 'progress', says: (told) => `单位合并，改由${unitName(told)}办理`, adds: promised, when: ({ before, after }) => before?.lead !== after.lead },
  { on: 'moveUnit', to: 'waiting', template: 'task', says: '单位合并，由您单位接办' },
  { on: 'handOver', to: 'waiting', template: 'task', says: '同事离岗，这件移交给您', adds: '点开看办到哪一步' },
  { on: 'park', to: 'petitioners', template: 'progress', says: '需要较长时间，已登记在册', adds: ({ after }) => (after.reviewOn ? `${dayWords(after.reviewOn)}再看` : '') },
  { on: 'park', to: 'handler', template: 'task', says: '诉求已挂账' },
  { on: 'unpark', to: 'handler', template: 'task', says: '挂账到期，请继续办理' },
  { on: 'split', to: 'petitioners', template: 'progress', says: '您的诉求分成了两件办理', adds: '每件都会给您答复' },
  { on: 'splitMember', to: 'handler', template: 'task', says: '其余代表已确认，请您签字', when: everyone },
  { on: 'nameRepresentatives', to: 'petitioners', template: 'progress', says: '已确定签字的代表' },
  { on: 'claim', to: 'petitioners', template: 'progress', says: '已认领您的诉求', adds: promised },
  { on: 'join', to: 'petitioners', template: 'progress', says: '又有邻居附议这件诉求' },
  { on: 'absorb', to: 'petitioners', template: 'progress', says: '又有相同诉求并入办理' },
  { on: 'reopen', to: 'handler', template: 'task', says: '诉求重新办理' },
  { on: 'voidClose', to: 'petitioners', template: 'progress', says: '核查发现没有办到位，重新办理', adds: promised },
  { on: 'voidClose', to: 'handler', template: 'task', says: '实地核查不符，请重新办理' },
  { on: 'voidClose', to: 'leaders', template: 'warning', says: '实地核查不符，销号已作废', adds: '点开看核查情况' },
  { on: 'noteDecision', to: 'petitioners', template: 'progress', says: '区里开会研究了您的诉求', adds: ({ entry }) => `${dayWords(String(entry.about['due']))}前落实`, when: decidedNow },
  { on: 'noteDecision', to: 'handler', template: 'task', says: '会议对诉求有决定', adds: '点开看决定和时限', when: decidedNow },
  { on: 'goOn', to: 'petitioners', template: 'progress', says: '撤回的投诉依法继续办理', adds: '不用您再确认' },
  { on: 'goOn', to: 'waiting', template: 'task', says: '撤回的投诉继续办理' },
  { on: 'order', to: 'holders', template: 'task', says: '上级催办，请按期答复', adds: orderBy, when: ({ entry }) => entry.about['as'] === 'prompt' },
  { on: 'order', to: 'holders', template: 'warning', says: '上级督办，请按期答复', adds: orderBy, when: ({ entry }) => entry.about['as'] === 'supervision' },
  { on: 'order', to: 'checker', template: 'warning', says: '本单位被督办，请督促', adds: orderBy, when: ({ entry }) => entry.about['as'] === 'supervision' },
  { on: 'answerOrder', to: 'orderers', template: 'task', says: '催办、督办已答复', adds: '点开看答复' },
  { on: 'superviseSign', to: 'endorser', template: 'task', says: '督办意见已签完，请签批', when: ({ after }) => after.status === 'checked' && unsupervised(after).length === 0 },
  { on: 'state', to: 'supervisors', template: 'task', says: '投诉待签督办意见', when: ({ after }) => unsupervised(after).length > 0 },
  { on: 'remind', to: 'waiting', template: 'task', says: '快到期了，请抓紧', when: (told) => !lateNow(told) },
  { on: 'remind', to: 'waiting', template: 'warning', says: late, adds: '请立即办理', when: lateNow },
  { on: 'escalate', to: 'checker', template: 'warning', says: late, adds: '请分管领导督促', when: ({ entry }) => entry.about['to'] === 'leaderInCharge' },
  { on: 'escalate', to: 'endorser', template: 'warning', says: late, adds: '请主要领导督促', when: ({ entry }) => entry.about['to'] === 'principal' },
  { on: 'escalate', to: 'centre', template: 'warning', says: late, adds: '请区中心督办', when: ({ entry }) => entry.about['to'] === 'centre' },
]

const personKey = (id: string): WaitKey => `person:${id}`

const AUDIENCES: Record<Audience, (told: Told) => WaitKey[]> = {
  petitioners: ({ after }) => parties(after).map(personKey),
  speakers: ({ after }) => speakers(after).map(personKey),
  others: ({ after }) => parties(after).filter((id) => !speakers(after).includes(id)).map(personKey),
  waiting: ({ after }) => {
    const petitioners = parties(after).map(personKey)
    return waitsOf(after).filter((key) => !petitioners.includes(key))
  },
  handler: ({ after, before }) => ([after.handler ?? before?.handler].filter(Boolean) as string[]).map(personKey),
  checker: ({ after, organisation }) => leaderKeys(after, organisation, 'checker'),
  endorser: ({ after, organisation }) => leaderKeys(after, organisation, 'endorser'),
  overseer: ({ after }) => (after.overseer ? [`${after.overseer}:triage`] : []),
  supervisors: ({ organisation }) => [`${organisation.sole('discipline').id}:discipline`, `${organisation.sole('petition').id}:petition`],
  centre: ({ after }) => (after.centre ? [`${after.centre}:dispatch`] : []),
  holders: ({ after }) => holders(after).filter((key) => !parties(after).map(personKey).includes(key as `person:${string}`)),
  orderers: ({ entry }) => (entry.about['to'] as readonly string[]).map(personKey),
  leaders: ({ after, organisation }) => [...leaderKeys(after, organisation, 'checker'), ...leaderKeys(after, organisation, 'endorser')],
  owners: ({ entry }) => ((entry.about['owners'] as readonly string[] | undefined) ?? []).map(personKey),
}

/** The unit that is waited for: whose leaders hear of a delay. */
function waitedFor({ status, desk, lead, overseer }: Standing): UnitId {
  if (status === 'disputed') return overseer ?? desk
  return BEFORE_ASSIGNMENT.includes(status) ? desk : (lead ?? desk)
}

const BEFORE_ASSIGNMENT: readonly Status[] = ['submitted', 'screened', 'reviewed', 'triaged', 'contested']

/** A leader of the unit waited for, as its ladder gives them; the one set to sign where that is decided already. */
function leaderKeys(after: Standing, organisation: Organisation, place: 'checker' | 'endorser'): WaitKey[] {
  const unit = waitedFor(after)
  const set = unit === after.lead ? after[place] : null
  const leader = set ?? signersOf(unit, [after.handler, ...parties(after)], organisation, after.accused)?.[place]
  return leader ? [personKey(leader)] : []
}

/** A message to be delivered: to whom, by keys; which template; its values in the template's order. */
export interface Message {
  to: WaitKey[]
  template: TemplateKey
  values: string[]
  /** Told to a leader whose signature is waited for: then whoever stands in for them is told as well, but for those with another part in it. */
  deputies?: { leader: PersonId; except: PersonId[] }
}

const words = (value: Notice['says'] | undefined, told: Told): string => (typeof value === 'function' ? value(told) : (value ?? ''))

/** A barred unit is told nothing, whatever the row says. */
function mayBeTold(key: WaitKey, { barred }: Standing): boolean {
  return key.startsWith('person:') || !barred.includes(key.slice(0, key.lastIndexOf(':')))
}

/** The messages of one entry. Pure: a table read row by row. */
export function messagesOf(told: Told): Message[] {
  return NOTICES.filter(({ on, when }) => on === told.entry.action && (!when || when(told)))
    .map((notice): Message => ({ to: AUDIENCES[notice.to](told).filter((key) => mayBeTold(key, told.after)), template: notice.template, values: [told.after.code, words(notice.says, told), words(notice.adds, told) || '点开查看详情', dateFor(notice, told)] }))
    .filter(({ to }) => to.length > 0)
    .map((message) => ({ ...message, ...deputiesOf(message, told.after) }))
}

/** Whether a message calls a leader to sign, and who may not do so in their place. */
function deputiesOf({ to, template }: Message, after: Standing): Pick<Message, 'deputies'> {
  const leader = awaitedLeader(after)
  if (!leader || !to.includes(personKey(leader)) || (template !== 'task' && template !== 'warning')) return {}
  const others = [after.handler, after.checker, after.endorser].filter((id) => id !== null)
  return { deputies: { leader, except: [...others, ...parties(after), ...after.supervised.map(({ by }) => by)] } }
}

/** Told after the close: the day is the step's own, for nothing is promised any more. */
const AFTER_THE_END: readonly Action[] = ['publish', 'advance', 'putOff', 'recordEffect']

function dateFor({ template, on }: Notice, { entry, after }: Told): Day {
  if (template === 'confirm' || AFTER_THE_END.includes(on)) return entry.on
  if (template === 'progress') return after.promisedOn
  const act = actByOf(after)
  return act === NEVER ? (dueDate(after.clock) ?? entry.on) : act
}
