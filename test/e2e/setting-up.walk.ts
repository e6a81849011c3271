import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { firstSecretOf } from '../../scripts/local/keys'
import { FIRST_ADMIN, NEWCOMERS } from '../../scripts/local/newcomers'
import { ROOT } from '../../scripts/root'
import { workbook } from '../server/sheets/workbook'
import type { Phone, WalkContext } from './harness'
import { codeOnReceipt } from './steps/file'
import { expectNothingCut } from './steps/fit'
import { Reader, chapterOf } from './steps/manual'

export const name = 'setting-up'
export const empty = true

const [CHAPTER, MINUTES] = ['半小时建起一个区', 30]
const CHOOSE = '从微信聊天里选文件'
const HUB = '系统管理'

/**
 * A district is set up from nothing by the manual's chapter alone: the secret, two spreadsheets with what is wrong in them shown
 * first, one import taken back, people who accept, the rules looked over, a code, and a resident's appeal that reaches its secretary.
 */
export async function walk({ stage, phone }: WalkContext): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'setting-up-'))
  /** What a spreadsheet program saves once these cells of a sample are written anew, by row, column and words. */
  const mended = (sample: string, cells: readonly (readonly [row: number, column: number, words: string])[]): string => {
    const rows = readFileSync(sampleOf(sample), 'utf8').replace('\uFEFF', '').trim().split('\r\n').map((line) => line.split(','))
    for (const [row, column, words] of cells) rows[row - 1]![column - 1] = words
    const file = path.join(folder, `${sample}.xlsx`)
    writeFileSync(file, workbook(rows))
    reader.mend(cells.length)
    return file
  }
  const reader = new Reader(chapterOf('administrators', CHAPTER))
  const someone = (called: string) => NEWCOMERS.people.find((one) => one.name === called)!

  const admin = await phone(FIRST_ADMIN)
  await reader.see(admin, '本区还没有启用')
  await admin.shot('setting-up-01-home')
  await reader.tap(admin, '启用本区')
  await reader.fill(admin, '部署口令', firstSecretOf(stage.data))
  await reader.fill(admin, '您的姓名', '张桂兰')
  await reader.tap(admin, '成为首位管理员')
  await admin.see('单位和人员')
  await reader.see(admin, HUB)
  await admin.shot('setting-up-02-hub')

  await reader.tap(admin, '用表格导入导出')
  await admin.see('还没有用表格导入过')
  await admin.shot('setting-up-03-sheets')
  await reader.tap(admin, '导入单位')
  await reader.attach(admin, sampleOf('units'), CHOOSE)
  await reader.see(admin, '要改的行')
  for (const words of ['第7行', '没有“青山”这个乡镇（街道）', '第14行', '请填“乡镇（街道）”“村（社区）”“区级部门”中的一种']) await reader.look(admin, words)
  await admin.shot('setting-up-04-rows')
  const units = mended('units', [[7, 3, '青山镇'], [14, 2, '区级部门']])
  await reader.attach(admin, units, '换一个文件')
  await reader.choose(admin, '导入13行')
  await reader.look(admin, '导入了13个')
  await admin.shot('setting-up-05-done')
  await admin.back()
  await reader.tap(admin, '撤回这次导入')
  await reader.tap(admin, '撤回')
  await admin.gone('撤回这次导入')
  if ((await stage.ask(FIRST_ADMIN, 'admin', 'units', {})).units.length !== 5) throw new Error('units are left of an import that was taken back')
  await admin.shot('setting-up-06-undone')
  await reader.tap(admin, '导入单位')
  await reader.attach(admin, units, CHOOSE)
  await reader.choose(admin, '导入13行')
  await admin.see('导入了13个')

  await reader.tap(admin, '导入人员')
  await reader.attach(admin, sampleOf('people'), CHOOSE)
  await reader.see(admin, '要改的行')
  for (const words of ['第6行', '石桥村没有“村长”', '第16行', '不是手机号']) await reader.look(admin, words)
  await admin.shot('setting-up-07-people')
  await reader.attach(admin, mended('people', [[6, 5, '干部'], [16, 2, '19900001234']]), '换一个文件')
  await reader.choose(admin, '导入24行')
  await admin.see('导入了24行')
  await reader.tap(admin, '看邀请')
  await reader.choose(admin, '周桂兰')
  await reader.see(admin, '转发给对方')
  await admin.page.waitForFunction(() => (document.querySelector('.sim-view:not([hidden]) > .sim-scroll')?.scrollTop ?? 0) < 1)
  await admin.shot('setting-up-08-invitation')
  const [code] = /[2-9A-Z]{5} [2-9A-Z]{5}/.exec(await admin.read()) ?? []
  if (!code) throw new Error('no code of an invitation on the screen')

  // Another instance may go on for a minute by the units that it knew; whoever reads the manual takes longer than that.
  await stage.cloud.functions.restart()
  const secretary = await phone(someone('微信用户甲'))
  await reader.tap(secretary, '我的')
  await reader.tap(secretary, '我有邀请码')
  await reader.fill(secretary, '邀请码', code)
  await reader.tap(secretary, '查看邀请')
  await secretary.see('周桂兰，您好')
  await reader.tap(secretary, '接受邀请')
  await reader.see(secretary, '已到岗')
  await secretary.shot('setting-up-09-accepted')

  await admin.goto('pages/home/index')
  for (const words of ['我的', '进入工作台', '更多', HUB]) await reader.tap(admin, words)
  for (const [door, seen] of RULES) {
    await reader.tap(admin, door)
    await reader.look(admin, seen)
    await admin.back()
    await admin.see('留痕和运行')
  }

  await reader.tap(admin, '二维码')
  await reader.tap(admin, '做一个码')
  await reader.tap(admin, '点这里选择')
  await choosePlace(reader, admin)
  await reader.tap(admin, '做好这个码')
  await reader.tap(admin, '打印张贴')
  await admin.page.waitForSelector('.print-sheet img')
  await admin.shot('setting-up-10-code')

  const resident = await phone(someone('微信用户乙'))
  await reader.tap(resident, '我要反映')
  await reader.fill(resident, '您要反映什么事？', '村口的路灯坏了半个月，晚上走路不安全。')
  await reader.tap(resident, '点这里选村（社区）')
  await choosePlace(reader, resident)
  await reader.tap(resident, '下一步')
  await reader.tap(resident, '不是')
  await reader.fill(resident, '您的姓名', '钱进')
  await reader.fill(resident, '您的电话', '19900005678')
  await reader.tap(resident, '同意工作人员打电话核实、回访', '[aria-label="同意工作人员打电话核实、回访"]')
  await reader.tap(resident, '提交')
  await reader.see(resident, '收到了，谢谢您')
  const appeal = await codeOnReceipt(resident)
  await secretary.goto('pages/home/index')
  for (const words of ['我的', '进入工作台']) await reader.tap(secretary, words)
  await reader.look(secretary, '村口的路灯坏了')
  await secretary.shot('setting-up-11-arrived')
  if (((await stage.row('appeals', appeal)) as { desk?: string }).desk !== (await villageNamed('柳林村'))) throw new Error(`${appeal} is not at the village’s desk`)
  console.log(`  the chapter takes ${reader.expectFollowed(MINUTES)} minutes`)

  const large = await phone(FIRST_ADMIN, { page: 'admin/sheets/index', scale: 1.75 })
  await large.see('撤回这次导入')
  await expectNothingCut(large)
  await large.shot('setting-up-12-sheets-huge')
  for (const one of [admin, secretary, resident, large]) await one.expectNoErrors()

  async function villageNamed(called: string): Promise<string | undefined> {
    return (await stage.ask(FIRST_ADMIN, 'admin', 'units', {})).units.find((unit) => unit.name === called)?.id
  }
}

const sampleOf = (sample: string) => path.join(ROOT, 'docs/manuals/samples', `${sample}.csv`)

async function choosePlace(reader: Reader, phone: Phone): Promise<void> {
  await reader.choose(phone, '青山镇')
  await reader.choose(phone, '柳林村')
}

/** What an administrator looks over, and what is seen there. */
const RULES = [
  ['职责清单', '小事村上办'],
  ['类别和标签', '路灯照明'],
  ['放假安排', '放假安排已到'],
  ['期限和参数', '求决类办结期限'],
  ['消息模板', '字段'],
] as const
