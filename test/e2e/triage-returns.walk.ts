import type { WalkContext } from './harness'
import { expectNothingCut } from './steps/fit'
import { closeOut, doneInTownship, expectStatus, fileFor, standing } from './steps/prepare'

export const name = 'triage-returns'

const [VILLAGE, TOWNSHIP, DEPARTMENT] = ['T14V01', 'T14', 'DEP-transport']
const DONE = '村口到小学的公路烂了，坑坑洼洼，下雨天全是泥，请来修。'
const TEXT = '您好。从村委会到小学的公路烂了大半年，路面全是坑，娃娃走路上学一身泥，麻烦来修一下。'

/** Triage with what stands behind its proposal; a unit returns twice, then the district's decision sticks. */
export async function walk(context: WalkContext): Promise<void> {
  const { stage, phone } = context
  await closeOne(context)
  const code = await fileFor(stage, stage.resident('T14V02'), 'T14V02', TEXT)
  await stage.settle()
  await stage.act(stage.at('T14V02', 'villageCadre'), code, 'screenValid', { note: '情况属实，约四百米。' })
  await stage.act(stage.at(TOWNSHIP, 'reviewer'), code, 'reviewValid', { finding: 'reasonable', opinion: '影响学生上学，应予解决。' })

  const large = await phone(stage.at(TOWNSHIP, 'reviewer'), { page: `officer/act/index?code=${code}&action=triage`, scale: 1.75 })
  await large.see('办结过的相像诉求')
  await expectNothingCut(large)
  await large.shot('triage-01-large')
  const reviewer = await phone(stage.at(TOWNSHIP, 'reviewer'), { page: `officer/case/index?code=${code}` })
  await reviewer.tap('分流')
  await reviewer.see('归入道路交通')
  await reviewer.see('依据的原话')
  await reviewer.see('办结过的相像诉求')
  await reviewer.shot('triage-02-reasons')
  await reviewer.tap('区级')
  await reviewer.tap('[aria-label="主办单位，点按选择"]')
  await reviewer.fill('搜单位名称', '区交通运输局')
  await reviewer.tap('区交通运输局')
  await reviewer.tap('确认分流')
  await reviewer.see('已办好')

  const dispatcher = stage.at('D', 'dispatcher')
  await stage.act(dispatcher, code, 'assign', { lead: DEPARTMENT, supporting: [TOWNSHIP] })
  const coordinator = stage.at(DEPARTMENT, 'coordinator')
  for (let time = 1; time <= 2; time += 1) {
    const returning = await phone(coordinator, { page: `officer/act/index?code=${code}&action=return` })
    await returning.tap('不属本单位职责')
    await returning.fill('理由', '这段是乡镇管养的村道。')
    await returning.shot(`triage-03-return-${time}`)
    await returning.tap('退回')
    await returning.see('已办好')
    await expectStatus(stage, [code], 'triaged')
    const deciding = await phone(dispatcher, { page: `officer/act/index?code=${code}&action=assign` })
    await deciding.see('这段是乡镇管养的村道。')
    await deciding.shot(`triage-04-decide-${time}`)
    await stage.act(dispatcher, code, 'assign', { lead: DEPARTMENT, supporting: [TOWNSHIP], note: '按职责清单由区交通运输局主办。' })
  }
  const { assignmentFinal } = (await standing(stage, code)) as unknown as { assignmentFinal: boolean }
  if (!assignmentFinal) throw new Error('the decision past the cap does not stick')

  const last = await phone(coordinator, { page: `officer/case/index?code=${code}` })
  await last.see('办理经过')
  await last.tap('更多')
  await last.see('由区中心裁定后不再退回')
  await last.shot('triage-05-past-the-cap')
  for (const one of [reviewer, large, last]) await one.expectNoErrors()
}

/** A like matter of the township, closed by the township itself. */
async function closeOne({ stage }: WalkContext): Promise<void> {
  const { code, resident, handler } = await doneInTownship(stage, VILLAGE, TOWNSHIP, DONE)
  await closeOut(stage, resident, handler, code)
}
