import type { Phone, WalkContext } from './harness'
import { PHOTO, chooseUnit, chooseVillage, codeOnReceipt } from './steps/file'

export const name = 'loop'

const VILLAGE = 'T01V01'
const DESK = { page: 'officer/desk/index' }
const TEXT = '村口到小学的路烂了大半年，下雨天娃娃走路上学全是泥，麻烦来修一下。'
/** As much of it as a list surely shows. */
const SEEN = TEXT.slice(0, 12)
const DEPARTMENT = { id: 'DEP-transport', name: '区交通运输局' }

/** A resolution from a resident's phone to the fourth signature, published, seen by a stranger. */
export async function walk({ stage, phone }: WalkContext): Promise<void> {
  const resident = await phone(stage.resident(VILLAGE))
  await resident.see('大家的事办得怎样')
  await resident.shot('loop-01-home')
  await resident.tap('我要反映')
  await resident.fill('您要反映什么事？', TEXT)
  await chooseVillage(resident, stage.district, VILLAGE)
  await resident.attach(PHOTO, '拍照或选图')
  await resident.shot('loop-02-matter')
  await resident.tap('下一步')
  await resident.see('怎么联系您')
  await resident.shot('loop-03-contact')
  await resident.tap('不是')
  await resident.tap('[aria-label="同意工作人员打电话核实、回访"]')
  await resident.shot('loop-03-contact-filled')
  await resident.tap('提交')
  const code = await codeOnReceipt(resident)
  await resident.shot('loop-04-receipt')
  await resident.tap('看进展')
  await resident.see('您反映的事')
  await resident.shot('loop-05-appeal')

  const grid = await phone(stage.at(VILLAGE, 'gridWorker'), DESK)
  await grid.see(SEEN)
  await grid.shot('loop-06-grid-desk')
  await grid.tap('报复核')
  await grid.fill('核实情况', '到现场看过，路面破损约三百米，属实。')
  await grid.shot('loop-07-screen')
  await grid.tap('报乡镇复核')
  await grid.see('没有等您办的')
  await grid.shot('loop-08-grid-desk-empty')

  const reviewer = await phone(stage.at('T01', 'reviewer'), DESK)
  await reviewer.see(SEEN)
  await reviewer.tap(SEEN)
  await reviewer.see('办理经过')
  await reviewer.shot('loop-09-case')
  await reviewer.tap('复核通过')
  await reviewer.fill('复核意见', '影响学生上学，应予解决。')
  await reviewer.shot('loop-10-review')
  await reviewer.tap('复核通过')
  await reviewer.see('待分流')
  await reviewer.tap('分流')
  await reviewer.see('由哪一级办')
  await reviewer.tap('求决')
  await reviewer.tap('区级')
  await chooseUnit(reviewer, '主办单位', DEPARTMENT.name)
  await reviewer.shot('loop-11-triage')
  await reviewer.tap('确认分流')
  await reviewer.gone('确认分流')

  const dispatcher = await phone(stage.at('D', 'dispatcher'), DESK)
  await dispatcher.tap('交办')
  await dispatcher.see(DEPARTMENT.name)
  await dispatcher.shot('loop-12-assign')
  await dispatcher.tap('确认交办')
  await dispatcher.see('没有等您办的')

  const handling = stage.at(DEPARTMENT.id, 'handler')
  const coordinator = await phone(stage.at(DEPARTMENT.id, 'coordinator'), DESK)
  await coordinator.shot('loop-13-coordinator-desk')
  await coordinator.tap('签收')
  await coordinator.tap(`${handling.name}（办理人）`)
  await coordinator.shot('loop-14-accept')
  await coordinator.tap('签收')
  await coordinator.gone('可以先签收，稍后再定')

  const handler = await phone(handling, DESK)
  await handler.tap(SEEN)
  await handler.see('办理经过')
  await handler.shot('loop-15-handler-case')
  await handler.tap('上报')
  await handler.fill('给诉求人的答复', '村口到小学的路面已经铺好，请您有空去看看。')
  await handler.fill('公开的答复', '村口到小学的道路已硬化，共三百二十米。')
  await handler.fill('办理过程说明', '三月五日勘察，十二日完工，当天请村民代表验看。')
  await handler.attach(PHOTO, '拍照或选图')
  await handler.gone('%')
  await handler.shot('loop-16-report')
  await handler.tap('上报，请诉求人确认')
  await handler.see('待诉求人确认')

  await resident.goto('pages/home/index')
  await resident.see('等您来办')
  await resident.shot('loop-17-home-waiting')
  await resident.tap(SEEN)
  await resident.see('给您的答复')
  await resident.shot('loop-18-answer')
  await resident.tap('去确认')
  await resident.tap('满意')
  await resident.sign('canvas')
  // Looked at the answer once more, and back: nothing of it is lost.
  await resident.back()
  await resident.see('给您的答复')
  await resident.tap('去确认')
  await resident.see('重写')
  await resident.gone('请在这里用手指签名')
  await resident.shot('loop-19-confirm')
  await resident.tap('确认并签名')
  await resident.see('您的评价：满意')

  await sign(handler, 'loop-20-state', '签字', '签字')
  const ladder = stage.district.units.find(({ id }) => id === DEPARTMENT.id)!.ladder
  const [checker, endorser] = [await phone(stage.person(ladder[0]!), DESK), await phone(stage.person(ladder[1]!), DESK)]
  await sign(checker, 'loop-21-check', '审核', '审核通过并签字')
  await endorser.goto('officer/desk/index')
  await sign(endorser, 'loop-22-endorse', '签批', '签批销号')

  await stage.cloud.clock.advance(60_000)
  await resident.goto(`pages/appeal/index?code=${code}`)
  await resident.see('已办结并公开')
  await resident.shot('loop-23-closed')
  const stranger = await phone(stage.resident('T02V01'))
  await stranger.tap('公开')
  await stranger.see('村口到小学的道路已硬化')
  await stranger.shot('loop-24-published')
  await stranger.tap('村口到小学的道路已硬化')
  await stranger.see(code)
  await stranger.shot('loop-25-result')

  for (const one of [resident, grid, reviewer, dispatcher, coordinator, handler, checker, endorser, stranger]) await one.expectNoErrors()
}

/** Signs what waits first on a desk. */
async function sign(cadre: Phone, picture: string, offer: string, button: string): Promise<void> {
  await cadre.goto('officer/desk/index')
  await cadre.see(SEEN)
  await cadre.tap(offer)
  await cadre.see('四方会签')
  await cadre.sign('canvas')
  await cadre.shot(picture)
  await cadre.tap(button)
  await cadre.see('没有等您办的')
}
