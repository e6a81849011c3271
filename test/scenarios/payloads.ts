import { codeOf } from '../../domain/appeal/code'
import type { Command } from '../../domain/appeal/decide'
import type { Payloads } from '../../domain/appeal/payloads'
import type { FunctionName, Functions } from '../../server/contract'

/** Every member of a payload given, the optional ones too. */
type Whole<T> = { [K in keyof T]-?: Exclude<T[K], undefined> }

const reason = '因为下了大雨，路不好走'
const opinion = '情况属实，应当办理'
const evidence = ['e-000000000000000000000001']
const signature = 'e-000000000000000000000002'

/** The code of an appeal that there is not. */
export const NOWHERE = codeOf(2026, 900_001)
/** A cursor as lists make them, for any of ours: each has one sort field beside the id. */
const cursor = Buffer.from(JSON.stringify(['a', 'b'])).toString('base64url')

/** One whole, well-formed payload per command. A new command does not compile without its row. */
export const PAYLOADS: { [A in Command]: Whole<Payloads[A]> } = {
  supplement: { text: '还有一段也烂了', evidence },
  urge: { text: '请快一点' },
  withdraw: { reason },
  contest: { reason },
  confirm: { rating: 'satisfied', words: '谢谢', signature },
  dispute: { ground: 'notDone', reason },
  disputeAgain: { ground: 'halfDone', reason },
  reopen: { reason },
  claim: {},
  join: {},
  attest: { word: '春天开门', signature },
  screenValid: { note: '属实' },
  keep: { kind: 'resolution', handler: 'p-someone-0001', note: '马上办' },
  screenInvalid: { ground: 'untrue', reason },
  merge: { master: NOWHERE, reason },
  unmerge: { reason },
  passUp: { accused: ['T01V01'], note: '涉及村里' },
  reviewValid: { finding: 'reasonable', opinion },
  reviewUnreasonable: { opinion, explanation: '按照条例第九条' },
  reviewBeside: { finding: 'partly', opinion },
  recall: { reason },
  uphold: { opinion },
  overturn: { opinion },
  triage: { kind: 'resolution', level: 'township', lead: 'T01', supporting: ['DEP-water'], note: '请尽快' },
  assign: { lead: 'T01', supporting: ['DEP-water'], note: '请尽快' },
  accept: { handler: 'p-someone-0001' },
  return: { ground: 'notOurDuty', reason },
  nameHandler: { handler: 'p-someone-0001', reason },
  plan: { causes: '排水沟堵了', steps: [{ what: '三天内勘察', owner: '村建办', by: '2026-03-16' }] },
  progress: { text: '已经开工', evidence, step: 1, done: true },
  askSupport: { unit: 'DEP-water', question: '水管几时迁走', by: '2026-03-10' },
  answerSupport: { answer: '下周迁走' },
  askPetitioner: { question: '几点在家' },
  pause: { ground: 'away', reason },
  resume: {},
  askExtension: { days: 5, reason },
  grantExtension: { opinion },
  refuseExtension: { opinion },
  changeKind: { kind: 'suggestion', reason },
  answerAtOnce: { answer: '带身份证到二号窗口', recordedYes: false },
  report: { answer: '路已经修好', publicAnswer: '道路已修复', statement: '三天修完', adoption: 'adopted', measure: '首班车提前', measureOwner: '运管股', measureBy: '2026-06-01', evidence },
  logAttempt: { way: 'phone', outcome: '没有人接' },
  recordUnconfirmed: { ground: 'notReached', reason },
  state: { statement: '三天修完', signature },
  check: { opinion, signature },
  endorse: { opinion, signature },
  sendBack: { reason },
  sendBackProcedure: { reason },
  orderRound: { opinion },
  closeUnrecognised: { opinion },
  publish: { publicAnswer: '道路已修复', keep: ['三号院'] },
  unpublish: { reason },
  recordPaper: { rating: 'satisfied', words: '谢谢', photo: 'e-000000000000000000000003' },
  retract: { reason },
  nameSigners: { reason },
  noteGone: { ground: 'died', reason },
  superviseSign: { opinion, signature },
  order: { as: 'supervision', text: '请说明进展', by: '2026-03-09' },
  answerOrder: { answer: '正在办' },
  advance: { text: '已与公交公司商定', evidence },
  putOff: { by: '2026-07-01', reason },
  recordEffect: { effect: '每天多坐两百人', evidence },
  split: { text: '另外村口的路灯也坏了，请派人来换', reason },
  splitMember: { reason },
  nameRepresentatives: { representatives: ['p-someone-0001'] },
  transferOut: { receiver: 'petition', number: '川信字38号', on: '2026-03-02', reason },
  markUrgent: { hours: 4, reason },
  park: { reviewOn: '2026-06-01', reason },
  unpark: { note: '到期了' },
  goOn: { reason },
}

const SUBMISSION: Whole<Payloads['submit']> = {
  channel: 'self', place: { village: 'T01V01', grid: 'T01V01G1', spot: '村口' }, text: '村口到小学的路烂了大半年，麻烦来修一下。', aboutCadre: false, accused: ['T01V01'],
  contact: { name: '张桂兰', phone: '13800001234' }, anonymous: false, evidence, reference: '川信字38号', scene: 'T01V01',
}

const OWN = 'made-on-a-phone'
const THEN = Date.parse('2026-03-02T08:00:00+08:00')
const PLACE = { village: 'T01V01', grid: 'T01V01G1', spot: '村口' }
const SAID = { text: SUBMISSION.text, aboutCadre: false, accused: ['T01V01'], contact: SUBMISSION.contact, anonymous: false, evidence }

