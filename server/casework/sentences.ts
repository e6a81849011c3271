import type { Entry } from '../../domain/appeal/entries'
import { CHANNEL_WORDS, KIND_WORDS, type Kind, RATING_WORDS, type Rating } from '../../domain/appeal/kinds'
import { ADOPTIONS, DISCONTENTS, DISPUTE_GROUNDS, FINDINGS, GONE, INVALID_GROUNDS, ORDERS, PAUSE_GROUNDS, PLAN_STEPS_MAX, RECEIVERS, RETURN_GROUNDS, UNCONFIRMED_GROUNDS, WHERE_TO_GO, type Action } from '../../domain/appeal/payloads'
import { dayWords } from '../../domain/calendar/day'
import type { Retired } from '../../domain/appeal/retired'
import type { Organisation, PersonId } from '../../domain/organisation/units'
import { ROLE_WORDS, type Role } from '../../domain/organisation/roles'
import { MEETINGS, type MeetingKind } from '../../domain/supervision/meeting/kinds'

type Say = string | ((entry: Entry, organisation: Organisation) => string)
const about = (entry: Entry, name: string) => String(entry.about[name] ?? '')
const meetingWords = (entry: Entry) => MEETINGS[about(entry, 'meeting') as MeetingKind].words
const from = (table: Partial<Record<string, string>>, key: string): string => table[key] ?? ''
const because = (entry: Entry) => (entry.about['because'] ? `（${from(DISCONTENTS, about(entry, 'because'))}）` : '')
const unit = (organisation: Organisation, id: string | null | undefined) => (id ? (organisation.find(id)?.name ?? '') : '')

interface Sentence {
  says: Say
  plain?: Say
  hidden?: true
}

/** What each step says on the time line, after who took it. `plain` says it to a resident, where the word of the
 * trade is not theirs; `hidden` steps are the product's own and shown to cadres alone. */
