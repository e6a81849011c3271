import type { WalkContext } from './harness'
import { openForm } from './steps/act'
import { expectNothingCut } from './steps/fit'
import { fileFor, handleInTownship, reportDone, standing } from './steps/prepare'

export const name = 'gone'

const HUGE = { scale: 1.75 }
const [TOWNSHIP, VILLAGE] = ['T08', 'T08V01']
const TEXT = '院子后面的山坡掉石头，一下雨就往下滚，请来看看。'

/** A handler leaves the unit, and whoever receives for it names the next; the petitioner moves away, and confirms from wherever they are. */
export async function walk({ stage, phone }: WalkContext): Promise<void> {
  const who = stage.resident(VILLAGE)
  const code = await fileFor(stage, who, VILLAGE, TEXT)
  const left = await handleInTownship(stage, code, VILLAGE, TOWNSHIP)
  await stage.ask(stage.at('D', 'administrator'), 'admin', 'setPosts', { person: left.id, posts: [], reason: '调离本单位' })
  // What the handler held is handed back by the clock.
  await stage.cloud.clock.advance(120_000)
  await stage.settle()

  const stranger = await phone(left, { page: `officer/case/index?code=${code}` })
  await stranger.see('没有找到')
  await stranger.shot('gone-01-left')
  const coordinator = await phone(stage.at(TOWNSHIP, 'coordinator'), { page: 'officer/desk/index' })
  await coordinator.see(TEXT.slice(0, 10))
  await coordinator.shot('gone-02-desk')
  await openForm(coordinator, code, 'nameHandler')
  await coordinator.see('变更原因')
  const { suggestions } = await stage.ask(stage.at(TOWNSHIP, 'coordinator'), 'casework', 'open', { code })
  const next = stage.person(suggestions!.handlers.find(({ id }) => id !== left.id)!.id)
  await coordinator.tap(next.name)
  await coordinator.fill('变更原因', '原办理人调离。')
  await coordinator.shot('gone-03-name-next')
  await coordinator.tap('确认')
  await coordinator.see('已办好')
  await coordinator.see('确定了办理人')
  await coordinator.expectNoErrors()
  await stage.settle()

  const handler = await phone(next, { page: 'officer/desk/index' })
  await handler.see(TEXT.slice(0, 10))
  await openForm(handler, code, 'noteGone')
  await handler.see('诉求人去世或迁走')
  await handler.tap('诉求人已迁走')
  await handler.fill('怎么知道的', '邻居说全家搬去外地务工。')
  await handler.shot('gone-04-note')
  await handler.tap('登记')
  await handler.see('已办好')
  await handler.page.locator('text=诉求人已迁走').first().scrollIntoViewIfNeeded()
  await handler.shot('gone-05-noted')
  await handler.expectNoErrors()
  await reportDone(stage, next, code)
  await stage.settle()

  const home = await phone(who, { ...HUGE, page: `pages/appeal/index?code=${code}` })
  await home.tap('去确认')
  await home.tap('满意')
  await home.sign('canvas')
  await home.tap('确认并签名')
  await home.see('您的评价：满意')
  await home.shot('gone-06-confirmed-huge')
  await expectNothingCut(home)
  await home.expectNoErrors()
  const { status } = await standing(stage, code)
  if (status !== 'confirmed') throw new Error(`${code} is ${status}`)
}