/** One whole, well-formed input per verb but `act`, whose inputs are `PAYLOADS`. A new verb does not compile without its row. */
export const INPUTS: { [F in FunctionName]: { [A in Exclude<keyof Functions[F], 'act'>]: Functions[F][A] extends { input: infer I } ? Whole<I> : never } } = {
  appeal: {
    submit: SUBMISSION,
    mine: { cursor },
    open: { code: NOWHERE },
    invited: { code: NOWHERE },
    lookUp: { code: NOWHERE, word: '春天开门' },
    published: { search: '道路', township: 'T01', kind: 'suggestion', cursor },
    publishedOne: { code: NOWHERE },
    home: {},
    similar: { text: '村口到小学的路烂了', village: 'T01V01', spot: '村口' },
    suggestProduct: { text: '字可以再大一点' },
    scanned: { scene: 'T01V01/T01V01G1' },
    asked: { village: 'T01V01' },
    questionnaire: { id: OWN },
    answer: { id: OWN, village: 'T01V01', answers: [{ question: 'q1', choices: [1], text: '路灯不亮' }] },
  },
  casework: {
    workbench: { status: 'submitted', whose: 'shared', cursor },
    open: { code: NOWHERE },
    record: { ...SUBMISSION, channel: 'counter' },
    ledger: { unit: 'T01', status: 'submitted', village: 'T01V01', cursor },
    count: { unit: 'T01', status: 'submitted', village: 'T01V01' },
    thinkTank: { unit: 'T01', state: 'carrying', cursor },
    search: { words: NOWHERE, cursor },
    candidates: { code: NOWHERE },
    advice: { code: NOWHERE },
    model: {},
    setModel: { name: 'deepseek-v3.2' },
    neighbours: { code: NOWHERE },
    reveal: { code: NOWHERE, purpose: '上门核实' },
    verify: { code: NOWHERE },
    recordOuting: { id: OWN, kind: 'visit', place: PLACE, from: THEN, until: THEN, with: ['p-someone-0001'], company: '驻村队员', met: 3, note: '走了三户', photos: evidence },
    outings: { unit: 'T01', cursor },
    outing: { id: `p-someone:${OWN}` },
    closeOuting: { id: `p-someone:${OWN}`, until: THEN, met: 3, note: '走了三户' },
    colleagues: { village: 'T01V01' },
    collect: { outing: `p-someone:${OWN}`, appeal: { ...SAID, place: PLACE, heardAt: THEN, signature } },
    unattested: { cursor },
    saveBox: { id: OWN, name: '村口信箱', place: PLACE, keeper: 'p-someone-0001', inUse: true },
    boxes: { unit: 'T01', inUse: true, cursor },
    openBox: { id: OWN, box: OWN, at: THEN, openers: ['p-someone-0001', 'p-someone-0002'], found: 2, note: '有一封没有署名' },
    openings: { box: OWN, cursor },
    opening: { id: `p-someone:${OWN}` },
    enterLetters: { opening: `p-someone:${OWN}`, letters: [{ ...SAID, id: OWN, place: PLACE }] },
    saveQuestionnaire: { id: OWN, title: '出行问卷', intro: '请您说说', questions: [{ id: 'q1', kind: 'single', title: '路好走吗', options: ['好走', '不好走'], needed: true }], unit: 'T01', places: ['T01V01'], endsOn: '2026-03-31', anonymous: true },
    moveQuestionnaire: { id: OWN, to: 'published' },
    questionnaires: { unit: 'T01', cursor },
    designed: { id: OWN },
    questionnaireCode: { id: OWN },
    results: { id: OWN, unit: 'T01' },
    answers: { id: OWN, unit: 'T01', asking: true, cursor },
    adoptAnswer: { answers: `${OWN}:someone`, question: 'q1', aboutCadre: true },
    importAnswers: { id: OWN, header: ['村（社区）'], rows: [['大桥村']], first: 2, dryRun: true },
    importAppeals: { header: ['村（社区）'], rows: [['大桥村']], first: 2, dryRun: true },
    makeCode: { place: PLACE },
    codes: { unit: 'T01', cursor },
    closeCode: { scene: 'T01V01', closed: true },
    responsibility: {},
    saveResponsibility: { lines: [{ category: 'road', level: 'district', department: 'transport' }] },
  },
  account: {
    enter: {},
    verifyPhone: { code: 'one-use-code' },
    setName: { name: '张桂兰' },
    setLargeType: { scale: 1.4 },
    subscribed: { accepted: ['progress'] },
    district: {},
    messages: { cursor },
    file: { fileID: 'cloud://local-env.local/inbox/photo-0000001.png', as: 'photo' },
  },
  sheets: {
    read: { fileID: 'cloud://local-env.local/inbox/sheet-0000001.xlsx' },
  },
  supervision: {
    leadership: { month: '2026-03' },
    unitBoard: { unit: 'T01', month: '2026-03' },
    publicBoard: { month: '2026-03' },
    cases: { figure: 'lead:T01', name: 'late', month: '2026-03', cursor },
    lists: { kind: 'township', cursor },
    list: { month: '2026-01', kind: 'township' },
    listRecord: { month: '2026-01', kind: 'township' },
    object: { month: '2026-01', kind: 'township', unit: 'T01', reason: '有一件已按期办结', cases: [NOWHERE] },
    decideObjection: { id: '2026-01:township:T01', version: 1, upheld: true, opinion: '属实', changes: { late: -1, inTime: 1 } },
    moveList: { month: '2026-01', kind: 'township', version: 1, to: 'frozen', audience: 'public' },
    assessment: { year: 2026, kind: 'township', about: 'units' },
    settlement: { month: '2026-01', unit: 'T01' },
    correct: { month: '2026-01', unit: 'T01', changes: { late: -1, inTime: 1 }, reason: '当时漏登了办结' },
  },
}