const SENTENCES: Record<Action | Retired, Sentence> = {
  submit: { says: (entry) => (entry.actor.unit ? `登记了诉求（${CHANNEL_WORDS[entry.settles.channel!]}）` : '提交了诉求') },
  supplement: { says: '补充了情况' },
  urge: { says: '催促办理' },
  withdraw: { says: '撤回了诉求' },
  contest: { says: '不同意，申请复议', plain: '不同意，请上级重新审查' },
  confirm: { says: (entry) => (entry.about['recordedYes'] ? '当场表示认可，已记录' : `确认结果：${from(RATING_WORDS, about(entry, 'rating') as Rating)}${because(entry)}`), plain: (entry) => (entry.about['recordedYes'] ? '当场表示认可，已记录' : `确认结果：${from(RATING_WORDS, about(entry, 'rating') as Rating)}`) },
  dispute: { says: (entry) => `不认可：${from(DISPUTE_GROUNDS, about(entry, 'ground'))}，退回重办` },
  disputeAgain: { says: (entry) => `再次不认可：${from(DISPUTE_GROUNDS, about(entry, 'ground'))}，请上级裁定` },
  reopen: { says: '申请重新办理' },
  claim: { says: '认领了这件诉求' },
  join: { says: '附议', plain: '也遇到了，一起反映' },
  attest: { says: (entry) => (about(entry, 'way') === 'signature' ? '请诉求人当场核对并签名' : '请诉求人核对，诉求人复述了口令') },
  screenValid: { says: '核实属实，送乡镇复核', plain: '核实过了，情况属实' },
  keep: { says: (entry) => `核实属实，按${from(KIND_WORDS, entry.settles.kind as Kind)}类由村里直接办理` },
  screenInvalid: { says: (entry) => `不予受理：${from(INVALID_GROUNDS, about(entry, 'ground'))}`, plain: (entry) => `没有受理：${[INVALID_GROUNDS, WHERE_TO_GO].map((table) => from(table, about(entry, 'ground'))).filter(Boolean).join('。')}` },
  merge: { says: (entry) => `与 ${about(entry, 'master')} 是同一件事，合并办理` },
  unmerge: { says: (entry) => `与 ${about(entry, 'master')} 不是同一件事，拆回单独办理` },
  release: { says: (entry) => `拆回了 ${about(entry, 'released')}`, hidden: true },
  absorb: { says: (entry) => `并入了 ${about(entry, 'merged')}`, hidden: true },
  passUp: { says: '涉及本级单位或干部，转上级核实' },
  reviewValid: { says: (entry) => `复核认为${from(FINDINGS, about(entry, 'finding'))}`, plain: (entry) => `又看了一遍，认为${from(FINDINGS, about(entry, 'finding'))}` },
  reviewUnreasonable: { says: '复核认为不合理', plain: '看过以后，没有支持' },
  reviewBeside: { says: (entry) => `复核认为${from(FINDINGS, about(entry, 'finding'))}`, plain: (entry) => `又看了一遍，认为${from(FINDINGS, about(entry, 'finding'))}` },
  recall: { says: '收回，重新确定办理单位' },
  uphold: { says: '复议后维持原结论', plain: '重新审查后，维持原来的结论' },
  overturn: { says: '复议后支持诉求人，继续办理', plain: '重新审查后，支持您，继续办理' },
  triage: { says: (entry, organisation) => `分流为${from(KIND_WORDS, entry.settles.kind as Kind)}类，建议由${unit(organisation, entry.settles.lead)}主办`, plain: (entry, organisation) => `建议由${unit(organisation, entry.settles.lead)}来办` },
  assign: { says: (entry, organisation) => `交${unit(organisation, entry.settles.lead)}办理` },
  accept: { says: '已签收，开始办理', plain: '接手了，开始办理' },
  return: { says: (entry) => `退回：${from(RETURN_GROUNDS, about(entry, 'ground'))}`, plain: '退回，重新确定由谁来办' },
  nameHandler: { says: '确定了办理人' },
  plan: { says: (entry) => `制定了一人一策方案${entry.about['finishOn'] ? `，计划${dayWords(about(entry, 'finishOn'))}前完成` : ''}`, plain: (entry) => `定好了怎么办、分几步办${entry.about['finishOn'] ? `，打算${dayWords(about(entry, 'finishOn'))}前办完` : ''}` },
  progress: { says: (entry) => (entry.about['step'] ? `更新了进展：第${about(entry, 'step')}步${entry.about['done'] ? '办好了' : ''}` : '更新了进展') },
  askSupport: { says: (entry, organisation) => `请${unit(organisation, about(entry, 'unit'))}协办，${dayWords(about(entry, 'by'))}前答复` },
  answerSupport: { says: '协办单位作了答复' },
  askPetitioner: { says: '有事想问诉求人，办理时间暂停计算' },
  pause: { says: (entry) => `暂停计算办理时间：${from(PAUSE_GROUNDS, about(entry, 'ground'))}` },
  askPause: { says: (entry) => `申请停表到${dayWords(about(entry, 'until'))}：${from(PAUSE_GROUNDS, about(entry, 'ground'))}`, plain: (entry) => `申请暂停计算办理时间：${from(PAUSE_GROUNDS, about(entry, 'ground'))}` },
  grantPause: { says: (entry) => `同意停表到${dayWords(about(entry, 'until'))}：${from(PAUSE_GROUNDS, about(entry, 'ground'))}`, plain: (entry) => `同意暂停计算办理时间，到${dayWords(about(entry, 'until'))}为止：${from(PAUSE_GROUNDS, about(entry, 'ground'))}` },
  refusePause: { says: '没有同意停表', plain: '没有同意暂停，办理时间照常计算' },
  resume: { says: '恢复计算办理时间' },
  askExtension: { says: (entry) => `申请延长${about(entry, 'days')}个工作日` },
  grantExtension: { says: (entry) => `同意延长${about(entry, 'days')}个工作日` },
  refuseExtension: { says: '没有同意延期' },
  changeKind: { says: (entry) => `由${from(KIND_WORDS, about(entry, 'from') as Kind)}改为${from(KIND_WORDS, about(entry, 'kind') as Kind)}` },
  answerAtOnce: { says: '当场作了答复' },
  report: { says: (entry) => `报告办理结果${entry.about['adoption'] ? `：${from(ADOPTIONS, about(entry, 'adoption'))}` : ''}` },
  logAttempt: { says: (entry) => (entry.about['way'] === 'visit' ? '上门回访' : '电话回访') },
  recordUnconfirmed: { says: (entry) => `登记未确认：${from(UNCONFIRMED_GROUNDS, about(entry, 'ground'))}`, plain: (entry) => `登记了没能请您确认：${from(UNCONFIRMED_GROUNDS, about(entry, 'ground'))}` },
  state: { says: '签署了处置过程说明', plain: '写明办理经过，签了字' },
  check: { says: '审核了办理程序并签字' },
  endorse: { says: '签字背书，销号', plain: '签字同意，办结' },
  sendBack: { says: '退回重办' },
  sendBackProcedure: { says: '手续有误，退回重签' },
  orderRound: { says: '要求再办一轮' },
  closeUnrecognised: { says: '裁定依法办结，诉求人不认可' },
  publish: { says: '公开了办理结果' },
  unpublish: { says: '撤下了公开的结果' },
  recordPaper: { says: (entry) => `登记了诉求人的纸质签名：${from(RATING_WORDS, about(entry, 'rating') as Rating)}${because(entry)}`, plain: (entry) => `登记了您在纸上的签名：${from(RATING_WORDS, about(entry, 'rating') as Rating)}` },
  retract: { says: '收回了误签的字' },
  nameSigners: { says: '原签字领导离岗，重新确定了签字的领导' },
  noteGone: { says: (entry) => `登记：${from(GONE, about(entry, 'ground'))}` },
  redate: { says: '放假安排公布，重新计算了期限', plain: '放假安排公布，日期有调整' },
  moveUnit: { says: (entry, organisation) => `单位合并，由${unit(organisation, about(entry, 'into'))}接办` },
  erase: { says: '保存期限已满，清除了个人信息和原文' },
  handOver: { says: (entry) => (entry.about['to'] === null ? '原办理人离岗，等单位确定新的办理人' : '原来的同志离岗，工作移交给了接手的同志'), plain: '换了一位同志办理' },
  superviseSign: { says: '签署了督办意见' },
  order: { says: (entry) => `${from(ORDERS, about(entry, 'as'))}，请${dayWords(about(entry, 'by'))}前答复`, plain: '要求加快办理' },
  answerOrder: { says: '答复了催办、督办', plain: '向上级说明了办理情况' },
  advance: { says: '更新了采纳建议的落实进展' },
  putOff: { says: (entry) => `把落实日期从${dayWords(about(entry, 'from'))}改到${dayWords(about(entry, 'by'))}` },
  recordEffect: { says: '登记了成效' },
  split: { says: '拆分出另一件诉求' },
  splitMember: { says: '单独立项办理', plain: '分出来单独办理' },
  nameRepresentatives: { says: '推选了代表' },
  transferOut: { says: (entry) => `转交${from(RECEIVERS, about(entry, 'receiver'))}` },
  markUrgent: { says: (entry) => `列为紧急，请在${about(entry, 'hours')}小时内处置` },
  linkRepeat: { says: '认定是重复反映：同一件事以前办结过', plain: '查到同一件事以前办结过，一起参考' },
  unlinkRepeat: { says: '撤销了重复反映的认定', hidden: true },
  noteRepeat: { says: (entry) => ((entry.about['repeats'] as readonly string[]).length > 0 ? '诉求人就同一件事再次反映' : '撤销了再次反映的登记'), hidden: true },
  tag: { says: '整理了标签', hidden: true },
  park: { says: (entry) => `挂账，${dayWords(about(entry, 'reviewOn'))}再看`, plain: (entry) => `需要较长时间，${dayWords(about(entry, 'reviewOn'))}再看` },
  unpark: { says: '挂账到期，继续办理', plain: '到了再看的日子，继续办理' },
  voidClose: { says: (entry, organisation) => `根据${unit(organisation, about(entry, 'unit'))}实地核查的结果，作废了销号，重新办理`, plain: (entry, organisation) => `根据${unit(organisation, about(entry, 'unit'))}到现场看的结果，重新办理` },
  noteDecision: {
    says: (entry, organisation) => (entry.about['stage'] === 'accepted' ? `${meetingWords(entry)}的决定已落实，核对通过` : `${meetingWords(entry)}研究，由${unit(organisation, about(entry, 'owner'))}在${dayWords(about(entry, 'due'))}前落实`),
    plain: (entry, organisation) => (entry.about['stage'] === 'accepted' ? '核对过了，区里会议定的事已经做到' : `开会研究过，由${unit(organisation, about(entry, 'owner'))}在${dayWords(about(entry, 'due'))}前办`),
  },
  goOn: { says: '撤回后依法继续办理' },
  remind: { says: (entry) => (Number(entry.about['lateDays']) > 0 ? `提醒：已超期${about(entry, 'lateDays')}个工作日` : `提醒：应于${dayWords(about(entry, 'due'))}前办结`), hidden: true },
  escalate: { says: (entry) => entry.about['order'] ? `${from(ORDERS, about(entry, 'as'))}逾期${about(entry, 'lateDays')}个工作日未答复，上报` : `超期${about(entry, 'lateDays')}个工作日，上报`, hidden: true },
}

