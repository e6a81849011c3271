import type { WalkContext } from './harness'
import { expectNothingCut } from './steps/fit'
import { expectStatus, fileFor } from './steps/prepare'

export const name = 'second-look'

const [VILLAGE, TOWNSHIP] = ['T13V01', 'T13']
const TEXT = '我家门口的水泥路想加宽到六米，方便停两台小车，请批一下。'
const NOTE = '到现场看过，路宽三米五，通行没有问题。'
const OPINION = '属私人停车需要，不在村道加宽的范围。'
const EXPLANATION = '村里的路按三米五的标准修，公家的钱只能用在大家都走的路上。您要停车，可以向村里申请用晒坝边的空地。'
const WHY = '路窄了会车要退，我不是为了自己停车。'
const RULING = '实地复看，平时会车有错车道，维持镇上的意见。'

/** A finding against the petitioner: both opinions before whoever decides, plain words for who asked, one contest to the district. */
export async function walk({ stage, phone }: WalkContext): Promise<void> {
  const who = stage.resident(VILLAGE)
  const code = await fileFor(stage, who, VILLAGE, TEXT)
  await stage.act(stage.at(VILLAGE, 'villageCadre'), code, 'screenValid', { note: NOTE })

  const reviewer = await phone(stage.at(TOWNSHIP, 'reviewer'), { page: `officer/act/index?code=${code}&action=reviewUnreasonable`, scale: 1.75 })
  await reviewer.see('此前的意见')
  await reviewer.see(NOTE)
  await reviewer.shot('second-01-review-large')
  await expectNothingCut(reviewer)
  await reviewer.fill('复核意见', OPINION)
  await reviewer.fill('给诉求人的解释', EXPLANATION)
  await reviewer.tap('确认不合理')
  await reviewer.see('已办好')
  await expectStatus(stage, [code], 'unreasonable')

  const resident = await phone(who, { page: `pages/appeal/index?code=${code}` })
  await resident.see('为什么没有支持')
  await resident.see(EXPLANATION)
  await resident.see('前可以请上级重新审查，只能申请一次')
  await resident.shot('second-02-explained')
  await resident.tap('请上级重审')
  await resident.fill('您觉得哪里不对', WHY)
  await resident.shot('second-03-contest')
  await resident.tap('提交')
  await resident.see('已办好')
  await expectStatus(stage, [code], 'contested')

  const centre = await phone(stage.at('D', 'dispatcher'), { page: `officer/act/index?code=${code}&action=uphold` })
  for (const said of [NOTE, OPINION, WHY]) await centre.see(said)
  await centre.shot('second-04-ruling')
  await centre.fill('理由', RULING)
  await centre.tap('维持')
  await centre.see('已办好')
  await expectStatus(stage, [code], 'unreasonable')

  const again = await phone(who, { page: `pages/appeal/index?code=${code}`, scale: 1.75 })
  await again.see('这是最后的结果')
  await again.see(RULING)
  await expectNothingCut(again)
  await again.shot('second-05-final-large')
  if ((await again.read()).includes('请上级重审')) throw new Error('a finding is contested twice')
  for (const one of [resident, again]) await one.expectNoErrors()
}
