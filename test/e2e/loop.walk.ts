import type { WalkContext } from './harness'
import { PHOTO, chooseVillage, codeOnReceipt } from './steps/file'

export const name = 'loop'

const VILLAGE = 'T01V01'
const DESK = { page: 'officer/desk/index' }
const TEXT = '村口到小学的路烂了大半年，下雨天娃娃走路上学全是泥，麻烦来修一下。'

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
  await grid.see(TEXT.slice(0, 12))
  await grid.shot('loop-06-grid-desk')
  await grid.tap('报复核')
  await grid.fill('核实情况', '到现场看过，路面破损约三百米，属实。')
  await grid.shot('loop-07-screen')
  await grid.tap('报乡镇复核')
  await grid.see('没有等您办的')
  await grid.shot('loop-08-grid-desk-empty')

  const reviewer = await phone(stage.at('T01', 'reviewer'), DESK)
  await reviewer.see(TEXT.slice(0, 12))
  await reviewer.tap(TEXT.slice(0, 12))
  await reviewer.see('办理经过')
  await reviewer.shot('loop-09-case')
  await reviewer.tap('复核通过')
  await reviewer.fill('复核意见', '影响学生上学，应予解决。')
  await reviewer.shot('loop-10-review')
  await reviewer.tap('复核通过')
  await reviewer.see('分流')
  await reviewer.tap('分流')
  await reviewer.see('确认分流')
  await reviewer.shot('loop-11-triage')
}
