import { ratesOf } from '../../domain/ledger/rates'
import type { AppealCard, AppealPage, Board, DecisionCard, DocketCard, ErrandCard, ExportView, FunctionName, Functions, LetterBoxView, Me, OpeningView, OutingView, QuestionnaireView, SettingView, TopicCard, WarningCard } from '../../server/contract'

type Answer<F extends FunctionName, A extends keyof Functions[F]> = Functions[F][A] extends { output: infer O } ? O : never
/** What the pages ask for; a page that asks for more fails with the action's name. */
type Answers = { [F in FunctionName]: { [A in keyof Functions[F]]?: Answer<F, A> } }

const TODAY = '2026-03-02'
const AT = Date.parse('2026-03-02T09:00:00+08:00')
export const CODE = 'BZ-26-000001-H'

const card: AppealCard = {
  code: CODE, version: 3, status: 'reported', statusWords: '办好了，请您确认', kind: 'resolution', urgent: false, village: '幸福街社区', township: '望溪街道',
  excerpt: '村口到小学的路烂了大半年', submittedOn: TODAY, dueOn: '2026-03-30', daysLeft: 20, provisional: false, handler: '徐燕', lead: '区交通运输局',
}

const page: AppealPage = {
  ...card,
  text: '村口到小学的路烂了大半年，下雨天娃娃走路上学全是泥。', spot: '村口', grid: '第一网格', channelWords: '本人提交', contact: { name: '王*怡', phone: '199****1791' }, anonymous: false,
  attachments: [], mine: true, round: 1, promisedOn: '2026-04-07', handlerDueOn: '2026-03-23', paused: null, reviewOn: null, contestUntil: null, together: { petitioners: 1, merged: [], master: null },
  answer: '路面已经铺好，请您看看。', publicAnswer: '道路已硬化。', statement: '三月五日勘察，十二日完工。', rating: null,
  signatures: [
    { place: 'petitioner', who: '诉求人', at: null, words: '待签', signature: null },
    { place: 'handler', who: '办理人', at: null, words: '待签', signature: null },
    { place: 'leaderInCharge', who: '分管领导', at: null, words: '待签', signature: null },
    { place: 'principal', who: '主要领导', at: null, words: '待签', signature: null },
  ],
  timeline: [{ seq: 1, action: 'submit', at: AT, sentence: '您提交了诉求', texts: [], attachments: [] }],
  supervision: [], repeat: { of: null, by: [] }, discontent: [{ because: '办得太慢', words: '等了半年才来人' }], orders: [{ as: 'supervision', from: '区纪委监委', by: '2026-03-09', answered: false, words: '请说明进展' }],
  plan: { causes: '路基没有压实', steps: [{ what: '现场勘察', owner: '村建办', by: TODAY, doneOn: TODAY, progress: [{ on: TODAY, words: '看过现场' }] }, { what: '铺好路面', owner: '施工队', by: '2026-03-16', doneOn: null, progress: [] }] },
  measure: { what: '纳入年度养护', owner: '养护股', by: '2026-06-01', doneOn: null, effect: null },
  future: [{ words: '请您确认结果', by: '2026-03-09' }],
  offers: [{ action: 'confirm', refusal: null, primary: true }, { action: 'check', refusal: null, primary: false }],
  suggestions: null, tags: [], head: '102b415cfca1',
} as AppealPage

const result = { code: CODE, kind: 'resolution', village: '幸福街社区', township: '望溪街道', title: '村口到小学的路烂了大半年', answer: '道路已硬化。', unit: '区交通运输局', publishedOn: TODAY, measure: { what: '纳入年度养护', by: '2026-06-01', doneOn: null, effect: null } } as const
const receipt = { code: CODE, queryWord: '红花乘凉', promisedOn: '2026-04-07', provisional: false, head: '102b415cfca1', next: '幸福街社区会在3月3日（周二）前核实。', seenBy: '只有办这件事的工作人员能看到。' }
const me: Me = {
  person: 'p-1', name: '王磊怡', phone: '199****1791', phoneVerified: true, credits: {}, templates: [{ key: 'progress', id: 'progress', title: '诉求办理进度通知' }], largeType: null, today: TODAY, hotline: '12345',
  posts: [{ unit: 'T01V01', grids: ['T01V01G1'], unitName: '幸福街社区', kind: 'village', role: 'villageCadre', roleWords: '村（社区）干部', duties: ['intake', 'screening', 'handling'] }],
}

