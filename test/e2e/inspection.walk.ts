import type { WalkContext } from './harness'
import { expectNothingCut } from './steps/fit'
import { closeOut, fileFor } from './steps/prepare'

export const name = 'inspection'

const HUGE = { scale: 1.75 }
const VILLAGE = 'T12V01'

/** What is closed out is drawn, looked at and found to be a sham: the close-out is void, and a camera comes by. */
export async function walk({ stage, phone }: WalkContext): Promise<void> {
  const who = stage.resident(VILLAGE)
  const code = await fileFor(stage, who, VILLAGE, '村口的水渠垮了一截，春灌用不上水，请派人来修。')
  const secretary = stage.at(VILLAGE, 'villageSecretary')
  await stage.act(secretary, code, 'keep', { kind: 'suggestion', handler: secretary.id })
  await stage.act(secretary, code, 'report', { answer: '水渠已经修好。', publicAnswer: '水渠已修复。', statement: '两天修完。', adoption: 'declined', evidence: [] })
  await closeOut(stage, who, secretary, code)
  const closedOn = String((await stage.row('appeals', code))['closedOn'])
  await stage.until(`${stage.workingDaysAfter(closedOn, 1)}T01:05`)

  const officer = stage.at('D-jw', 'disciplineOfficer')
  const drawing = await phone(officer, { page: 'supervision/draw/index' })
  await drawing.see('抽一次')
  await drawing.shot('inspection-01-draw')
  await expectNothingCut(await phone(officer, { ...HUGE, page: 'supervision/draw/index' }))
  const { id } = await stage.ask(officer, 'supervision', 'drawInspection', { from: closedOn, to: closedOn, sizes: { village: 5, township: 0, department: 0, district: 0 } })
  const { sample } = await stage.ask(officer, 'supervision', 'inspection', { id })
  const visit = sample.find((one) => one.code === code)!.visit
  const sent = stage.person(String((await stage.row('visits', visit))['inspector']))
  const list = await phone(sent, { page: 'supervision/visits/index' })
  await list.see('要去看的')
  await list.see(code)
  await list.shot('inspection-02-visits')
  const page = `supervision/visit/index?id=${visit}`
  const looking = await phone(sent, { page })
  await looking.see('登记现场情况')
  await looking.tap('没有办')
  await looking.tap('不是本人确认的')
  await looking.fill('看到了什么', '水渠还是断的，诉求人说没有签过字。')
  await looking.scrollToEnd()
  await looking.shot('inspection-03-finding')
  await looking.tap('登记结论')
  await looking.see('与台账不符')
  await stage.settle()
  const unit = await phone(secretary, { ...HUGE, page })
  await unit.see('现场看到的')
  await unit.shot('inspection-04-found-huge')
  await expectNothingCut(unit)
  for (const one of [drawing, list, looking, unit]) await one.expectNoErrors()
}