/** Each step of a plan, and who answers for it. */
const STEP_LABELS = Array.from({ length: PLAN_STEPS_MAX }, (_, index): [string, string][] => [[`step${index + 1}`, `第${index + 1}步`], [`owner${index + 1}`, `第${index + 1}步责任人`]]).flat()

/** Labels of the texts that steps carry, in the order in which they are read. */
const TEXT_LABELS: [string, string][] = [
  ['text', '内容'], ['number', '编号'], ['reason', '理由'], ['opinion', '意见'], ['explanation', '说明'], ['note', '备注'], ['plan', '方案'], ['causes', '原因'], ...STEP_LABELS, ['progress', '进展'], ['question', '问题'],
  ['answer', '答复'], ['measure', '怎么落实'], ['measureOwner', '责任人'], ['effect', '成效'], ['publicAnswer', '公开答复'], ['statement', '处置过程'], ['order', '要求'], ['orderAnswer', '答复'], ['decision', '会议决定'], ['result', '落实情况'], ['outcome', '回访情况'], ['words', '留言'],
]

/** Texts that only cadres read: opinions within the house and drafts. */
const INTERNAL = ['note', 'publicAnswer', 'statement', 'outcome', 'order', 'orderAnswer', 'kept', 'measureOwner', 'decision', 'result', ...STEP_LABELS.map(([name]) => name).filter((name) => name.startsWith('owner'))]

