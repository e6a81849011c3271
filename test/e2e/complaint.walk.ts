import type { Phone, WalkContext } from './harness'
import { chooseVillage, codeOnReceipt } from './steps/file'

export const name = 'complaint'

const VILLAGE = 'T03V02'
const TEXT = '村里评低保不公开，我家三口人生病没有评上，要求查清楚。'
const SEEN = TEXT.slice(0, 10)

/** A complaint of a village: the village neither lists, counts, finds nor opens it; the township does. */
export async function walk({ stage, phone }: WalkContext): Promise<void> {
  const village = stage.district.units.find(({ id }) => id === VILLAGE)!
  const resident = await phone(stage.resident(VILLAGE))
  await resident.tap('我要反映')
  await resident.fill('您要反映什么事？', TEXT)
  await chooseVillage(resident, stage.district, VILLAGE)
  await resident.tap('下一步')
  await resident.tap('是的')
  await resident.tap('[aria-label="是哪个单位，点按选择"]')
  await resident.tap(village.name)
  await resident.shot('complaint-01-units')
  await resident.tap('选好了')
  await resident.see('被反映的单位看不到这件诉求')
  await resident.tap('[aria-label="同意工作人员打电话核实、回访"]')
  await resident.shot('complaint-02-contact')
  await resident.tap('提交')
  const code = await codeOnReceipt(resident)
  await resident.see('被反映的单位看不到这件诉求，也看不到您是谁')
  await resident.shot('complaint-03-receipt')

  const secretary = await phone(stage.at(VILLAGE, 'villageSecretary'), { page: 'officer/desk/index' })
  await secretary.see('没有等您办的')
  await secretary.shot('complaint-04-secretary-desk')
  await secretary.tap('台账')
  await secretary.see('没有符合的诉求')
  await secretary.see('微台账 · 0件')
  await secretary.shot('complaint-05-secretary-ledger')
  await search(secretary, code)
  await secretary.see('没有符合的诉求')
  await secretary.goto(`officer/case/index?code=${code}`)
  await secretary.see('没有找到，请核对编码。')
  await secretary.shot('complaint-06-secretary-case')
  await secretary.goto('officer/messages/index')
  await secretary.see('还没有消息')

  const township = await phone(stage.at('T03', 'reviewer'), { page: 'officer/desk/index' })
  await township.see(SEEN)
  await township.shot('complaint-07-township-desk')
  await township.tap(SEEN)
  await township.see('办理经过')
  await township.shot('complaint-08-township-case')
  await township.goto('officer/ledger/index')
  await search(township, code)
  await township.see(SEEN)
  await township.shot('complaint-09-township-search')

  for (const one of [resident, secretary, township]) await one.expectNoErrors()
}

async function search(cadre: Phone, words: string): Promise<void> {
  await cadre.fill('搜编码、地点、内容', words)
  await cadre.tap('搜索')
  await cadre.see(`找“${words}”`)
}
