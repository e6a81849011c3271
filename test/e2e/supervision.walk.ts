import { readFileSync } from 'node:fs'
import type { SamplePerson } from '../../scripts/sample/district'
import type { Phone, PhoneOptions, WalkContext } from './harness'
import { expectNothingCut } from './steps/fit'
import { chooseUnit } from './steps/file'
import { putHistory } from './steps/history'

export const name = 'supervision'

const VALID = 900
const HUGE = { scale: 1.75 }
const WIDE = { width: 1024, height: 768 }
const TOWNSHIP = 'T11'
/** Settled in the night to the third of March. */
const MONTH = '2026-01'

/**
 * The district's leader, a township and a resident read the same figures, and each number opens its cases. A month
 * is settled and its list frozen; the township sends its return; a warning goes its way to the recheck.
 */
export async function walk(context: WalkContext): Promise<void> {
  await putHistory(context.stage, VALID, '2026-01-01', MONTH)
  await boards(context)
  await weekly(context)
  await warning(context)
  await lists(context)
  await settlement(context)
}

type Opening = Omit<PhoneOptions, 'url' | 'openid'>

async function boards({ stage, phone }: WalkContext): Promise<void> {
  const look = async (who: SamplePerson, page: string, picture: string, options: Opening = {}): Promise<Phone> => {
    const one = await phone(who, { ...options, page })
    await one.see('化解率')
    await drawn(one)
    await one.shot(picture)
    if (options.scale) await expectNothingCut(one)
    await one.expectNoErrors()
    return one
  }
  const district = 'supervision/board/index?view=district'
  const leader = await look(stage.at('D', 'districtLeader'), district, 'supervision-01-district')
  await leader.page.locator('.chart').first().scrollIntoViewIfNeeded()
  await leader.shot('supervision-01-trend')
  await leader.scrollToEnd()
  await leader.shot('supervision-02-district-tiles')
  await leader.tap('怎么算的')
  await leader.see('口径版本')
  await leader.shot('supervision-03-formula')
  await leader.goto(district)
  await leader.tap('群众满意率')
  await leader.see('分母')
  await leader.shot('supervision-03-rate')
  await leader.tap('未能确认')
  await leader.see('只列出您有权查看的')
  await leader.expectNoErrors()
  await look(stage.at('D', 'districtLeader'), district, 'supervision-04-district-huge', HUGE)
  const wide = await look(stage.at('D', 'districtLeader'), district, 'supervision-05-district-wide', WIDE)
  await wide.tap('已化解')
  await wide.see('只列出您有权查看的')
  await wide.shot('supervision-06-cases-wide')
  await look(stage.at(TOWNSHIP, 'principal'), 'supervision/board/index?view=unit', 'supervision-07-township')
  await look(stage.resident('T11V01'), 'supervision/board/index?view=public', 'supervision-08-public')
}

async function weekly({ stage, phone }: WalkContext): Promise<void> {
  const coordinator = await phone(stage.at(TOWNSHIP, 'coordinator'), { page: 'supervision/weekly/index' })
  await coordinator.see('数字由台账自动取')
  await coordinator.fill('下一步打算', '超期的两件本周五前办完，专人盯办。')
  await coordinator.shot('supervision-10-weekly')
  await coordinator.tap('报送')
  await coordinator.see('按时报送')
  await coordinator.shot('supervision-11-weekly-sent')
  await coordinator.expectNoErrors()
  const centre = await phone(stage.at('D', 'dispatcher'), { page: 'supervision/weekly/index' })
  await centre.see('待报送')
  await centre.see('按时报送')
  await centre.shot('supervision-12-weeklies')
  await centre.expectNoErrors()
}

async function warning({ stage, phone }: WalkContext): Promise<void> {
  const dispatcher = stage.at('D', 'dispatcher')
  const centre = await phone(dispatcher, { page: 'supervision/warnings/index' })
  const head = stage.at(TOWNSHIP, 'principal')
  await centre.tap('发红灯预警')
  await chooseUnit(centre, '发给哪个单位', stage.district.units.find((unit) => unit.id === TOWNSHIP)!.name)
  await centre.gone('.at-float-layout--active')
  await centre.tap('虚假销号')
  await centre.fill('查到了什么', '台账写已修好，现场没有修')
  await centre.shot('supervision-19-issue')
  await centre.tap('发出红灯')
  await centre.see('待约谈')
  const { id } = (await stage.ask(dispatcher, 'supervision', 'warnings', { unit: TOWNSHIP })).items[0]!
  const page = `supervision/warning/index?id=${encodeURIComponent(id)}`
  await centre.tap(head.name)
  await centre.pick('点这里选日期', '2026年', '3月', '2日')
  await centre.fill('在哪里谈的', '区中心二楼会议室')
  await centre.fill('谈了什么', '逐件核对，要求三天内到现场整改并报照片。')
  await centre.shot('supervision-20-talk')
  await centre.tap('登记约谈')
  await centre.see('待定整改期限')
  const { version } = await stage.ask(dispatcher, 'supervision', 'warning', { id })
  await stage.ask(dispatcher, 'supervision', 'setRectification', { id, version, dueOn: '2026-03-20', words: '现场修好，报照片' })
  const unit = await phone(head, { ...HUGE, page })
  await unit.see('整改中')
  await unit.fill('做了什么，结果怎样', '已到现场修好，群众签字确认。')
  await unit.shot('supervision-21-answer-huge')
  await expectNothingCut(unit)
  await unit.tap('报告')
  await unit.see('报告整改情况')
  await unit.expectNoErrors()
  await centre.goto(page)
  await centre.tap('整改到位，解除')
  await centre.fill('怎么查的，查到什么', '到现场看过，已修好。')
  await centre.shot('supervision-22-recheck')
  await centre.tap('登记复查')
  await centre.see('已解除')
  await centre.shot('supervision-23-lifted')
  await centre.expectNoErrors()
}

