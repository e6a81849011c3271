import type { WalkContext } from './harness'
import { expectNothingCut } from './steps/fit'
import { chooseUnit } from './steps/file'
import { fileFor } from './steps/prepare'

export const name = 'meetings'

const HUGE = { scale: 1.75 }
const WIDE = { width: 1024, height: 768 }
const VILLAGE = 'T05V01'
const DUTY = '十个工作日内修好水渠，恢复路面。'

/**
 * What crosses two departments is proposed in the night; the centre reads its paper, confirms it, calls the joint
 * meeting, minutes what was decided; the unit answers, the centre accepts, and the appeal's own record says so.
 */
export async function walk({ stage, phone }: WalkContext): Promise<void> {
  const who = stage.resident(VILLAGE)
  const code = await fileFor(stage, who, VILLAGE, '过境公路边的水渠被压断了，水漫到路上，请派人来修。')
  const reviewer = stage.at('T05', 'reviewer')
  const centre = stage.at('D', 'dispatcher')
  const units = { lead: 'DEP-water', supporting: ['DEP-transport'] }
  await stage.act(stage.at(VILLAGE, 'gridWorker'), code, 'screenValid', {})
  await stage.act(reviewer, code, 'reviewValid', { finding: 'reasonable', opinion: '属实，应予解决' })
  await stage.act(reviewer, code, 'triage', { kind: 'resolution', level: 'district', ...units })
  await stage.act(centre, code, 'assign', units)
  const other = await fileFor(stage, who, VILLAGE, '组上的路灯坏了两个月，晚上老人出门看不见，请派人来换。')
  await stage.until('2026-03-03T09:00')

  const desk = await phone(centre, { page: 'officer/desk/index' })
  await desk.tap('更多')
  await desk.tap('会议')
  await desk.see('联席会议议题')
  await desk.shot('meetings-01-hub')
  await desk.tap('联席会议议题')
  await desk.see('涉及区水利局、区交通运输局')
  await desk.shot('meetings-02-docket')
  await desk.tap('看材料')
  await desk.see('最近的经过')
  await desk.shot('meetings-03-paper')
  await desk.back()
  await desk.tap('列入')
  await desk.see('没有议题')
  await desk.tap('手工列入')
  await desk.fill('诉求编码', other)
  await desk.fill('为什么要上会', '涉及两个镇，请一并研究。')
  await desk.shot('meetings-04-by-hand')
  await desk.tap('.at-float-layout--active .button--primary')
  await desk.gone('.at-float-layout--active')
  await desk.tap('已列入')
  await desk.see('涉及两个镇，请一并研究。')
  await desk.see(code)
  await desk.shot('meetings-05-confirmed')
  await desk.tap('通知开会')
  await desk.see('在哪里开')
  await desk.pick('点这里选日期', '2026年', '3月', '3日')
  await desk.fill('在哪里开', '区中心二楼会议室')
  await desk.shot('meetings-06-call')
  await desk.tap('.button--primary')
  await desk.see('参加的岗位')
  await desk.shot('meetings-07-called')

  await desk.tap(`[aria-label="记录${code}"]`)
  await desk.fill('研究情况', '由水利局牵头，交通局配合，一次修好。')
  await desk.tap('加一项决定')
  await desk.fill('定了什么', DUTY)
  await chooseUnit(desk, '决定一由哪个单位落实', '区水利局')
  await desk.gone('.at-float-layout--active')
  await desk.pick('点这里选日期', '2026年', '3月', '20日')
  await desk.shot('meetings-08-minute')
  await desk.tap('.foot-bar .button--primary')
  await desk.see('已研究')
  await desk.see(DUTY)
  await desk.shot('meetings-09-minuted')
  await desk.tap('整理纪要')
  await desk.see('还有1件议题没有研究')
  await desk.fill('会议总的情况', '研究一件，一件待下次会。')
  await desk.shot('meetings-10-close')
  await desk.tap('.foot-bar .button--primary')
  await desk.see('研究一件，一件待下次会。')
  await desk.shot('meetings-11-closed')
  await desk.expectNoErrors()
  await stage.settle()

  const owner = await phone(stage.at('DEP-water', 'coordinator'), { ...HUGE, page: 'meetings/decisions/index' })
  await owner.see(DUTY)
  await owner.shot('meetings-12-decisions-huge')
  await expectNothingCut(owner)
  await owner.tap(DUTY)
  await owner.fill('做了什么，结果怎样', '水渠已修好，路面已恢复，两家现场验收。')
  await owner.shot('meetings-13-answer-huge')
  await expectNothingCut(owner)
  await owner.tap('.button--primary')
  await owner.see('已答复，待核对')
  await owner.expectNoErrors()

  const checking = await phone(centre, { ...WIDE, page: 'meetings/decisions/index?kind=joint' })
  await checking.see('已答复，待核对')
  await checking.shot('meetings-14-decisions-wide')
  await checking.tap(DUTY)
  await checking.tap('落实了，通过')
  await checking.fill('怎么核对的', '到现场看过，属实。')
  await checking.shot('meetings-15-check-wide')
  await checking.tap('.button--primary')
  await checking.see('核对通过')
  await checking.expectNoErrors()
  await stage.settle()

  const resident = await phone(who, { page: `pages/appeal/index?code=${code}` })
  await resident.see('区里会议定的事已经做到')
  await resident.page.locator('text=区里会议定的事已经做到').first().scrollIntoViewIfNeeded()
  await resident.shot('meetings-16-record')
  await resident.expectNoErrors()
  for (const page of ['meetings/hub/index', 'meetings/docket/index?kind=joint']) {
    const huge = await phone(centre, { ...HUGE, page })
    await huge.see(page.includes('hub') ? '联席会议议题' : '没有议题')
    await huge.shot(`meetings-17-${page.includes('hub') ? 'hub' : 'docket'}-huge`)
    await expectNothingCut(huge)
  }
}
