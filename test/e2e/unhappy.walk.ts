import type { Phone, WalkContext } from './harness'
import { openForm } from './steps/act'
import { expectNothingCut } from './steps/fit'
import { doneInTownship, standing, stateDone } from './steps/prepare'

export const name = 'unhappy'

const HUGE = { scale: 1.75 }
const [TOWNSHIP, VILLAGE] = ['T04', 'T04V01']
const TEXT = '小区门口的井盖坏了，老人推车过不去，请来换一个。'
const SAID = '说三天，办了二十天，打电话没人接。'

/** Not satisfied, with what and why; the leaders read it before they sign. One signs the wrong case, takes it back and signs again. */
export async function walk({ stage, phone }: WalkContext): Promise<void> {
  const { code, resident: who, handler } = await doneInTownship(stage, VILLAGE, TOWNSHIP, TEXT)

  const resident = await phone(who, { ...HUGE, page: `pages/appeal/index?code=${code}` })
  await resident.tap('去确认')
  await resident.tap('不满意')
  await resident.see('主要哪里不满意')
  await resident.tap('办得太慢')
  await resident.fill('想说的话', SAID)
  await resident.sign('canvas')
  await resident.shot('unhappy-01-confirm-huge')
  await expectNothingCut(resident)
  await resident.tap('确认并签名')
  await resident.see('您的评价：不满意')
  await resident.expectNoErrors()

  await stateDone(stage, handler, code)
  const { checker, endorser } = await standing(stage, code)
  const second = await phone(stage.person(checker))
  await checked(second, code, 'unhappy-02-check')
  await openForm(second, code, 'retract')
  await second.see('只能收回自己刚签的')
  await second.fill('哪里签错了', '点错了一件，还没有看完。')
  await second.shot('unhappy-03-retract')
  await second.tap('收回')
  await second.see('已办好')
  await second.see('点错了一件，还没有看完。')
  await second.shot('unhappy-04-taken-back')
  await checked(second, code, 'unhappy-05-check-again')
  await second.expectNoErrors()

  const last = await phone(stage.person(endorser), { page: `officer/case/index?code=${code}` })
  await last.see('诉求人不满意：办得太慢')
  await last.see(SAID)
  await last.shot('unhappy-06-last-leader')
  await last.expectNoErrors()
}

/** The leader in charge reads why, and signs. */
async function checked(one: Phone, code: string, picture: string): Promise<void> {
  await openForm(one, code, 'check')
  await one.see('诉求人不满意：办得太慢')
  await one.sign('canvas')
  await one.shot(picture)
  await one.tap('审核通过并签字')
  await one.see('已办好')
}
