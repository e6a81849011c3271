import type { WalkContext } from './harness'
import { openForm } from './steps/act'
import { expectNothingCut } from './steps/fit'
import { fileFor, handleInTownship } from './steps/prepare'

export const name = 'pauses'

const HUGE = { scale: 1.75 }
const [TOWNSHIP, VILLAGE] = ['T03', 'T03V01']
const TEXT = '家门口的水沟堵了，下雨就往屋里灌水，请来清一下。'

/** A handler asks that the clock stop while the petitioner is away; the level above grants it, the petitioner reads why and until when; it goes on before its day. */
export async function walk({ stage, phone }: WalkContext): Promise<void> {
  const resident = stage.resident(VILLAGE)
  const code = await fileFor(stage, resident, VILLAGE, TEXT)
  const handling = await handleInTownship(stage, code, VILLAGE, TOWNSHIP)
  const handler = await phone(handling)
  await openForm(handler, code, 'askPause')
  await handler.see('由上级批准')
  await handler.tap('提交申请')
  await handler.see('请选择')
  await handler.tap('诉求人生病或家有急事')
  await handler.pick('[aria-label="停到哪天，点按选择日期"]', '2026年', '3月', '6日')
  await handler.fill('说明', '诉求人住院，家里没人，进不了院子。')
  await handler.shot('pauses-01-ask')
  await handler.tap('提交申请')
  await handler.see('已办好')
  await handler.see('申请停表到')
  await handler.expectNoErrors()
  await stage.settle()

  const above = await phone(stage.at('D', 'dispatcher'), { page: 'officer/desk/index' })
  await above.see(TEXT.slice(0, 10))
  await above.shot('pauses-02-desk-above')
  await above.tap('批停表')
  await above.see('诉求人住院，家里没人，进不了院子。')
  await above.shot('pauses-03-grant')
  await above.tap('同意')
  await above.see('没有等您办的')
  await above.expectNoErrors()
  await stage.settle()

  const home = await phone(resident, { page: `pages/appeal/index?code=${code}` })
  await home.see('同意暂停计算办理时间')
  await home.see('您生病或家有急事')
  await home.shot('pauses-04-resident')
  await home.expectNoErrors()
  const huge = await phone(handling, { ...HUGE, page: `officer/case/index?code=${code}` })
  await huge.see('计时暂停，最晚到')
  await huge.shot('pauses-05-paused-huge')
  await expectNothingCut(huge)
  await huge.expectNoErrors()

  await stage.until('2026-03-04T09:00')
  await openForm(handler, code, 'resume')
  await handler.tap('继续')
  await handler.see('已办好')
  await handler.gone('计时暂停，最晚到')
  await handler.shot('pauses-06-going-on')
  await handler.expectNoErrors()
}
