import type { Phone, WalkContext } from './harness'
import { expectNothingCut } from './steps/fit'

export const name = 'kept-words'

const WIDE = { width: 1024, height: 768 }
const HUGE = { scale: 1.75 }
const KEPT = '这里是上次没保存的内容'
const AS_IT_WAS = '恢复原样'
const [ONE, OTHER] = ['村（社区）初审', '乡镇复核']
const [CHANGED, WHY] = ['改为（个工作日）', '依据']
const WORDS = '区委办〔2026〕7号文件第三条'
const CATEGORY = '道路交通'

/** What is typed beside a list outlasts a look at another row, a narrower window and the way back; it goes once it is saved, or not wanted. */
export async function walk({ stage, phone }: WalkContext): Promise<void> {
  const who = stage.at('D', 'administrator')
  const wide = await phone(who, { ...WIDE, page: 'admin/settings/index' })
  await choose(wide, ONE)
  await wide.fill(CHANGED, '2')
  await wide.fill(WHY, WORDS)
  await choose(wide, OTHER)
  await wide.holds(WHY, '')
  await wide.gone(KEPT)
  await choose(wide, ONE)
  await wide.see(KEPT)
  await wide.holds(CHANGED, '2')
  await wide.holds(WHY, WORDS)
  await wide.shot('kept-words-01-wide')
  await expectNothingCut(wide)

  await wide.page.setViewportSize({ width: 375, height: 812 })
  await wide.goto('admin/settings/index')
  await wide.tap(ONE)
  await wide.see(KEPT)
  await wide.holds(WHY, WORDS)
  await wide.shot('kept-words-02-narrow')
  await wide.tap('保存')
  await wide.tap('修改')
  await wide.see('已保存')
  await wide.see('初始为1个工作日')
  await wide.tap(ONE)
  await wide.see('可填')
  await wide.holds(CHANGED, '2')
  await wide.holds(WHY, '')
  await wide.gone(KEPT)
  await wide.expectNoErrors()

  await labels(await phone(who, { ...WIDE, page: 'admin/labels/index' }))
  await grids(await phone(who, { ...HUGE, page: 'admin/alter/index?id=T01V01&what=grids' }))
}

/** Taps a row and waits until it is what stands beside the list: another one stood there before. */
async function choose(wide: Phone, row: string): Promise<void> {
  await wide.tap(row)
  await wide.page.locator('.beside__one').getByText(row, { exact: true }).first().waitFor()
}

/** A form with words of its own: what was written over them is told from them, and taken back with one tap. */
async function labels(wide: Phone): Promise<void> {
  await choose(wide, CATEGORY)
  await wide.fill('另加的字眼', '机耕道\n断头路')
  await choose(wide, '供水')
  await wide.holds('另加的字眼', '')
  await choose(wide, CATEGORY)
  await wide.see(KEPT)
  await wide.holds('另加的字眼', '机耕道\n断头路')
  await wide.shot('kept-words-03-label-wide')
  await expectNothingCut(wide)
  await wide.tap(AS_IT_WAS)
  await wide.gone(KEPT)
  await wide.holds('另加的字眼', '')
  await wide.expectNoErrors()
}

/** A list of names: the names and the added one are there again, in the largest type. */
async function grids(huge: Phone): Promise<void> {
  await huge.fill('网格1', '桥头网格')
  await huge.tap('加一个网格')
  await huge.fill('网格3', '河东网格')
  await huge.goto('admin/alter/index?id=T01V01&what=rename')
  await huge.see('新名称')
  await huge.goto('admin/alter/index?id=T01V01&what=grids')
  await huge.see(KEPT)
  await huge.holds('网格1', '桥头网格')
  await huge.holds('网格3', '河东网格')
  await huge.shot('kept-words-04-grids-huge')
  await expectNothingCut(huge)
  await huge.expectNoErrors()
}
