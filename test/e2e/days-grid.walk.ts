import type { Phone, WalkContext } from './harness'
import { tapInSight } from './steps/sight'

export const name = 'days-grid'

const VILLAGE = 'T07V01'
const TEXT = '三组的引水管冻裂了，十几户人家三天没有水用，请来修。'
const SEEN = TEXT.slice(0, 12)
const LOST = '五组晒坝边的电线垂到人头顶了，娃娃在下面耍，怕出事。'
const SEEN_LOST = LOST.slice(0, 12)

/** A grid worker records for residents out of reach of any network: kept with its state, sent once when there is one. */
export async function walk({ stage, phone }: WalkContext): Promise<void> {
  const count = async () => (await stage.ask(stage.at(VILLAGE, 'villageSecretary'), 'casework', 'count', { village: VILLAGE })).count
  const grid = await phone(stage.at(VILLAGE, 'gridWorker'), { page: 'officer/desk/index' })
  const sent: string[] = []
  let lose = false
  await grid.page.route('**/functions/casework', async (route) => {
    const body = route.request().postDataJSON() as { action: string; requestId: string }
    if (body.action !== 'record') return route.continue()
    sent.push(body.requestId)
    if (!lose) return route.continue()
    // It takes effect; only the answer never arrives.
    lose = false
    await route.fetch()
    await route.abort('connectionreset')
  })
  await grid.see('没有等您办的')
  // The villages come after what is on the screen.
  await grid.page.waitForFunction(() => Object.keys(localStorage).some((key) => key.includes('district')))
  await grid.setOnline(false)
  await grid.tap('代录')
  await write(grid, stage.district, TEXT, '周正兰')
  await grid.shot('grid-01-offline')
  await tapInSight(grid, '存在本机，联网后发', 2)
  await grid.see('存在本机，联网后自动发')
  await grid.see('1件')
  await grid.page.evaluate(() => document.querySelector('.sim-view:not([hidden]) > .sim-scroll')!.scrollTo({ top: 0 }))
  await grid.shot('grid-02-kept')
  if (sent.length > 0) throw new Error('a phone without a network sent something')
  await grid.back()
  await grid.see('1件代录还没发出，联网后自动发')
  await grid.shot('grid-03-desk-unsent')

  await grid.setOnline(true)
  await grid.see('1件代录已发出，请把编码告诉诉求人')
  await grid.shot('grid-04-desk-sent')
  if (sent.length !== 1) throw new Error(`one recording went out ${sent.length} times`)
  if ((await count()) !== 1) throw new Error(`${await count()} appeals came of one recording`)
  await grid.tap('1件代录已发出，请把编码告诉诉求人')
  await grid.see('查询口令')
  await grid.tap('已告诉诉求人')
  await grid.gone('已发出')

  lose = true
  await write(grid, stage.district, LOST, '何大全')
  await grid.tap('登记')
  await grid.see('现在发送')
  await grid.shot('grid-05-answer-lost')
  await grid.page.evaluate(() => document.querySelector('.sim-view:not([hidden]) > .sim-scroll')!.scrollTo({ top: 0 }))
  await tapInSight(grid, '现在发送', 2)
  await grid.see('查询口令')
  await grid.shot('grid-06-sent-again')
  if (new Set(sent).size !== 2) throw new Error(`two recordings went out as ${sent.join(', ')}`)
  if ((await count()) !== 2) throw new Error(`${await count()} appeals came of two recordings`)
  await grid.goto('officer/desk/index')
  await grid.see(SEEN)
  await grid.see(SEEN_LOST)
  await grid.expectNoErrors('Failed to load resource: net::ERR_CONNECTION_RESET')
}

/** Fills in what the resident says. */
async function write(grid: Phone, district: WalkContext['stage']['district'], text: string, who: string): Promise<void> {
  const unit = district.units.find(({ id }) => id === VILLAGE)!
  const township = district.units.find(({ id }) => id === unit.parent)!
  await grid.fill('诉求内容', text)
  if (!(await grid.read()).includes(`${township.name} ${unit.name}`)) {
    await grid.tap('点这里选择')
    await grid.tap(township.name)
    await grid.tap(unit.name)
  }
  await grid.see(`${township.name} ${unit.name}`)
  await grid.fill('姓名', who)
  await grid.fill('电话', '19900009999')
  await grid.tap('不是')
}
