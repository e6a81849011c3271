import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { workbook } from '../server/sheets/workbook'
import type { WalkContext } from './harness'
import { expectNothingCut } from './steps/fit'

export const name = 'spreadsheet'

const [TOWN, VILLAGE] = ['T01', 'T01V01']
const CHOOSE = '从微信聊天里选文件'

/** A township brings in a sheet with two wrong rows: they are named, the others come in, once. */
export async function walk({ stage, phone }: WalkContext): Promise<void> {
  const named = (unit: string) => stage.district.units.find(({ id }) => id === unit)!.name
  const folder = mkdtempSync(path.join(tmpdir(), 'sheets-'))
  const put = (file: string, bytes: Buffer) => {
    writeFileSync(path.join(folder, file), bytes)
    return path.join(folder, file)
  }
  const [town, village] = [named(TOWN), named(VILLAGE)]
  const who = stage.at(TOWN, 'reviewer')
  const reviewer = await phone(who, { page: 'papers/import/index' })
  await reviewer.see('怎么做')
  await reviewer.page.locator('.button:not(.button--off) >> text=发模板到微信').waitFor()
  await reviewer.shot('spreadsheet-01-start')
  const [download] = await Promise.all([reviewer.page.waitForEvent('download'), reviewer.tap('发模板到微信')])
  const template = readFileSync((await download.path())!, 'utf8')
  if (!template.startsWith('\uFEFF乡镇（街道）,村（社区）*') || !template.includes(`示例：${town}`)) throw new Error(`the template reads\n${template}`)

  await reviewer.attach(put('照片.xlsx', Buffer.from('89504e470d0a1a0a0000', 'hex')), CHOOSE)
  await reviewer.see('请选 .xlsx 或 .csv 文件')
  await reviewer.shot('spreadsheet-02-photo')
  const [header = '', example = ''] = template.replace('\uFEFF', '').trim().split('\r\n')
  const columns = header.split(',')
  const row = (text: string, more: Record<string, string> = {}) => columns.map((title) => ({ '村（社区）*': village, '诉求内容*': text, ...more })[title] ?? '')
  const rows = [
    row('桥头的护栏断了一截，请来补上。'),
    row('水渠堵了，请来疏通。', { '村（社区）*': '没有这个村' }),
    row('文化站的门坏了关不上，请来修一下。', { 电话: '139' }),
    row('组上的路灯坏了两个月，请派人来换。'),
  ]
  await reviewer.attach(put('登记表.xlsx', workbook([['二〇二六年三月诉求登记表'], columns, example.split(','), ...rows])), CHOOSE)
  await reviewer.see('先看一看')
  for (const words of ['第5行', '本区没有这个村（社区）', '第6行', '不是电话号码', '导入2行']) await reviewer.see(words)
  await reviewer.shot('spreadsheet-03-looked')
  await reviewer.tap('导入2行')
  await reviewer.see('导入了2件')
  await reviewer.shot('spreadsheet-04-done')
  await reviewer.tap('再导一份')
  await reviewer.attach(path.join(folder, '登记表.xlsx'), CHOOSE)
  await reviewer.see('没有可导入的行')
  await reviewer.see('导入过了')
  await reviewer.shot('spreadsheet-05-again')
  const { items } = await stage.ask(who, 'casework', 'ledger', {})
  const ours = items.filter(({ excerpt }) => excerpt.includes('桥头的护栏') || excerpt.includes('组上的路灯'))
  if (ours.length !== 2) throw new Error(`${ours.length} appeals came in, not 2`)

  const old = await phone(who, { page: 'papers/import/index', scale: 1.75 })
  await old.see('怎么做')
  await expectNothingCut(old)
  await old.attach(put('缺列.csv', Buffer.from('姓名,电话\n张三,13800001234\n')), CHOOSE)
  await old.see('缺少这几列')
  await old.shot('spreadsheet-06-huge-missing')
  await expectNothingCut(old)
  await old.tap('换一个文件').catch(() => undefined)
  for (const one of [reviewer, old]) await one.expectNoErrors()
}
