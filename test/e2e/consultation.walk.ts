import type { WalkContext } from './harness'
import { openForm } from './steps/act'
import { chooseVillage, codeOnReceipt } from './steps/file'
import { expectNothingCut } from './steps/fit'
import { standing } from './steps/prepare'

export const name = 'consultation'

const HUGE = { scale: 1.75 }
const VILLAGE = 'T09V01'
const TEXT = '请问社保卡丢了要到哪里去补办，带什么材料？'
const QUESTION = '社保卡丢了怎么补办'
const REPLY = '带身份证到镇便民服务中心，当天就能补办。'

/** A question is filed, answered at once in words of the library, said yes to, signed by all, and its answer stands before the public as a question and answer. */
export async function walk({ stage, phone }: WalkContext): Promise<void> {
  const cadre = stage.at(VILLAGE, 'villageCadre')
  const asking = await phone(stage.resident(VILLAGE))
  await asking.tap('我要反映')
  await asking.fill('您要反映什么事？', TEXT)
  await chooseVillage(asking, stage.district, VILLAGE)
  await asking.tap('下一步')
  await asking.see('怎么联系您')
  await asking.tap('不是')
  await asking.tap('[aria-label="同意工作人员打电话核实、回访"]')
  await asking.tap('提交')
  const code = await codeOnReceipt(asking)
  await asking.shot('consultation-01-receipt')

  const { id } = await stage.ask(cadre, 'supervision', 'proposeReply', { question: QUESTION, answer: REPLY })
  await stage.ask(stage.at('D', 'dispatcher'), 'supervision', 'decideReply', { id, approve: true, publish: true })
  await stage.settle()

  const desk = await phone(cadre, { page: `officer/case/index?code=${code}` })
  await desk.see('办理经过')
  await desk.shot('consultation-02-case')
  await openForm(desk, code, 'answerAtOnce')
  await desk.tap('从答复库里找')
  await desk.see(QUESTION)
  await desk.tap('用这条')
  await desk.holds('答复', REPLY)
  await desk.shot('consultation-03-answer')
  await desk.tap('答复')
  await desk.see('已办好')
  await desk.expectNoErrors()
  await stage.settle()

  await asking.goto('pages/home/index')
  await asking.see('等您来办')
  await asking.tap(TEXT.slice(0, 10))
  await asking.see(REPLY)
  await asking.shot('consultation-04-answered')
  await asking.tap('去确认')
  await asking.tap('满意')
  await asking.sign('canvas')
  await asking.tap('确认并签名')
  await asking.see('您的评价：满意')
  await asking.expectNoErrors()

  for (const [action, button] of [['state', '签字'], ['check', '审核通过并签字'], ['endorse', '签批销号']] as const) {
    const { handler, checker, endorser } = await standing(stage, code)
    const one = await phone(stage.person({ state: handler, check: checker, endorse: endorser }[action]))
    await openForm(one, code, action)
    await one.see('四方会签')
    await one.sign('canvas')
    await one.shot(`consultation-05-${action}`)
    await one.tap(button)
    await one.see('已办好')
    await one.expectNoErrors()
    await one.close()
  }
  await stage.settle()
  const home = await phone(stage.resident(VILLAGE), { ...HUGE, page: `pages/appeal/index?code=${code}` })
  await home.see('您的评价：满意')
  await home.see('已办结')
  await home.shot('consultation-06-closed-huge')
  await expectNothingCut(home)

  const stranger = await phone(stage.resident('T02V01'), { page: 'pages/published/index' })
  await stranger.see(QUESTION)
  await stranger.shot('consultation-07-published')
  await stranger.tap(QUESTION)
  await stranger.see(REPLY)
  await stranger.shot('consultation-08-question-and-answer')
  await stranger.expectNoErrors()
}