const outing: OutingView = {
  id: 'p-1:outing-0001', kind: 'visit', kindWords: '入户走访', place: '望溪街道幸福街社区，三组院坝', village: 'T01V01', from: AT, until: AT + 3_600_000,
  who: ['王磊怡（干部）', '何大全（书记）'], company: '', met: 3, note: '走了三户', mine: true,
}
const box: LetterBoxView = { id: 'box-00000001', name: '村口信箱', village: 'T01V01', spot: '小卖部门口', place: '望溪街道幸福街社区，小卖部门口', keeper: 'p-1', keeperName: '王磊怡', inUse: true, openedAt: AT, days: 9, overdue: true }
const opening: OpeningView = { id: 'p-1:opening-001', at: AT, openers: ['王磊怡', '何大全'], found: 3, entered: 1, note: '有一封没有署名' }
const responsibility: Answer<'casework', 'responsibility'> = {
  rows: [{ category: 'streetLight', words: '路灯照明', level: 'village', department: 'urban', departmentWords: '区综合行政执法局' }, { category: 'road', words: '道路交通', level: 'township' }],
  changes: [{ at: AT, who: '王磊怡', words: '路灯照明：区级 改为 村（社区）' }],
  own: [{ category: 'streetLight', byDefault: '路灯照明', cues: ['灯泡'], known: ['路灯', '不亮'] }, { category: 'road', byDefault: '道路', cues: [], known: ['修路'] }],
  levels: [{ id: 'village', name: '村（社区）' }, { id: 'township', name: '乡镇（街道）' }, { id: 'district', name: '区级' }],
  departments: [{ id: 'urban', name: '区综合行政执法局' }],
  mayEdit: true,
}
const asked: QuestionnaireView = {
  id: 'made-on-a-phone', title: '出行问卷', intro: '', questions: [{ id: 'q1', kind: 'single', title: '路好走吗', options: ['好走', '不好走'], needed: true }],
  unit: 'T01', unitName: '望溪街道', places: ['T01V01'], placeNames: ['幸福街社区'], endsOn: '2026-03-31', anonymous: false, state: 'published',
}

const counts = { received: 14, valid: 12, finished: 9, open: 3, overdue: 1, resolved: 9, satisfied: 8, fair: 1, inTime: 8, late: 1, ended: 9 }
const rates = ratesOf(counts)
const numbers = (unit: string, name: string) => ({ unit, name, kind: 'township' as const, figure: unit, counts })
const board: Board = {
  month: null, months: ['2026-01', '2026-02'], today: TODAY, formula: '2026-2', figure: 'district', counts, rates,
  trend: [{ month: '2026-02', valid: 12, finished: 9, resolved: 9, satisfied: 8 }],
  ages: [{ words: '本月提交', open: 3, overdue: 1, from: '2026-03', until: '2026-03' }], kinds: [{ kind: 'resolution', valid: 12, resolved: 9 }], channels: [{ channel: 'self', valid: 12, resolved: 9 }],
}
const warning: WarningCard = { id: 'W-2026-01-T01-onTime', unit: 'T01', unitName: '望溪街道', level: 'yellow', words: '按期整改率70.0%，低于80%', state: 'issued', issuedAt: AT, dueOn: null }

const topic: TopicCard = { id: 'T-BZ-26-000001-A', title: '望溪街道：路灯照明', area: '望溪街道', state: 'proposed', cases: 5, owner: null, dueOn: null, nextCheckOn: null, at: AT }

