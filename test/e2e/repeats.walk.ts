import type { WalkContext } from './harness'
import { expectNothingCut } from './steps/fit'
import { closeOut, doneInTownship, fileFor } from './steps/prepare'

export const name = 'repeats'

const HUGE = { scale: 1.75 }
const [TOWNSHIP, VILLAGE] = ['T06', 'T06V01']
const ROAD = '村口到小学的路烂了大半年，下雨天娃娃走路上学全是泥，麻烦来修一下。'
const AGAIN = '村口到小学的路又烂了，一下雨娃娃走路上学全是泥，上次只补了一半。'

/** The same person comes again with what was closed out: proposed where it is screened, said by a person, and standing at both. */
export async function walk({ stage, phone }: WalkContext): Promise<void> {
  const { code: before, resident, handler } = await doneInTownship(stage, VILLAGE, TOWNSHIP, ROAD)
  await closeOut(stage, resident, handler, before)
  await stage.until('2026-03-04T09:00')
  const code = await fileFor(stage, resident, VILLAGE, AGAIN)
  await stage.settle()

  const grid = await phone(stage.at(VILLAGE, 'gridWorker'), { page: `officer/case/index?code=${code}` })
  await grid.see('可能是重复反映：同一个人、同一件事，以前办结过')
  await grid.shot('repeats-01-proposed')
  await grid.tap('认定是重复反映')
  await grid.see('认定后两件互相挂上')
  await grid.shot('repeats-02-say')
  await grid.tap('.at-float-layout--active .button--primary')
  await grid.see('重复反映：')
  await grid.gone('可能是重复反映')
  await grid.shot('repeats-03-linked')
  await grid.expectNoErrors()
  await stage.settle()

  const reviewer = await phone(stage.at(TOWNSHIP, 'reviewer'), { ...HUGE, page: `officer/case/index?code=${before}` })
  await reviewer.see('办结以后，诉求人就这件事又来反映')
  await reviewer.shot('repeats-04-earlier-huge')
  await expectNothingCut(reviewer)
  await reviewer.tap(`看后来那件 ${code}`)
  await reviewer.see('重复反映：')
  await expectNothingCut(reviewer)
  await reviewer.expectNoErrors()
  const home = await phone(resident, { page: `pages/appeal/index?code=${code}` })
  await home.see('您反映的事')
  if ((await home.read()).includes('重复')) throw new Error('the petitioner reads that they come again')
  await home.shot('repeats-05-resident')
  await home.expectNoErrors()
}