/** Who took a step, by role: nobody is named on a time line. `viewer` tells a petitioner's own steps from those of who joined; null where it is not known who reads. */
export function actorWords({ actor }: Entry, organisation: Organisation, mine: boolean, viewer: PersonId | null = null): string {
  if (actor.person === 'system') return '系统'
  if (!actor.unit || !actor.role) return !mine ? '诉求人' : viewer === null || actor.person === viewer ? '您' : '另一位居民'
  return `${unit(organisation, actor.unit)}${ROLE_WORDS[actor.role]}`
}

/** On whose behalf somebody signed who stood in for a leader: `受区水利局主要领导委托`; nothing for whoever signed for themselves. */
function behalf(entry: Entry, organisation: Organisation): string {
  return entry.about['for'] ? `受${unit(organisation, about(entry, 'forUnit'))}${ROLE_WORDS[about(entry, 'forRole') as Role] ?? ''}委托` : ''
}

/** Who stands in a place of the sign-off: a leader, or `由…受…委托`. */
export function signerWords(entry: Entry, organisation: Organisation, mine: boolean): string {
  const [who, on] = [actorWords(entry, organisation, mine), behalf(entry, organisation)]
  return on ? `由${who}${on}` : who
}

export function sentenceOf(entry: Entry, organisation: Organisation, mine: boolean, viewer: PersonId | null = null): string {
  const { says, plain } = SENTENCES[entry.action]
  const words = (mine ? plain : undefined) ?? says
  const on = behalf(entry, organisation)
  return `${actorWords(entry, organisation, mine, viewer)}${on && `${on}，`}${typeof words === 'function' ? words(entry, organisation) : words}`
}

/** Whether a step is shown to residents. */
export function isForResidents(action: Action): boolean {
  return !SENTENCES[action].hidden
}

/** The words of a step with their labels, those of the house left out for residents. */
export function textsOf(texts: Readonly<Record<string, string>>, forResident: boolean): [string, string][] {
  return TEXT_LABELS.filter(([name]) => texts[name] && !(forResident && INTERNAL.includes(name))).map(([name, label]) => [label, texts[name]!])
}