const decision: DecisionCard = { id: 'M-jabc123-2-1', meeting: 'M-jabc123', kind: 'joint', code: CODE, words: '十个工作日内修好路面', owner: 'DEP-water', ownerName: '区水利局', dueOn: TODAY, state: 'open', late: true }
const docketCard: DocketCard = { id: `joint:${CODE}`, version: 0, code: CODE, kind: 'joint', state: 'proposed', rules: ['crossing'], why: ['涉及区水利局、区交通运输局'], reason: null, since: TODAY, place: '望溪街道幸福街社区', excerpt: '村口到小学的路烂了大半年', statusWords: '办理中', lead: '区水利局' }
const errand: ErrandCard = { id: 'B-20260302-abc', matter: 'papers', text: '身份证丢了，腿脚不便，想请人帮忙补办。', place: '望溪街道幸福街社区', state: 'asked', at: AT, takeBy: '2026-03-04', commissioner: null }

const visit = { id: 'I-2026-03-02-abc-1', code: CODE, unit: 'T01', unitName: '望溪街道', place: '望溪街道幸福街社区', closedOn: '2026-03-01', assignedAt: AT, mismatch: null, foundAt: null }

const made: ExportView = { id: 'p-1:export-0001', what: 'ledger', words: '幸福街社区台账', at: AT, state: 'done', rows: 1, files: [{ name: '台账-2026-03-02.xlsx', rows: 1, bytes: 9000, url: 'ledger.xlsx' }], expiresAt: AT + 7 * 86_400_000 }
const post = { unit: 'T01', role: 'clerk' as const, unitName: '望溪街道', roleWords: '窗口受理员', gridNames: [] }
const officer = { id: 'p-2', name: '徐燕', phone: '199****1791', posts: [post] }
const invitation = { id: 'i-1', name: '周小雨', phone: null, posts: [post], state: 'open' as const, expiresAt: AT, code: 'ABCDE23456' }
const unitNode = { id: 'T01', name: '望溪街道', kind: 'township' as const, parent: 'D', grids: 0, closedOn: null, into: null }

const setting: SettingView = { name: 'kindDays.resolution', group: 'promise', words: '求决类办结期限', unit: '个工作日', lowest: 1, highest: 40, by: 'administration', value: 20, byDefault: 20 }

