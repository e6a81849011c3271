import { readFileSync } from 'node:fs'
import { readSheet } from 'read-excel-file/node'
import type { SamplePerson } from '../../scripts/sample/district'
import type { Phone, WalkContext } from './harness'
import { expectNothingCut } from './steps/fit'
import { putHistory } from './steps/history'

export const name = 'ledger'

const VALID = 900
const TOWNSHIP = 'T11'
const HUGE = { scale: 1.75 }
const WIDE = { width: 1024, height: 768 }
const LEDGER = { page: 'officer/ledger/index' }
const SHEET = '.at-float-layout--active'

/**
 * A reviewer narrows the ledger, keeps that way of looking as the first, and takes the ledger and a case along as files;
 * names stand in full only for a purpose, which the auditor reads afterwards.
 */
export async function walk(context: WalkContext): Promise<void> {
  await putHistory(context.stage, VALID, '2026-03-01', '2026-02')
  const reviewer = context.stage.at(TOWNSHIP, 'reviewer')
  await narrowed(context, reviewer)
  await exported(context, reviewer)
  await printed(context, reviewer)
  await large(context, reviewer)
}

/** Chooses in the filter: its line, then the choice. */
async function choose(phone: Phone, line: string, choice: string): Promise<void> {
  await phone.tap(`${SHEET} .row:has-text("${line}")`)
  await phone.tap(`${SHEET} .choice__option:has-text("${choice}")`)
  await phone.see('怎么看')
}

async function narrowed({ phone }: WalkContext, reviewer: SamplePerson): Promise<void> {
  const one = await phone(reviewer, LEDGER)
  await one.see('分台账')
  await one.shot('ledger-01')
  await one.tap('筛选、排序')
  await choose(one, '类别', '求决')
  await choose(one, '来源', '本人提交')
  await one.pick('[aria-label="提交日期从，点按选择日期"]', '2025年', '1月', '1日')
  await one.see('2025年1月1日')
  await one.shot('ledger-02-filter')
  await one.tap(`${SHEET} .button--primary`)
  await one.see('类别 求决、来源 本人提交、提交日期 2025年1月1日起')
  await one.shot('ledger-03-narrowed')
  await one.tap('常用')
  await one.fill('名字', '本人求决')
  await one.tap('打开台账先看它')
  await one.tap(`${SHEET} .button--primary`)
  await one.see('本人求决')
  await one.shot('ledger-04-views')
  // Opened anew, the ledger begins with what was kept.
  await one.goto('officer/desk/index')
  await one.goto(LEDGER.page)
  await one.see('类别 求决、来源 本人提交、提交日期 2025年1月1日起')
  await one.expectNoErrors()
}

async function exported({ stage, phone }: WalkContext, reviewer: SamplePerson): Promise<void> {
  const one = await phone(reviewer, LEDGER)
  await one.see('类别 求决')
  await one.tap('导出')
  await one.see('谁导出过一直有记录')
  await one.tap('不隐去姓名和电话')
  await one.tap('开始导出')
  await one.see('请写用途')
  await one.fill('用途', '回访核对')
  await one.shot('ledger-10-export')
  await one.tap('开始导出')
  await one.see('我的导出')
  await one.see('台账：求决、本人提交、提交2025-01-01起，姓名电话不隐去')
  await one.see('做好了')
  await one.see('发到微信')
  await one.shot('ledger-11-exports')
  const rows = await readSheet(readFileSync(await downloaded(one, '发到微信')))
  const { count } = await stage.ask(reviewer, 'casework', 'count', { kind: 'resolution', channel: 'self', filedFrom: '2025-01-01' })
  if (rows.length - 1 !== count || count === 0) throw new Error(`the file has ${rows.length - 1} rows, the ledger ${count}`)
  const phones = rows.slice(1).map((row) => String(row[rows[0]!.indexOf('电话')]))
  if (!phones.some((number) => /^1\d{10}$/.test(number))) throw new Error('no number stands in full')
  const { items } = await stage.ask(stage.at('D', 'administrator'), 'supervision', 'revealLog', {})
  if (!items.every(({ purpose }) => purpose === '回访核对') || items.length === 0) throw new Error('names in full are not on record')
  await one.expectNoErrors()
}

async function printed({ stage, phone }: WalkContext, reviewer: SamplePerson): Promise<void> {
  const { items } = await stage.ask(reviewer, 'casework', 'ledger', { kind: 'resolution', status: 'published' })
  const { code } = items[0]!
  const one = await phone(reviewer, { page: `officer/case/index?code=${code}` })
  await one.see('打印档案（PDF）')
  await one.scrollToEnd()
  await one.shot('ledger-20-case')
  await one.tap('打印档案（PDF）')
  await one.see(`${code}档案（可打印）`)
  await one.see('发到微信')
  await one.shot('ledger-21-printed')
  const file = readFileSync(await downloaded(one, '发到微信'))
  if (file.subarray(0, 5).toString() !== '%PDF-') throw new Error('the case is no PDF')
  const [popup] = await Promise.all([one.page.context().waitForEvent('page'), one.tap('打开')])
  await popup.close()
  await one.expectNoErrors()
}

async function large({ phone }: WalkContext, reviewer: SamplePerson): Promise<void> {
  const huge = await phone(reviewer, { ...LEDGER, ...HUGE })
  await huge.see('类别 求决')
  await huge.shot('ledger-30-huge')
  await expectNothingCut(huge)
  await huge.tap('筛选（3）')
  await huge.see('怎么看')
  await huge.shot('ledger-31-huge-filter')
  await expectNothingCut(huge)
  await huge.goto('officer/exports/index')
  await huge.see('做好了')
  await huge.shot('ledger-32-huge-exports')
  await expectNothingCut(huge)
  await huge.expectNoErrors()
  const wide = await phone(reviewer, { ...LEDGER, ...WIDE })
  await wide.see('类别 求决')
  await wide.shot('ledger-33-wide')
  await wide.tap('筛选（3）')
  await wide.see('怎么看')
  await wide.shot('ledger-34-wide-filter')
  await wide.goto('officer/exports/index')
  await wide.see('做好了')
  await wide.shot('ledger-35-wide-exports')
  await wide.expectNoErrors()
}

/** What a tap hands to WeChat, as the browser keeps it. */
async function downloaded(phone: Phone, target: string): Promise<string> {
  const [download] = await Promise.all([phone.page.waitForEvent('download'), phone.tap(target)])
  return download.path()
}
