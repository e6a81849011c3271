import type { SamplePerson } from '../../scripts/sample/district'
import { DISCIPLINE, PETITION } from '../../scripts/sample/units'
import type { WalkContext } from './harness'
import { openForm as act } from './steps/act'
import { expectNothingCut } from './steps/fit'
import { checkDone, confirmDone, endorseDone, expectStatus, fileFor, stateDone } from './steps/prepare'

export const name = 'kinds'

const TOWN = 'T12'
const VILLAGE = 'T12V01'
const ROAD = '村口到小学的路烂了大半年，下雨天娃娃走路上学全是泥。'
const BUS = '首班公交能不能早一点发车，老人赶早市要走四里路。'
/** What the library answers about a lost card. */
const REPLY = '带身份证到镇便民服务中心，当天就能补办。'
const LOW = '村里评低保不公开，我家三口人生病没有评上，要求查清楚。'

/** Each kind's own way on the screens: a plan and its steps, the think tank, dual supervision, what is blackened. */
export async function walk(context: WalkContext): Promise<void> {
  await resolution(context)
  await suggestion(context)
  await complaint(context)
  await library(context)
}

async function handled({ stage }: WalkContext, text: string, kind: 'resolution' | 'suggestion' | 'complaint', accused: string[] = []): Promise<{ code: string; resident: SamplePerson; handler: SamplePerson }> {
  const resident = stage.resident(VILLAGE)
  const contact = { name: resident.name, phone: resident.phone }
  const code = accused.length === 0
    ? await fileFor(stage, resident, VILLAGE, text)
    : (await stage.ask(resident, 'appeal', 'submit', { channel: 'self', place: { village: VILLAGE }, text, aboutCadre: true, accused, contact, evidence: [] })).code
  const reviewer = stage.at(TOWN, 'reviewer')
  await stage.act(accused.length === 0 ? stage.at(VILLAGE, 'gridWorker') : reviewer, code, 'screenValid', {})
  await stage.act(reviewer, code, 'reviewValid', { finding: 'reasonable', opinion: '属实' })
  await stage.act(reviewer, code, 'triage', { kind, level: 'township', lead: TOWN, supporting: [] })
  const handler = stage.at(TOWN, 'handler')
  await stage.act(stage.at(TOWN, 'coordinator'), code, 'accept', { handler: handler.id })
  return { code, resident, handler }
}

/** From the petitioner's yes to the third signature. Who gives the fourth. */
async function signed({ stage }: WalkContext, code: string, resident: SamplePerson, handler: SamplePerson): Promise<SamplePerson> {
  await confirmDone(stage, resident, code)
  await stateDone(stage, handler, code, '按方案办完。')
  return checkDone(stage, code)
}

/** A plan made on the phone, a step done, the plan as the petitioner reads it; a result with something to blacken, which a person decides on. */
async function resolution(context: WalkContext): Promise<void> {
  const { stage, phone } = context
  const { code, resident, handler } = await handled(context, ROAD, 'resolution')
  const desk = await phone(handler)
  await act(desk, code, 'plan')
  await desk.see('一人一策方案')
  await desk.tap('保存方案')
  await desk.see('每一步都写上做什么、谁负责、哪天前办完')
  await desk.fill('问题出在哪里', '排水沟堵了多年，路基泡软了。')
  await desk.fill('第1步做什么', '清沟，挖开堵的那一段。')
  await desk.fill('第1步谁负责', '村建办')
  await desk.pick('[aria-label="第1步哪天前办完，点按选择日期"]', '2026年', '3月', '9日')
  await desk.tap('再加一步')
  await desk.fill('第2步做什么', '压实路基，铺好路面。')
  await desk.fill('第2步谁负责', '施工队')
  await desk.pick('[aria-label="第2步哪天前办完，点按选择日期"]', '2026年', '3月', '20日')
  await desk.shot('kinds-01-plan')
  await desk.tap('保存方案')
  await desk.see('已办好')
  await act(desk, code, 'progress')
  await desk.tap('第1步：清沟，挖开堵的那一段。')
  await desk.tap('这一步办好了')
  await desk.fill('办到哪一步了', '沟清好了，水流得下去。')
  await desk.shot('kinds-02-progress')
  await desk.tap('记下')
  await desk.see('已办好')
  const home = await phone(resident, { page: `pages/appeal/index?code=${code}`, scale: 1.75 })
  await home.see('打算怎么办')
  await home.see('第2步：压实路基，铺好路面。')
  if ((await home.read()).includes('施工队')) throw new Error('who answers for a step is not the petitioner\'s to read')
  await home.shot('kinds-03-plan-resident-large')
  await expectNothingCut(home)

  await stage.act(handler, code, 'report', { answer: '路修好了。', publicAnswer: '道路修到三栋二单元，有事打13800001234，值班室38号。', statement: '按方案办完。', evidence: [] })
  await endorseDone(stage, await signed(context, code, resident, handler), code)
  await expectStatus(stage, [code], 'closed')
  const dispatcher = await phone(stage.at('D', 'dispatcher'))
  await act(dispatcher, code, 'publish')
  await dispatcher.see('公开后是这样')
  await dispatcher.tap('38号（像门牌号）')
  await dispatcher.see('值班室38号。')
  await dispatcher.shot('kinds-04-blacken')
  await dispatcher.tap('公开')
  await dispatcher.see('已办好')
  await stage.settle()
  await home.goto(`pages/result/index?code=${code}`)
  await home.see('有事打███████████，值班室38号。')
  for (const one of [desk, home, dispatcher]) await one.expectNoErrors()
}

