import type { WalkContext } from './harness'
import { openForm } from './steps/act'
import { expectNothingCut } from './steps/fit'
import { confirmDone, doneInTownship, standing, stateDone } from './steps/prepare'

export const name = 'away'

const HUGE = { scale: 1.75 }
const [TOWNSHIP, VILLAGE] = ['T02', 'T02V01']
const TEXT = '村口的路灯坏了半个月，晚上老人孩子走路不安全。'

/** A leader who is away names who signs; the deputy signs from their own desk, and everyone reads for whom; the leader takes it back before its day. */
export async function walk({ stage, phone }: WalkContext): Promise<void> {
  const { code, resident, handler } = await doneInTownship(stage, VILLAGE, TOWNSHIP, TEXT)
  await confirmDone(stage, resident, code)
  await stateDone(stage, handler, code)
  const { checker, endorser } = await standing(stage, code)
  const deputy = stage.at(TOWNSHIP, 'coordinator')

  const leader = await phone(stage.person(checker), { page: 'officer/desk/index' })
  await leader.tap('更多')
  await leader.tap('委托签字')
  await leader.see('还没有委托')
  await leader.tap('.button--primary')
  await leader.see('请选一下由谁代签')
  await leader.see('请选一下代签到哪天')
  await leader.shot('away-01-missing')
  await leader.tap(deputy.name)
  await leader.pick('[aria-label="到哪天止，点按选择日期"]', '2026年', '3月', '6日')
  await leader.fill('原因', '外出培训')
  await leader.shot('away-02-written')
  await leader.tap('.button--primary')
  await leader.see('委托中')
  await leader.scrollToEnd()
  await leader.shot('away-03-given')
  await leader.expectNoErrors()
  await stage.settle()

  const signing = await phone(deputy, { page: 'officer/desk/index' })
  await signing.see('受委托，等您代签')
  await signing.shot('away-04-deputy-desk')
  await signing.goto('officer/messages/index')
  await signing.see('请您代领导签字')
  await signing.shot('away-05-told')
  await signing.tap('请您代领导签字')
  await signing.see('委托记录')
  await openForm(signing, code, 'check')
  await signing.see('分管领导审核')
  await signing.sign('canvas')
  await signing.shot('away-06-sign')
  await signing.tap('审核通过并签字')
  await signing.see('已办好')
  await signing.expectNoErrors()

  const last = await phone(stage.person(endorser), { page: `officer/case/index?code=${code}` })
  await last.see('分管领导委托')
  await last.page.locator('text=四方会签').last().scrollIntoViewIfNeeded()
  await last.shot('away-07-last-leader')
  await last.expectNoErrors()
  const home = await phone(resident, { ...HUGE, page: `pages/appeal/index?code=${code}` })
  await home.see('分管领导委托')
  await home.page.locator('text=四方会签').last().scrollIntoViewIfNeeded()
  await home.shot('away-08-resident-huge')
  await expectNothingCut(home)
  await home.expectNoErrors()

  await leader.tap('撤销委托')
  await leader.fill('不再代签，原因', '提前回来')
  await leader.shot('away-09-revoke')
  await leader.tap('确认撤销')
  await leader.see('已撤销')
  await leader.expectNoErrors()
  const admin = await phone(stage.at('D', 'administrator'), { ...HUGE, page: 'officer/absence/index' })
  await admin.see('哪个单位的领导外出')
  await admin.tap('[aria-label="单位，点按选择"]')
  await admin.fill('搜单位名称', stage.district.units.find(({ id }) => id === TOWNSHIP)!.name)
  await admin.tap(stage.district.units.find(({ id }) => id === TOWNSHIP)!.name)
  await admin.see('提前回来')
  await admin.shot('away-10-administrator-huge')
  await expectNothingCut(admin)
  await admin.expectNoErrors()
}
