import type { Phone, WalkContext } from './harness'
import { expectNothingCut } from './steps/fit'
import { expectStatus, fileFor, standing } from './steps/prepare'

export const name = 'screening-merge'

const VILLAGE = 'T11V02'
const FIRST = '三组小学门口的路灯坏了半个月，晚上黑漆漆的，老人不敢出门。'
const SECOND = '小学门口那几盏灯夜头一直不亮，摸黑走路，喊人来修一下嘛。'

/** A duplicate is told by both texts side by side, merged, taken apart again, and merged once more in the largest type. */
export async function walk(context: WalkContext): Promise<void> {
  const { stage, phone } = context
  const [first, second] = [stage.resident(VILLAGE, 0), stage.resident(VILLAGE, 1)]
  const master = await fileFor(stage, first, VILLAGE, FIRST)
  const double = await fileFor(stage, second, VILLAGE, SECOND)
  await stage.settle()

  const secretary = await phone(stage.at(VILLAGE, 'villageSecretary'), { page: `officer/case/index?code=${double}` })
  await secretary.see('可能说的是同一件事')
  await secretary.shot('merge-01-case')
  await secretary.tap('并排比一比')
  await merge(secretary, master, 'merge-02-compare', 'merge-03-sheet')
  await secretary.see('拆回')
  await secretary.shot('merge-04-merged')
  await expectStatus(stage, [double], 'duplicate')
  await expectTogether(context, master, true)

  await secretary.tap('拆回')
  await secretary.fill('为什么不是同一件事', '一处在小学门口，一处在村卫生室后面，分开修。')
  await secretary.shot('merge-05-unmerge')
  await secretary.tap('拆回单独办理')
  await secretary.see('已办好')
  await expectStatus(stage, [double], 'submitted')
  await expectTogether(context, master, false)

  const wide = await phone(stage.at(VILLAGE, 'villageCadre'), { page: `officer/compare/index?code=${double}`, width: 1024, height: 768 })
  await wide.see('两件都说到')
  await wide.shot('merge-08-compare-wide')
  const large = await phone(stage.at(VILLAGE, 'villageCadre'), { page: `officer/case/index?code=${double}`, scale: 1.75 })
  await large.tap('并排比一比')
  await large.see('两件都说到')
  await expectNothingCut(large)
  await merge(large, master, 'merge-06-compare-large', 'merge-07-sheet-large')
  for (const one of [secretary, large, wide]) await one.expectNoErrors()
}

/** Reads both texts, takes the other as the master, keeps the reason that is proposed. */
async function merge(cadre: Phone, master: string, compared: string, sheet: string): Promise<void> {
  await cadre.see('两件都说到')
  await cadre.see(`那件 ${master}`)
  await cadre.shot(compared)
  await cadre.tap('是同一件，并入那件')
  await cadre.see('为什么是同一件事')
  await cadre.shot(sheet)
  await cadre.tap('确认并案')
  await cadre.see('已并案')
}

/** Fails unless the second petitioner is, or is not, one of the master's. */
async function expectTogether({ stage }: WalkContext, master: string, together: boolean): Promise<void> {
  const { coPetitioners } = (await standing(stage, master)) as unknown as { coPetitioners: string[] }
  if (coPetitioners.includes(stage.resident(VILLAGE, 1).id) !== together) throw new Error(`${master} is carried for ${coPetitioners.join(', ')}`)
}