/** The month before last is settled in the night to the third; the township objects, is answered, and the list is frozen and published. */
async function lists({ stage, phone }: WalkContext): Promise<void> {
  await stage.until('2026-03-03T02:05')
  const dispatcher = stage.at('D', 'dispatcher')
  const page = `supervision/list/index?month=${MONTH}&kind=township`
  const { lines } = await stage.ask(dispatcher, 'supervision', 'list', { month: MONTH, kind: 'township' })
  const { unit } = lines.find(({ place, rates }) => place !== null && rates.onTime.below > rates.onTime.above)!
  const head = await phone(stage.at(unit, 'principal'), { page })
  await head.see('征求异议')
  await head.shot('supervision-30-draft')
  await head.tap('对本单位的数字提异议')
  await head.fill('哪个数字不对，为什么', '有一件按期办好了，登记晚了一天。')
  await head.shot('supervision-31-object')
  await head.tap('提交异议')
  await head.see('待答复')
  await head.expectNoErrors()
  const centre = await phone(dispatcher, { page })
  await centre.tap('答复')
  await centre.tap('不采纳')
  await centre.fill('理由', '登记时间由系统记录，无误。')
  await centre.shot('supervision-32-answer')
  await centre.tap('.at-float-layout--active .button--primary')
  await centre.see('未采纳')
  await stage.until('2026-03-11T09:00')
  await centre.goto(page)
  // By its look: the words stand in the remark above it too, which is there first.
  await centre.tap('.button--primary')
  await centre.see('已定稿')
  await centre.tap('.button--primary')
  await centre.tap('向社会公布')
  await centre.tap('.at-float-layout--active .button--primary')
  await centre.see('已公布')
  await centre.shot('supervision-33-published')
  await centre.expectNoErrors()
  const wide = await phone(stage.resident('T11V01'), { ...WIDE, page })
  await wide.see('名次')
  await wide.shot('supervision-34-list-wide')
  await wide.expectNoErrors()
}

/** The frozen month with a correction beside it; the year's sheet for units, and the one for persons that there is not. */
async function settlement({ stage, phone }: WalkContext): Promise<void> {
  const dispatcher = stage.at('D', 'dispatcher')
  const { lines } = await stage.ask(dispatcher, 'supervision', 'list', { month: MONTH, kind: 'township' })
  const { unit } = lines.find(({ rates }) => rates.onTime.below > rates.onTime.above)!
  const page = `supervision/settlement/index?unit=${unit}&month=${MONTH}`
  const centre = await phone(dispatcher, { page })
  await centre.see('已结账')
  await centre.tap('登记更正')
  await centre.fill('按期办好改多少', '1')
  await centre.fill('超期办好改多少', '-1')
  await centre.fill('哪里错了，为什么', '当时漏登了办结日期。')
  await centre.shot('supervision-40-correct')
  await centre.tap('.at-float-layout--active .button--primary')
  await centre.gone('.at-float-layout--active')
  await centre.see('当时漏登了办结日期。')
  await centre.shot('supervision-41-settled')
  await centre.expectNoErrors()
  const huge = await phone(stage.at(unit, 'principal'), { ...HUGE, page })
  await huge.see('更正以后')
  await huge.shot('supervision-42-settled-huge')
  await expectNothingCut(huge)
  await huge.expectNoErrors()
  const performance = await phone(stage.at('D-jx', 'principal'), { ...WIDE, page: 'supervision/assessment/index' })
  await performance.see('参评月数')
  await performance.shot('supervision-43-assessment-wide')
  const [download] = await Promise.all([performance.page.waitForEvent('download'), performance.tap('发表格到微信')])
  const sheet = readFileSync((await download.path())!, 'utf8')
  if (!sheet.startsWith('\uFEFF单位,参评月数,') || sheet.trim().split('\r\n').length !== 23) throw new Error(`the sheet reads\n${sheet}`)
  await performance.tap('考核个人')
  await performance.see('没有个人考核表')
  await performance.see('要求考核个人，已谢绝')
  await performance.shot('supervision-44-declined-wide')
  await performance.expectNoErrors()
  const narrow = await phone(dispatcher, { ...HUGE, page: 'supervision/assessment/index' })
  await narrow.see('参评月数')
  await narrow.shot('supervision-45-assessment-huge')
  await expectNothingCut(narrow)
}

/** Waits until each canvas in sight holds a picture: a pixel that is not blank. */
async function drawn(phone: Phone): Promise<void> {
  await phone.page.waitForFunction(() => {
    const canvases = [...document.querySelectorAll<HTMLCanvasElement>('.sim-view:not([hidden]) canvas')]
    return canvases.length > 0 && canvases.every((canvas) => canvas.width > 0 && canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height).data.some((value) => value !== 0))
  })
}
