import type { Phone, WalkContext } from './harness'
import { chooseVillage, codeOnReceipt } from './steps/file'

export const name = 'bad-days'

const VILLAGE = 'T05V02'
const TEXT = '村活动室门口的路灯坏了半个月，晚上老人孩子走路不安全。'
const SEEN = TEXT.slice(0, 10)

/** An empty form, a lost network, two phones on one case, a stranger with a code: each said in words, and nothing lost. */
export async function walk(context: WalkContext): Promise<void> {
  const resident = await context.phone(context.stage.resident(VILLAGE))
  await emptyForm(resident, context)
  const code = await lostNetwork(resident)
  await twoPhones(context)
  await stranger(context, code)
  await resident.expectNoErrors('Failed to load resource: net::ERR_CONNECTION_RESET')
}

/** Errors stand beside their fields, and what was written stays. */
async function emptyForm(resident: Phone, { stage }: WalkContext): Promise<void> {
  await resident.tap('我要反映')
  await resident.see('您要反映什么事？')
  await resident.tap('下一步')
  await resident.see('请写一下是什么事，几句话就行')
  await resident.see('请选一下事情在哪个村（社区）')
  await resident.see('请看标红的地方')
  await resident.shot('bad-01-empty')
  await resident.fill('您要反映什么事？', TEXT)
  await resident.gone('请写一下是什么事，几句话就行')
  await resident.tap('下一步')
  await resident.see('请选一下事情在哪个村（社区）')
  await resident.holds('您要反映什么事？', TEXT)
  await chooseVillage(resident, stage.district, VILLAGE)
  await resident.tap('下一步')
  await resident.tap('提交')
  await resident.see('请选一下')
  await resident.see('需要您同意后，我们才能打电话联系您')
  await resident.shot('bad-02-contact-errors')
}

/** The answer to a filing is lost, then the whole network; one appeal is filed in the end, under one request. */
async function lostNetwork(resident: Phone): Promise<string> {
  const sent: string[] = []
  const filing = '**/functions/appeal'
  // The first filing reaches the functions and takes effect; only its answer never arrives.
  let lose = true
  await resident.page.route(filing, async (route) => {
    const body = route.request().postDataJSON() as { action: string; requestId: string }
    if (body.action !== 'submit') return route.continue()
    sent.push(body.requestId)
    if (!lose) return route.continue()
    lose = false
    await route.fetch()
    await route.abort('connectionreset')
  })
  await resident.tap('不是')
  await resident.tap('[aria-label="同意工作人员打电话核实、回访"]')
  await resident.setOnline(false)
  await resident.see('现在没有网络')
  await resident.tap('提交')
  await resident.see('内容已保存在手机里，联网后再提交')
  await resident.shot('bad-03-offline')
  if (sent.length > 0) throw new Error('a phone without a network sent something')
  await resident.goto('pages/mine/index')
  await resident.see('还没提交的草稿')
  await resident.see(SEEN)
  await resident.shot('bad-04-draft')
  await resident.setOnline(true)
  await resident.gone('现在没有网络')

  await resident.tap(SEEN)
  await resident.holds('您要反映什么事？', TEXT)
  await resident.tap('下一步')
  await resident.tap('提交')
  await resident.see('内容已保存在手机里，联网后再提交')
  await resident.tap('提交')
  const code = await codeOnReceipt(resident)
  if (sent.length !== 2 || new Set(sent).size !== 1) throw new Error(`the filing went out as ${sent.join(', ')}`)
  await resident.page.unroute(filing)
  await resident.goto('pages/mine/index')
  await resident.see(SEEN)
  await resident.gone('还没提交的草稿')
  const filed = await resident.page.locator('.appeal-row').count()
  if (filed !== 1) throw new Error(`${filed} appeals came of one`)
  return code
}

/** Two cadres have the same case open: the second is told that it moved on, and what they wrote stays. */
async function twoPhones({ stage, phone }: WalkContext): Promise<void> {
  const desk = { page: 'officer/desk/index' }
  const [first, second] = [await phone(stage.at(VILLAGE, 'villageCadre'), desk), await phone(stage.at(VILLAGE, 'villageSecretary'), desk)]
  const note = '已到活动室看过，灯杆倾斜，需要更换。'
  await second.tap('报复核')
  await second.fill('核实情况', note)
  await first.tap('报复核')
  await first.tap('报乡镇复核')
  await first.see('没有等您办的')
  await second.tap('报乡镇复核')
  await second.see('这件诉求刚被他人更新，请看过最新情况再办。')
  await second.holds('核实情况', note)
  await second.shot('bad-05-stale')
  for (const one of [first, second]) await one.expectNoErrors()
}

/** Somebody who read a code over a shoulder learns nothing by it. */
async function stranger({ stage, phone }: WalkContext, code: string): Promise<void> {
  const other = await phone(stage.resident('T05V03'), { page: `pages/appeal/index?code=${code}` })
  await other.see('没有找到，请核对编码。')
  await other.shot('bad-06-stranger')
  await other.expectNoErrors()
}
