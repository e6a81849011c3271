import { readFileSync } from 'node:fs'
import type { WalkContext } from './harness'
import { codeOnReceipt } from './steps/file'
import { expectNothingCut } from './steps/fit'

export const name = 'codes'

const VILLAGE = 'T18V01'

/** A village makes a code for its market and prints it; whoever scans it finds the place filled in. */
export async function walk({ stage, phone }: WalkContext): Promise<void> {
  const named = (unit: string) => stage.district.units.find(({ id }) => id === unit)!.name
  const who = stage.at(VILLAGE, 'villageSecretary')
  const secretary = await phone(who, { page: 'papers/codes/index' })
  await secretary.see('还没有码')
  await secretary.tap('做一个码')
  await secretary.see('哪个网格')
  await secretary.fill('具体位置', '农贸市场')
  await secretary.shot('codes-01-make')
  await secretary.tap('做好这个码')
  await secretary.tap('打印张贴')
  await secretary.page.waitForSelector('.print-sheet img')
  await secretary.shot('codes-02-sheet')
  const [pdf] = await Promise.all([secretary.page.waitForEvent('download'), secretary.tap('发 PDF 到微信')])
  const bytes = readFileSync((await pdf.path())!)
  if (!bytes.subarray(0, 8).equals(Buffer.from('%PDF-1.4')) || bytes.length < 40_000) throw new Error(`no sheet in ${bytes.length} bytes`)
  const [picture] = await Promise.all([secretary.page.waitForEvent('download'), secretary.tap('存图片')])
  if (readFileSync((await picture.path())!).readUInt16BE(0) !== 0xffd8) throw new Error('the picture is no JPEG')

  const { scene } = (await stage.ask(who, 'casework', 'codes', {})).items[0]!
  const form = (of: string) => `pages/form/index?scene=${encodeURIComponent(of)}`
  const resident = await phone(stage.resident(VILLAGE), { page: form(scene), scale: 1.75 })
  await resident.see('地方已填好')
  await resident.shot('codes-03-scanned-huge')
  await expectNothingCut(resident)
  await resident.holds('具体位置', '农贸市场')
  await resident.fill('您要反映什么事？', '农贸市场的下水道堵了，臭得很，请来疏通。')
  await resident.tap('下一步')
  await resident.tap('不是')
  await resident.tap('[aria-label="同意工作人员打电话核实、回访"]')
  await resident.tap('提交')
  const code = await codeOnReceipt(resident)
  const row = await stage.row('appeals', code)
  if (row['channel'] !== 'scan' || row['origin'] !== `code:${scene}` || row['village'] !== VILLAGE) throw new Error(`${code} does not say how it came: ${JSON.stringify([row['channel'], row['origin'], row['village']])}`)

  await secretary.goto('papers/codes/index')
  await secretary.tap(`${named(VILLAGE)}，农贸市场`)
  await secretary.tap('停用这个码')
  await secretary.see('已停用')
  await secretary.shot('codes-04-closed')
  const huge = await phone(who, { page: 'papers/codes/index', scale: 1.75 })
  await huge.see('已停用')
  await huge.tap('做一个码')
  await huge.see('哪个网格')
  await huge.shot('codes-06-make-huge')
  await expectNothingCut(huge)
  const wrong: [string, string, string][] = [
    [scene, '已经停用，请自己选择地方', 'closed'],
    ['X99', '这个码不是本区的', 'foreign'],
    ['二维码', '这个码认不出来', 'unknown'],
  ]
  const stranger = await phone(stage.resident(VILLAGE, 1))
  for (const [of, words, picture] of wrong) {
    await stranger.goto(form(of))
    await stranger.see(words)
    await stranger.see('点这里选村（社区）')
    await stranger.shot(`codes-05-${picture}`)
  }
  for (const one of [secretary, resident, stranger, huge]) await one.expectNoErrors()
}