/** One answer an action, as its contract has it: enough for each page to show what it is for. */
export const ANSWERS: Answers = {
  errands: {
    ask: { id: errand.id, takeBy: '2026-03-04' },
    record: { id: errand.id },
    mine: { items: [errand], next: null },
    errands: { items: [errand], next: null },
    errand: { ...errand, version: 1, contact: { name: '王*怡', phone: '199****1791' }, steps: [{ at: AT, who: '群众', what: '请人帮办', words: errand.text }], offers: ['take', 'decline', 'withdraw'], reveals: true },
    move: { version: 2, state: 'taken' },
    contact: { name: '王磊怡', phone: '19900001791' },
    numbers: { unit: 'T01V01', counts: { asked: 3, done: 2, open: 1 } },
  },
  admin: {
    units: { units: [unitNode, { ...unitNode, id: 'T01V01', name: '幸福街社区', kind: 'village', parent: 'T01', grids: 2 }] },
    unit: {
      ...unitNode, parentName: '区群众诉求综合服务中心', gridList: [{ id: 'T01V01G1', name: '第一网格' }], people: [officer], invitations: [invitation],
      ladder: ['李明（望溪街道分管领导）', '赵刚（望溪街道主要领导）'], open: 3, roles: [{ id: 'clerk', name: '窗口受理员' }], moving: false,
    },
    officer: { ...officer, open: 2, heirs: [{ id: 'p-3', name: '何强' }], mine: false },
    invitations: { items: [invitation], next: null },
    imports: { items: [{ id: 'm-1', kind: 'units', at: AT, who: '王磊怡', made: 3, taken: 0 }], next: null },
    undoImport: { taken: 3, left: [] },
    exportSheet: { header: ['名称'], rows: [['望溪街道']], next: null },
    importUnits: { missing: [], rows: [{ row: '2', excerpt: '望溪街道', place: '乡镇（街道）' }], good: 1, again: 0, bad: 0 },
    invited: { invitations: [{ id: 'i-1', name: '周小雨', posts: [post], expiresAt: AT, phoneNeeded: false }], verified: true },
    settings: { settings: [setting] },
    templates: { templates: [{ key: 'task', title: '待办诉求提醒', id: null, longTerm: false, fields: [{ name: 'thing2', label: '待办事项', limit: 20 }], examples: [{ values: ['有新的诉求待初审'], shown: ['有新的诉求待初审'] }] }] },
    changes: { items: [{ id: 'A-000001', at: AT, who: '王磊怡（系统管理员）', what: '单位改名', about: '望溪街道', lines: [['名称', '望溪镇', '望溪街道']], reason: '撤镇设街道' }], next: null },
  },
  appeal: {
    submit: receipt,
    mine: { items: [card], next: null },
    open: page,
    lookUp: page,
    invited: { code: CODE, version: 3, matter: '村口到小学的路烂了大半年', place: '望溪街道幸福街社区', statusWords: '正在办理', mine: false, offers: [{ action: 'join', refusal: null, primary: false }] },
    similar: { results: [], open: [] },
    scanned: { village: 'T01V01', words: '望溪街道幸福街社区' },
    asked: [{ ...asked, answered: false }],
    questionnaire: { ...asked, answered: false },
    answer: { id: asked.id },
    published: { items: [result], next: null },
    publishedOne: result,
    act: { version: 4, status: 'confirmed' },
    home: { waiting: [card], published: [result], totals: { valid: 12, resolved: 9 }, begun: true },
    suggestProduct: { id: 's-1' },
  },
  casework: {
    workbench: { cards: [{ ...card, waitsFor: 'T01V01:screening', personal: false, likely: 'check' }], next: null, counts: [{ status: 'reported', count: 1 }], today: TODAY },
    open: page,
    act: { version: 4, status: 'confirmed' },
    record: receipt,
    ledger: { items: [{ ...card, level: 'township', grid: '第一网格', channel: 'self', channelWords: '本人提交', tags: ['重点督办'], handler: '王磊怡', movedOn: TODAY }], next: null, looked: 1 },
    count: { count: 1, next: null },
    folders: {
      unit: 'T01V01', units: [{ id: 'T01V01', name: '幸福街社区', ledger: '微台账' }], by: 'grid', open: 1, checks: { overdue: 0, noHandler: 0, noPlan: 1, stalled: 0 }, whole: true,
      folders: [{ id: 'T01V01G1', name: '第一网格', open: 1, overdue: 0, filter: { open: true, grid: 'T01V01G1' } }],
    },
    views: { views: [{ id: 'view-0001', name: '等我办的', question: { open: true }, order: 'deadline' }] },
    tags: { tags: [{ id: 'watch', name: '重点督办' }], mayKeep: false },
    thinkTank: { items: [card], next: null },
    search: { items: [card], next: null },
    candidates: {
      version: 3, statusWords: '待初审', village: '幸福街社区', submittedOn: TODAY, text: '村口的路烂了',
      candidates: [{
        code: 'BZ-26-000002-J', version: 2, excerpt: '小学门口的路烂了', text: '小学门口的路烂了', village: '幸福街社区', submittedOn: TODAY, statusWords: '待初审', open: true, degree: '很像', words: ['路'],
        reason: '都说到“路烂了”，同在幸福街社区，前后不到一天',
        compared: { own: [{ words: '村口', same: false }, { words: '的路烂了', same: true }], other: [{ words: '小学门口', same: false }, { words: '的路烂了', same: true }] },
      }],
    },
    advice: {
      sentences: [{ sentence: '村口到小学的路烂了大半年。', words: ['路烂'] }],
      closed: [{ code: 'BZ-26-000003-K', text: [{ words: '桥头', same: false }, { words: '的路烂了', same: true }], unit: '区交通运输局', kindWords: '求决', reason: '都说到“路烂了”，发生在邻近的大桥村，相隔30天' }],
      model: { state: 'off' },
    },
    model: { name: null, able: true },
    reindex: { state: 'idle' },
    setModel: { name: 'deepseek-v3.2', able: true },
    responsibility,
    saveResponsibility: responsibility,
    saveCategory: responsibility,
    saveTag: { tags: [{ id: 'watch', name: '重点督办' }], mayKeep: true },
    questionnaires: { items: [{ ...asked, mine: true }], next: null },
    designed: { ...asked, mine: true },
    results: { questionnaire: { ...asked, mine: true }, unitName: '望溪街道', answered: 3, questions: [{ id: 'q1', answered: 3, shares: [{ words: '好走', count: 1 }, { words: '不好走', count: 2 }] }] },
    answers: { items: [{ id: 'a-1', village: '幸福街社区', at: AT, answers: [{ question: 'q1', title: '路好走吗', words: '不好走' }], asks: 'q1', complaint: false, taken: false, code: null }], next: null },
    codes: { items: [{ scene: 'T01V01', place: '望溪街道幸福街社区', url: 'code.png', closed: false }], next: null },
    topicOfAppeal: { ...topic, cause: '线路老化，没有人巡查', measure: '换线路，每月巡查', owner: '望溪街道', measuredOn: '2026-02-01', checks: [], readable: true },
    repeats: { earlier: [{ code: 'BZ-25-000009-K', excerpt: '村口的路烂了', text: '村口的路烂了，下雨全是泥。', closedOn: '2025-11-20', lead: '幸福街道', reason: '同一位诉求人，都说到了路' }] },
    neighbours: { samePetitioner: [card], samePlace: [] },
    reveal: { name: '王磊怡', phone: '19900001791' },
    judgePhoto: { id: 'e-1', kind: 'photo', url: 'photo.jpg' },
    outings: { items: [outing], next: null },
    outing: { ...outing, appeals: [{ ...card, confirmed: null }], entered: 1 },
    colleagues: [{ id: 'p-2', name: '何大全', words: '幸福街社区书记' }],
    boxes: { items: [box], next: null },
    openings: { box, items: [opening], next: null },
    opening: { ...opening, box, letters: [{ ...card, confirmed: 'anonymous' }] },
    verify: { ok: true, length: 3, head: '102b415cfca1', brokenAt: null, erased: [] },
  },
  export: {
    start: made, follow: made, again: made,
    mine: { items: [{ id: made.id, what: 'ledger', words: made.words, at: AT, state: 'done', rows: 1, expiresAt: made.expiresAt }], next: null },
  },
  account: {
    enter: me, verifyPhone: me, setName: me, setLargeType: me, subscribed: me,
    district: { townships: [{ id: 'T01', name: '望溪街道', villages: [{ id: 'T01V01', name: '幸福街社区', grids: [{ id: 'T01V01G1', name: '第一网格' }] }] }], departments: [{ id: 'DEP-transport', name: '区交通运输局' }] },
    messages: { items: [{ id: 'm-1', at: AT, title: '办理结果确认提醒', lines: [['诉求编码', CODE]], code: CODE, page: null, state: 'sent' }], next: null },
    file: { evidence: 'ev-1' },
    ownData: { name: '王磊怡', phone: '19912341791', items: [{ code: CODE, on: TODAY, status: '正在办理', contact: { name: '王磊怡', phone: '19912341791' }, erasedOn: null, looks: [{ at: AT, who: '望溪街道复核专员', purpose: '上门核实' }] }], next: null },
  },
  sheets: {
    read: { header: ['村（社区）', '诉求内容'], rows: [['幸福街社区', '路灯不亮']], first: 2 },
  },
  supervision: {
    docket: { items: [docketCard], next: null, calls: true },
    paper: { ...docketCard, text: '村口到小学的路烂了大半年', kindWords: '求决', dueOn: TODAY, daysLeft: -6, supporting: ['区交通运输局'], returns: 2, disputes: 0, urges: 1, steps: [{ at: AT, words: '区群众诉求综合服务中心调度员交区水利局办理' }], decisions: [decision], opens: true },
    putOnDocket: { id: docketCard.id, version: 1 },
    moveDocket: { version: 1 },
    meetings: { items: [{ id: 'M-jabc123', kind: 'joint', state: 'called', on: TODAY, time: '09:30', place: '区中心二楼会议室', items: 1 }], next: null, calls: ['joint'] },
    callMeeting: { id: 'M-jabc123' },
    meeting: {
      id: 'M-jabc123', version: 1, kind: 'joint', state: 'called', on: TODAY, time: '09:30', place: '区中心二楼会议室', unitName: '区群众诉求综合服务中心',
      items: [{ code: CODE, place: '望溪街道幸福街社区', excerpt: '村口到小学的路烂了大半年', statusWords: '办理中', words: null, decisions: [] }],
      seats: [{ unit: 'DEP-water', unitName: '区水利局', role: 'principal', attendance: null }], minutes: null, general: [], steps: [{ at: AT, who: '区群众诉求综合服务中心 王磊怡', what: '通知开会', words: '' }],
      owners: [{ id: 'DEP-water', name: '区水利局' }], may: { minute: true, close: true, callOff: true },
    },
    minuteItem: { version: 2 },
    closeMeeting: { version: 2 },
    callOff: { version: 2 },
    decisions: { items: [decision], next: null },
    decision: { ...decision, version: 1, decidedOn: TODAY, answer: null, steps: [{ at: AT, who: '区群众诉求综合服务中心 王磊怡', what: '会议作出决定', words: decision.words }], opens: true, may: { answer: true, check: false } },
    answerDecision: { version: 2 },
    checkDecision: { version: 3 },
    drawInspection: { id: 'I-2026-03-02-abc' },
    inspections: { items: [{ id: 'I-2026-03-02-abc', at: AT, from: '2026-03-01', to: '2026-03-02', sizes: { village: 5, township: 0, department: 0, district: 0 }, candidates: 40, drawn: 5 }], next: null },
    inspection: { id: 'I-2026-03-02-abc', at: AT, from: '2026-03-01', to: '2026-03-02', sizes: { village: 5, township: 0, department: 0, district: 0 }, candidates: 40, drawn: 5, who: '王磊怡', seed: '0f', digest: 'a1', repeats: true, sample: [], list: null },
    myVisits: { items: [visit], next: null },
    findings: { items: [{ ...visit, mismatch: true, foundAt: AT }], next: null },
    visit: { ...visit, version: 0, text: '村口到小学的路烂了', answer: '路面已经铺好。', signals: ['sameText'], ledger: [{ fact: 'done', words: '办好了' }], finding: null, voided: false, warning: null, media: [], may: { record: true, media: false } },
    recordFinding: { version: 1, mismatch: true },
    followMedia: { version: 2 },
    replies: { items: [{ id: 'r-1', question: '社保卡丢了怎么补办', answer: '带身份证到便民服务中心。', unit: '望溪街道', on: TODAY, state: 'approved', uses: 3, shown: true, why: null, may: { decide: false, retire: false } }], next: null },
    calendar: { horizon: 2026, years: [], working: false },
    delegations: {
      today: '2026-03-02',
      leaders: [{ id: 'p-9', name: '幸福街道分管领导 何志强', deputies: [{ id: 'p-10', name: '幸福街道联络员 刘芳' }] }],
      items: [{ id: 'd-1', leader: '幸福街道分管领导 何志强', deputy: '幸福街道联络员 刘芳', from: '2026-03-02', to: '2026-03-06', reason: '外出学习', setBy: null, at: AT, state: 'running', revokedFor: null, mayRevoke: true }],
    },
    delegate: { id: 'd-2' },
    revokeDelegation: { id: 'd-1' },
    revealLog: { items: [{ id: 'v-1', at: AT, code: CODE, who: '幸福街社区网格员', purpose: '上门核实' }], next: null },
    health: { at: AT, alarms: [{ name: 'outbox', level: 'amber', words: '消息积压40分钟', todo: '请运维人员查看日志。' }], readings: { lastRunMinutes: 1, outboxMinutes: 40, givenUp: { '40003 invalid openid': 12 }, sweepLateDays: 0, calendarDays: 304, keyDays: 30, workHours: null, quota: 0, unchecked: 0 }, schema: 1 },
    leadership: { ...board, townships: [numbers('T01', '望溪街道')], departments: [numbers('DEP-transport', '区交通运输局')] },
    unitBoard: { ...board, figure: 'T01', unit: { id: 'T01', name: '望溪街道', kind: 'township' }, account: { figure: 'lead:T01', counts, rates }, below: [numbers('T01V01', '幸福街社区')] },
    publicBoard: { ...board, townships: [numbers('T01', '望溪街道')] },
    cases: { items: [card], next: null },
    lists: { items: [{ month: '2026-01', kind: 'township', state: 'draft', objectUntil: TODAY }], next: null },
    list: {
      month: '2026-01', kind: 'township', state: 'draft', version: 2, formula: '2026-1', drawnOn: TODAY, objectUntil: TODAY, audience: null,
      lines: [{ unit: 'T01', name: '望溪街道', rates, score: 8889, place: 1, mark: null, mine: true, opens: true }],
      objections: [{ id: '2026-01:township:T01', unit: 'T01', unitName: '望溪街道', reason: '有一件按期办好了', cases: [CODE], at: AT, state: 'open', opinion: null, changes: null }],
      may: { object: null, decide: false, move: null },
    },
    settlement: { month: '2026-01', latest: '2026-01', unitName: '望溪街道', state: 'frozen', formula: '2026-1', examined: 20, frozenAt: AT, agrees: true, counts, rates, corrections: [{ at: AT, unit: 'T01', unitName: '望溪街道', changes: { late: -1, inTime: 1 }, reason: '当时漏登了办结' }], corrected: { counts, rates }, may: { correct: true } },
    assessment: { columns: ['单位', '参评月数'], rows: [['望溪街道', '3']], declined: [{ at: AT, who: '区群众诉求综合服务中心 王磊怡', what: '要求考核个人，已谢绝', words: '只评价单位，不评价个人' }] },
    issueWarning: { id: 'W-2026-01-T01-onTime' },
    correct: { id: 'c-1' },
    weekly: { week: TODAY, unit: 'T01', unitName: '望溪街道', dueAt: AT, state: 'due', drawn: { place: counts, account: counts }, before: null, figures: { place: 'T01', account: 'lead:T01' }, sent: null, maySend: true },
    topics: { items: [topic], next: null },
    topic: {
      ...topic, version: 1, cause: null, measure: null, measuredOn: null, effect: null, checks: [], appeals: [card], units: [{ id: 'T01', name: '望溪街道' }],
      steps: [{ at: AT, who: '系统', what: '夜间归集，提出专题', words: '近180天有5件相似诉求' }],
      may: { confirm: true, dismiss: true, plan: false, done: false, edit: true },
    },
    makeTopic: { id: topic.id }, confirmTopic: { version: 2 }, dismissTopic: { version: 2 }, planTopic: { version: 2 }, finishTopicMeasure: { version: 2 }, addToTopic: { cases: 6 }, takeFromTopic: { cases: 4 },
    warnings: { items: [warning], next: null },
    warning: {
      ...warning, version: 1, month: '2026-01', figure: 'lead:T01', rule: 'onTime', cases: [], talk: null, answer: null, from: null, heads: [{ id: 'p-3', name: '何大全' }],
      steps: [{ at: AT, who: '系统', what: '发出预警', words: '按期整改率70.0%，低于80%' }],
      may: { talk: true, setDate: false, answer: false, recheck: false },
    },
  },
}
