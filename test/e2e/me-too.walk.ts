import { type WalkContext } from './harness'
import { chooseVillage, codeOnReceipt } from './steps/file'
import { expectNothingCut } from './steps/fit'
import { fileFor, standing } from './steps/prepare'

export const name = 'me-too'

const VILLAGE = 'T12V01'
const OPEN = '二组堰塘边的路灯坏了半个月，晚上看不见路，请派人来修。'
const TYPED = '堰塘边那几盏路灯一直不亮，晚上摸黑走路'

/** Whoever writes what a neighbour filed is shown it, joins instead of filing, or goes on; in normal and in the largest type. */
export async function walk({ stage, phone }: WalkContext): Promise<void> {
  const code = await fileFor(stage, stage.resident(VILLAGE, 0), VILLAGE, OPEN)
  await stage.settle()

  const neighbour = await phone(stage.resident(VILLAGE, 1))
  await neighbour.tap('我要反映')
  await neighbour.fill('您要反映什么事？', TYPED)
  await chooseVillage(neighbour, stage.district, VILLAGE)
  await neighbour.see('邻居已经反映过，正在办')
  // Of what the neighbour wrote nothing is shown but what this person wrote as well.
  if ((await neighbour.read()).includes('半个月')) throw new Error('the words of another resident are shown')
  await neighbour.shot('me-too-01-form')
  await neighbour.tap('我也遇到了')
  await neighbour.see('还留在草稿里')
  await neighbour.shot('me-too-02-joining')
  await neighbour.tap('加入，一起办')
  await neighbour.see('办理经过')
  await neighbour.shot('me-too-03-joined')
  const { coPetitioners } = (await standing(stage, code)) as unknown as { coPetitioners: string[] }
  if (!coPetitioners.includes(stage.resident(VILLAGE, 1).id)) throw new Error('the neighbour is not among the petitioners')
  await neighbour.goto('pages/mine/index')
  await neighbour.see(TYPED.slice(0, 10))
  await neighbour.shot('me-too-04-draft-kept')

  const large = await phone(stage.resident('T12V02', 0))
  await large.tap('换成大字')
  await large.see('换回标准字')
  await large.shot('me-too-05-home-large')
  await large.tap('我要反映')
  await large.fill('您要反映什么事？', TYPED)
  await chooseVillage(large, stage.district, VILLAGE)
  await large.see('邻居已经反映过，正在办')
  await expectNothingCut(large)
  await large.shot('me-too-06-form-large')
  await large.tap('我也遇到了')
  await large.see('还留在草稿里')
  await expectNothingCut(large)
  await large.shot('me-too-07-joining-large')
  await large.tap('不是一回事，接着写')
  await large.tap('下一步')
  await large.see('谁会看到您的姓名')
  await large.tap('不是')
  await large.tap('[aria-label="同意工作人员打电话核实、回访"]')
  await large.shot('me-too-08-contact-large')
  await large.tap('提交')
  await codeOnReceipt(large)
  await large.shot('me-too-09-receipt-large')
  for (const one of [neighbour, large]) await one.expectNoErrors()
}
