import type { Phone, WalkContext } from './harness'
import { through } from './steps/doors'
import { PHOTO } from './steps/file'
import { expectNothingCut } from './steps/fit'
import { looking } from './steps/look'

export const name = 'outreach-visit'

const PIPE = '三组的引水管冻裂了，十几户人家三天没有水用，请来修。'
const WIRE = '五组晒坝边的电线垂到人头顶了，娃娃在下面耍，怕出事。'

/** A grid worker's visit out of reach of a network and back, in normal type and in the largest. */
export async function walk(context: WalkContext): Promise<void> {
  await visit(context, 'T11V01', 'visit', 1)
  await visit(context, 'T11V02', 'visit-huge', 1.75)
}

/** Two appeals are written down without a network, one signed for on the spot; once there is one they go, once, and the other is confirmed by its word. */
async function visit({ stage, phone }: WalkContext, village: string, pictures: string, scale: number): Promise<void> {
  const secretary = stage.at(village, 'villageSecretary')
  const count = async () => (await stage.ask(secretary, 'casework', 'count', { village })).count
  const grid = await phone(stage.at(village, 'gridWorker'), { page: 'officer/desk/index', scale })
  const taken = looking(pictures)
  const look = (picture: string) => taken(grid, picture)
  const sent: { action: string; requestId: string }[] = []
  let lose = true
  let reachable = true
  await grid.page.route('**/functions/**', (route) => (reachable ? route.fallback() : route.abort('internetdisconnected')))
  await grid.page.route('**/functions/casework', async (route) => {
    if (!reachable) return route.fallback()
    const { action, requestId } = route.request().postDataJSON() as { action: string; requestId: string }
    if (!['recordOuting', 'collect', 'closeOuting'].includes(action)) return route.continue()
    sent.push({ action, requestId })
    if (action !== 'collect' || !lose) return route.continue()
    // It takes effect; only the answer never arrives.
    lose = false
    await route.fetch()
    await route.abort('connectionreset')
  })

  await grid.see('更多')
  // The villages and who works there come after what is on the screen.
  await kept(grid, 'district')
  await look('desk')
  await through(grid, '走访', scale)
  await grid.see('您还没有走访记录')
  await kept(grid, 'colleagues')
  await look('outings-empty')
  reachable = false
  await grid.setOnline(false)
  await grid.tap('开始一次走访')
  await grid.see('入户走访')
  await grid.tap('[aria-label="同去的同事，点按选择"]')
  await grid.tap(secretary.name)
  await look('company')
  await grid.tap('选好了')
  await grid.fill('具体位置', '三组院坝')
  await look('begin')
  await grid.tap('开始')
  await grid.see('还没有记诉求')
  await grid.see('待发送')
  await look('outing-empty')

  await grid.tap('记一件诉求')
  await grid.tap('记下，联网后发')
  await grid.see('请写说的是什么事')
  await look('heard-wrong')
  await grid.fill('群众说的是什么事？', PIPE)
  await grid.attach(PHOTO, '拍照或选图')
  await grid.see('存在本机，联网后自动传')
  await grid.tap('不是')
  await grid.fill('姓名', '周正兰')
  await grid.fill('电话', '19900009999')
  await grid.see('怎么确认是他说的？')
  await grid.sign('canvas')
  await look('heard-signed')
  await grid.tap('记下，联网后发')
  await grid.see('已签名确认')

  await grid.tap('记一件诉求')
  await grid.fill('群众说的是什么事？', WIRE)
  await grid.tap('不是')
  await grid.fill('姓名', '何大全')
  await grid.fill('电话', '19900008888')
  await grid.tap('说口令')
  await look('heard-spoken')
  // The mini-program is closed in the middle of writing, and opened again.
  await reopen(grid)
  await grid.setOnline(false)
  await grid.see('接着记：入户走访，已记1件')
  await look('desk-going')
  await grid.tap('接着记：入户走访，已记1件')
  await grid.holds('群众说的是什么事？', WIRE)
  await grid.tap('记下，联网后发')
  await grid.see('已记2件')
  await through(grid, '走访', scale)
  await grid.see('记了2件')
  await look('outings-kept')
  await grid.tap('打开')
  await grid.see(PIPE)
  await look('outing-kept')
  if (sent.length > 0) throw new Error('a phone without a network sent something')

  reachable = true
  await grid.setOnline(true)
  // The answer to the first appeal is lost: it waits, and is sent again with a tap.
  await grid.see('现在发送')
  await look('answer-lost')
  await grid.tap('现在发送')
  await grid.see('查询口令')
  await grid.see('请他说口令')
  await grid.gone('待发送')
  await look('outing-sent')
  if ((await count()) !== 2) throw new Error(`${await count()} appeals came of two`)
  const requests = sent.filter(({ action }) => action === 'collect').map(({ requestId }) => requestId)
  if (requests.length !== 3 || new Set(requests).size !== 2) throw new Error(`two appeals went out as ${requests.join(', ')}`)

  await grid.tap('请他说口令')
  await grid.see('把登记的内容读给他听')
  await grid.fill('他说的口令', '不知道')
  await grid.tap('核对')
  await grid.see('口令对不上')
  await look('attest-wrong')
  const word = (await grid.page.locator('.attest__word').innerText()).trim()
  await grid.fill('他说的口令', word)
  await grid.tap('核对')
  await grid.see('口令已核对')
  await look('attested')
  await grid.tap('已把编码和口令告诉他')
  await grid.tap('结束走访')
  await grid.tap('结束这次走访')
  await grid.see('请填和多少人谈了，没有就填0')
  await grid.fill('和多少人谈了', '5')
  await grid.fill('简单说说情况', '走了五户，两件事已登记。')
  await look('close')
  await grid.tap('结束这次走访')
  await grid.see('已结束')
  await grid.see('谈了')
  await look('outing-closed')
  await grid.back()
  await grid.see('走访记录')
  await grid.see('三组院坝')
  await grid.gone('本机的')
  await look('outings')

  // Its unit reads it with both appeals and how each was confirmed.
  const reader = await phone(secretary, { page: 'outreach/outings/index', scale })
  await reader.tap('本单位')
  await reader.tap('三组院坝')
  await reader.see('走了五户，两件事已登记。')
  for (const words of [PIPE.slice(0, 10), WIRE.slice(0, 10), '已签名确认', '口令已核对']) await reader.see(words)
  await reader.shot(`${pictures}-reader`)
  await expectNothingCut(reader)
  await reader.expectNoErrors()
  await grid.expectNoErrors('Failed to load resource: net::ERR_CONNECTION_RESET', 'Failed to load resource: net::ERR_INTERNET_DISCONNECTED')
}

/** Waits until the phone has kept what was read of this. */
const kept = (phone: Phone, what: string) => phone.page.waitForFunction((word) => Object.keys(localStorage).some((key) => key.includes(word)), what)

/** Closes the mini-program and opens it again on the workbench. */
async function reopen(phone: Phone): Promise<void> {
  await phone.page.reload()
  await phone.page.waitForSelector('.sim-view:not([hidden])')
  await phone.goto('officer/desk/index')
}
