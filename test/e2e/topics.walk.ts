import { LAMPS } from '../lamps'
import type { WalkContext } from './harness'
import { chooseUnit } from './steps/file'
import { expectNothingCut } from './steps/fit'
import { fileFor, handleInTownship } from './steps/prepare'

export const name = 'topics'

const HUGE = { scale: 1.75 }
const WIDE = { width: 1024, height: 768 }
const TOWNSHIP = 'T01'
const NEXT = '路灯坏了，晚上走路看不见，请来换灯泡。'
const TITLE = '街道路灯常坏'
const CAUSE = '线路老化，没有人定期巡查。'
const MEASURE = '换掉老线路，每月巡查一次。'

/**
 * What a night finds alike is confirmed as a topic, gets its cause and its measure; the next appeal on it shows them
 * to whoever works on it. Three months after the measure it is seen that the matter came back: what was filed on the day itself is not counted, only what came later.
 */
export async function walk({ stage, phone }: WalkContext): Promise<void> {
  const neighbours = stage.district.people.filter(({ posts }) => posts.length === 0)
  const file = (n: number, village: string, text: string) => fileFor(stage, neighbours[n]!, village, text)
  for (const [n, [village, text]] of LAMPS.entries()) {
    await file(n, village, text)
    if (n < 3) await stage.until(`2026-03-0${n + 3}T09:00`)
  }
  await stage.settle()
  await stage.until('2026-03-06T01:35')
  await stage.settle()
  await stage.until('2026-03-06T09:00')

  const reviewer = await phone(stage.at(TOWNSHIP, 'reviewer'), { page: 'supervision/board/index?view=unit' })
  await reviewer.tap('专题治理')
  await reviewer.see('待确认')
  await reviewer.shot('topics-01-proposed')
  await reviewer.tap('.card')
  await reviewer.see('夜间按文字、地点和时间找出来的')
  await reviewer.see('5件')
  await reviewer.shot('topics-02-proposal')
  await reviewer.fill('专题名称', TITLE)
  await reviewer.tap('确认为专题')
  await reviewer.see('待找病因')
  await reviewer.fill('病因', CAUSE)
  await reviewer.fill('措施', MEASURE)
  await chooseUnit(reviewer, '责任单位', stage.district.units.find(({ id }) => id === TOWNSHIP)!.name)
  await reviewer.gone('.at-float-layout--active')
  await reviewer.pick('[aria-label="哪天前落实，点按选择日期"]', '2026年', '4月', '1日')
  await reviewer.shot('topics-03-plan')
  await reviewer.tap('定下措施')
  await reviewer.see('措施落实中')
  await reviewer.shot('topics-04-planned')
  await reviewer.expectNoErrors()

  const code = await file(8, 'T01V03', NEXT)
  await stage.settle()
  const handler = await phone(await handleInTownship(stage, code, 'T01V03', TOWNSHIP), { page: `officer/case/index?code=${code}` })
  await handler.see('同类问题的专题')
  await handler.see(CAUSE)
  await handler.page.locator('text=同类问题的专题').first().scrollIntoViewIfNeeded()
  await handler.shot('topics-05-next-appeal')
  await handler.tap('看这个专题')
  await handler.see('措施落实中')
  await handler.expectNoErrors()

  const owner = await phone(stage.at(TOWNSHIP, 'coordinator'), { page: 'officer/messages/index' })
  await owner.tap('专题措施请落实')
  await owner.see('报告措施已落实')
  await owner.fill('怎么落实的，成效怎样', '老线路换完，巡查排了班。')
  await owner.pick('[aria-label="哪天落实的，点按选择日期"]', '2026年', '3月', '6日')
  await owner.shot('topics-06-done')
  await owner.tap('已经落实')
  await owner.see('下次自动复查')
  await owner.shot('topics-07-watched')
  await owner.expectNoErrors()

  await stage.until('2026-03-09T09:00')
  await file(9, 'T01V03', NEXT)
  await stage.settle()
  await stage.until('2026-06-08T08:05')
  await stage.settle()
  await owner.goto('officer/messages/index')
  await owner.tap('3个月复查：又有1件')
  await owner.see('落实3个月')
  await owner.page.locator('text=自动复查').last().scrollIntoViewIfNeeded()
  await owner.shot('topics-08-checked')
  await owner.expectNoErrors()
  await handler.goto(`officer/case/index?code=${code}`)
  await handler.see('又有1件')
  await handler.page.locator('text=同类问题的专题').first().scrollIntoViewIfNeeded()
  await handler.shot('topics-09-came-back')

  const centre = await phone(stage.at('D', 'dispatcher'), { ...WIDE, page: 'supervision/topics/index' })
  await centre.see(TITLE)
  await centre.shot('topics-10-list-wide')
  await centre.tap(TITLE)
  await centre.see('落实3个月')
  await centre.shot('topics-11-topic-wide')
  await centre.expectNoErrors()
  const huge = await phone(stage.at(TOWNSHIP, 'reviewer'), { ...HUGE, page: 'supervision/topics/index' })
  await huge.see(TITLE)
  await huge.shot('topics-12-list-huge')
  await expectNothingCut(huge)
  await huge.tap(TITLE)
  await huge.see('落实3个月')
  await huge.shot('topics-13-topic-huge')
  await expectNothingCut(huge)
}
