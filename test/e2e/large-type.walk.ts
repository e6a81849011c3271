import type { WalkContext } from './harness'
import { chooseVillage, codeOnReceipt } from './steps/file'
import { looking } from './steps/look'

export const name = 'large-type'

const VILLAGE = 'T06V02'
const TEXT = '请问社保卡丢了在哪里补办，要带什么材料？'
const HUGE = { scale: 1.75 }

/** An old resident with the largest type asks, a village cadre answers at once, the resident confirms. */
export async function walk({ stage, phone }: WalkContext): Promise<void> {
  const resident = await phone(stage.resident(VILLAGE), HUGE)
  const look = looking('large')

  await resident.see('大家的事办得怎样')
  await look(resident, 'home')
  await resident.tap('我要反映')
  await resident.fill('您要反映什么事？', TEXT)
  await resident.tap('点这里选村（社区）')
  await look(resident, 'townships')
  await resident.tap('[aria-label="关闭"]')
  await chooseVillage(resident, stage.district, VILLAGE)
  await look(resident, 'matter')
  await resident.tap('下一步')
  await resident.see('怎么联系您')
  await look(resident, 'contact')
  await resident.tap('不是')
  await resident.tap('[aria-label="同意工作人员打电话核实、回访"]')
  await resident.tap('提交')
  const code = await codeOnReceipt(resident)
  await look(resident, 'receipt')
  await resident.tap('看进展')
  await resident.see('您反映的事')
  await look(resident, 'appeal')

  const cadre = await phone(stage.at(VILLAGE, 'villageCadre'), { ...HUGE, page: 'officer/desk/index' })
  await cadre.see('社保卡')
  await look(cadre, 'desk')
  await cadre.tap('请问社保卡')
  await cadre.see('办理经过')
  await look(cadre, 'case')
  await cadre.tap('更多')
  await cadre.see('当场答复')
  await look(cadre, 'offers')
  await cadre.tap('当场答复')
  await cadre.fill('答复', '带身份证到镇便民中心2号窗口，当天就能补。')
  await look(cadre, 'answer-at-once')
  await cadre.tap('答复')
  await cadre.see('待诉求人确认')

  await resident.goto('pages/home/index')
  await resident.see('等您来办')
  await look(resident, 'home-waiting')
  await resident.tap('请问社保卡')
  await resident.see('给您的答复')
  await look(resident, 'answered')
  await resident.tap('去确认')
  await resident.tap('满意')
  await look(resident, 'confirm')
  await resident.sign('canvas')
  await look(resident, 'signed')
  await resident.tap('确认并签名')
  await resident.see('您的评价：满意')
  await look(resident, 'rated')

  for (const [page, words, picture] of PAGES) {
    await resident.goto(page)
    await resident.see(words)
    await look(resident, picture)
  }
  await resident.goto(`pages/appeal/index?code=${code}`)
  await resident.see(code)
  for (const one of [resident, cadre]) await one.expectNoErrors()
}

/** Pages beside the way, by what stands on them. */
const PAGES = [
  ['pages/mine/index', '请问社保卡', 'mine'],
  ['pages/published/index', '搜索', 'published'],
  ['pages/me/index', '常用', 'me'],
  ['pages/settings/index', '微信通知', 'settings'],
  ['pages/lookup/index', '凭编码查进展', 'lookup'],
  ['pages/messages/index', '办理结果确认提醒', 'messages'],
  ['pages/feedback/index', '您的意见', 'feedback'],
] as const