/** An adopted suggestion in the think tank of the unit and before the public, until its effect is on record. */
async function suggestion(context: WalkContext): Promise<void> {
  const { stage, phone } = context
  const { code, resident, handler } = await handled(context, BUS, 'suggestion')
  await stage.act(handler, code, 'report', { answer: '采纳您的建议。', publicAnswer: '首班车提前到六点。', statement: '与公交公司商定。', evidence: [], adoption: 'adopted', measure: '首班车提前到六点，先试行一个月。', measureOwner: '客运股', measureBy: '2026-06-01' })
  await endorseDone(stage, await signed(context, code, resident, handler), code)
  const desk = await phone(handler, { page: 'officer/think-tank/index' })
  await desk.see(BUS.slice(0, 10))
  await desk.shot('kinds-05-think-tank')
  await desk.tap(BUS.slice(0, 10))
  await desk.see('采纳后的措施')
  await act(desk, code, 'recordEffect')
  await desk.fill('成效', '每天多坐两百人。')
  await desk.shot('kinds-06-effect')
  await desk.tap('登记成效')
  await desk.see('已办好')
  await stage.settle()
  const reader = await phone(stage.resident('T09V01'), { page: 'pages/published/index' })
  await reader.tap('采纳的建议')
  await reader.see('已见效')
  await reader.shot('kinds-07-public')
  await reader.tap('首班车提前到六点。')
  await reader.see('每天多坐两百人。')
  await reader.shot('kinds-08-public-one')
  for (const one of [desk, reader]) await one.expectNoErrors()
}

/** An order with an answer due, and two supervisors who sign before the last leader can. */
async function complaint(context: WalkContext): Promise<void> {
  const { stage, phone } = context
  const { code, resident, handler } = await handled(context, LOW, 'complaint', [VILLAGE])
  const officer = await phone(stage.at(DISCIPLINE, 'disciplineOfficer'))
  await act(officer, code, 'order')
  await officer.tap('督办')
  await officer.fill('要求', '请说明调查进展。')
  await officer.pick('[aria-label="哪天前答复，点按选择日期"]', '2026年', '3月', '6日')
  await officer.shot('kinds-09-order')
  await officer.tap('发出')
  await officer.see('已办好')
  const desk = await phone(handler, { page: `officer/case/index?code=${code}` })
  await desk.see('区纪委监委督办')
  await desk.shot('kinds-10-ordered')
  await act(desk, code, 'answerOrder')
  await desk.see('请说明调查进展。')
  await desk.fill('办到哪一步、什么时候办好', '已入户三户，本周出结论。')
  await desk.tap('提交答复')
  await desk.see('已办好')
  await stage.act(handler, code, 'report', { answer: '已责令重新评议。', publicAnswer: '评定程序有误，已责令重新评议。', statement: '入户三户。', evidence: [] })
  const endorser = await signed(context, code, resident, handler)
  for (const [one, picture] of [[officer, 'kinds-11-supervise'], [await phone(stage.at(PETITION, 'petitionOfficer'), { scale: 1.75 }), 'kinds-12-supervise-large']] as const) {
    await act(one, code, 'superviseSign')
    await one.see('签署督办意见')
    await one.sign('canvas')
    await one.shot(picture)
    await one.tap('签署')
    await one.see('已办好')
    await one.expectNoErrors()
  }
  await endorseDone(stage, endorser, code)
  await expectStatus(stage, [code], 'published')
  await desk.expectNoErrors()
}

/** The library on the screens: proposed, approved, taken for an answer; and what administrators keep. */
async function library({ stage, phone }: WalkContext): Promise<void> {
  const cadre = await phone(stage.at(VILLAGE, 'villageCadre'), { page: 'officer/replies/index' })
  await cadre.tap('提一条答复')
  await cadre.fill('群众怎么问', '社保卡丢了怎么补办')
  await cadre.fill('怎么答', REPLY)
  await cadre.shot('kinds-13-propose')
  await cadre.tap('提交审核')
  await cadre.see('没有可用的答复')
  const dispatcher = await phone(stage.at('D', 'dispatcher'), { page: 'officer/replies/index', scale: 1.75 })
  await dispatcher.tap('待审核')
  await dispatcher.see('社保卡丢了怎么补办')
  await dispatcher.tap('审核')
  await dispatcher.see('同时作为问答公开')
  await dispatcher.shot('kinds-14-decide-large')
  await dispatcher.tap('通过')
  await dispatcher.see('没有待审核的答复')
  const code = await fileFor(stage, stage.resident(VILLAGE), VILLAGE, '请问社保卡丢了到哪里补办，要带什么？')
  await act(cadre, code, 'answerAtOnce')
  await cadre.tap('从答复库里找')
  await cadre.see('社保卡丢了怎么补办')
  await cadre.shot('kinds-15-library')
  await cadre.tap('用这条')
  await cadre.holds('答复', REPLY)
  await cadre.tap('答复')
  await cadre.see('已办好')
  const admin = await phone(stage.at('D', 'administrator'), { page: 'officer/calendar/index' })
  await admin.see('放假安排已到')
  await admin.fill('年份', '2032')
  await admin.fill('放假的日子', '2032-01-01 至 2032-01-03')
  await admin.shot('kinds-16-calendar')
  await admin.tap('保存并重算期限')
  await admin.see('2032年')
  await admin.goto('officer/reveals/index')
  await admin.see('还没有查看记录')
  await admin.shot('kinds-17-reveals')
  for (const one of [cadre, dispatcher, admin]) await one.expectNoErrors()
}
