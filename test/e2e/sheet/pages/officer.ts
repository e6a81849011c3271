import { fileFor } from '../../steps/prepare'
import { ADMINISTRATOR, DISCIPLINE, DISPATCHER, HEAD, REVIEWER, SECRETARY, VILLAGE, openidOf, type By, type Filled, type SheetPages, type Shown, withHeldPhotos } from '../page'

/** Cadres whose workbenches differ. */
const DESKS: Readonly<Record<string, By>> = {
  gridWorker: ['gridWorker', VILLAGE],
  reviewer: REVIEWER,
  dispatcher: DISPATCHER,
  leaderInCharge: ['leaderInCharge', 'T01'],
  caller: ['caller', 'D'],
  disciplineOfficer: DISCIPLINE,
}
/** Cadres whose ledgers differ in what is kept there. */
const LEDGERS: Readonly<Record<string, By>> = { head: HEAD, dispatcher: DISPATCHER }

const each = ({ stage }: Filled, people: Readonly<Record<string, By>>): Shown[] => Object.entries(people).map(([as, by]) => ({ as, openid: openidOf(stage, by) }))
const officers = ({ actions }: Filled) => actions.filter(({ fn }) => fn === 'casework')

/** Pages of cadres in the subpackage `officer`. */
export const OFFICER: SheetPages = {
  'officer/desk/index': { by: SECRETARY, full: (filled) => [{}, ...each(filled, DESKS)] },
  'officer/case/index': {
    by: SECRETARY,
    async full(filled) {
      const held = await withHeldPhotos(filled)
      return [...filled.cases.map(({ openid, code }, index) => ({ as: String(index + 1), openid, query: { code } })), { as: 'held', openid: held.screener, query: { code: held.code } }]
    },
  },
  'officer/act/index': { by: SECRETARY, bare: { action: 'screenValid' }, full: (filled) => officers(filled).map(({ openid, code, action }) => ({ as: action, openid, query: { code, action } })) },
  'officer/compare/index': {
    by: SECRETARY,
    async full({ stage }) {
      const codes: string[] = []
      for (const [at, text] of ALIKE.entries()) codes.push(await fileFor(stage, stage.resident(VILLAGE, at), VILLAGE, text))
      await stage.settle()
      const query = { code: codes[1]! }
      return [{ query }, { as: 'merge', query, then: (phone) => phone.tap('是同一件，并入那件') }]
    },
  },
  'officer/ledger/index': {
    by: SECRETARY,
    full: (filled) => [
      {},
      ...each(filled, LEDGERS),
      { as: 'folders', then: (phone) => phone.tap('分开看') },
      { as: 'opened', looks: ['wide'], then: (phone) => phone.tap('.ledger-table__open >> nth=2') },
      { as: 'filter', then: (phone) => phone.tap('筛选、排序') },
      { as: 'views', then: (phone) => phone.tap('常用') },
      { as: 'export', then: (phone) => phone.tap('导出') },
    ],
  },
  'officer/exports/index': {
    by: SECRETARY,
    async full({ stage }) {
      const who = { openid: openidOf(stage, SECRETARY) }
      const { id } = await stage.ask(who, 'export', 'start', { of: { ledger: {}, order: 'deadline' } })
      return [{ query: { id }, then: (phone) => phone.see('发到微信') }]
    },
  },
  'officer/think-tank/index': { by: SECRETARY, full: () => [{}, { as: 'done', then: (phone) => phone.tap('已见效') }, { as: 'declined', then: (phone) => phone.tap('未采纳') }] },
  'officer/replies/index': {
    by: DISPATCHER,
    async full({ stage }) {
      const [asks, decides] = [stage.at('T01', 'reviewer'), stage.at('D', 'dispatcher')]
      for (const [question, answer] of REPLIES) {
        const { id } = await stage.ask(asks, 'supervision', 'proposeReply', { question, answer })
        await stage.ask(decides, 'supervision', 'decideReply', { id, approve: true, publish: true })
      }
      await stage.ask(asks, 'supervision', 'proposeReply', { question: '外地户口的孩子怎么在本区上小学', answer: '带居住证和务工证明到区教育局报名点登记，六月受理。' })
      return [{}, { as: 'proposed', then: (phone) => phone.tap('待审核') }, { as: 'propose', openid: asks.openid, then: (phone) => phone.tap('提一条答复') }]
    },
  },
  'officer/calendar/index': { by: ADMINISTRATOR },
  'officer/reveals/index': {
    by: ADMINISTRATOR,
    async full({ stage, cases }) {
      for (const { openid, code } of cases.slice(0, 4)) await stage.call({ openid }, 'casework', 'reveal', { code, purpose: '上门核实前先打电话约时间' })
      return [{}]
    },
  },
  'officer/absence/index': {
    by: HEAD,
    async full({ stage }) {
      const [leader, deputy] = [stage.at('T01', 'principal'), stage.at('T01', 'coordinator')]
      const { today } = await stage.ask(leader, 'supervision', 'delegations', {})
      await stage.ask(leader, 'supervision', 'delegate', { leader: leader.id, deputy: deputy.id, from: today, to: today, reason: '到市里参加培训' })
      return [{}, { as: 'administrator', openid: stage.at('D', 'administrator').openid }]
    },
  },
  'officer/messages/index': { by: SECRETARY },
  'officer/intake/index': { by: SECRETARY },
  'officer/run/index': {
    by: SECRETARY,
    bare: { tasks: 'BZ-26-999999-A~screenValid' },
    full: (filled) => {
      const all = officers(filled)
      const { openid, code, action } = all.find(({ action: one }) => one === 'screenValid') ?? all[0]!
      return [{ openid, query: { tasks: `${code}~${action}` } }]
    },
  },
  'officer/responsibility/index': { by: SECRETARY, full: (filled) => [{}, ...each(filled, { administrator: ADMINISTRATOR })] },
}

const ALIKE = ['小学门口的路烂了大半年，下雨天娃娃上学全是泥，请来修。', '小学门口那条路烂了半年多，娃娃上学踩一脚泥，麻烦修一下。']
const REPLIES = [
  ['社保卡丢了怎么补办', '带身份证到镇便民服务中心2号窗口，当天就能补；也可以在手机上申请，七天内寄到家。'],
  ['老年优待证在哪里办', '年满65岁，带身份证和一寸照片到村（社区）便民点登记，十个工作日内领证。'],
  ['医保报销要带什么材料', '带社保卡、住院发票、费用清单和出院小结，到区政务服务中心医保窗口办理。'],
] as const
