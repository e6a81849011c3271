import { letterBox, visit } from './demo/channels'
import { complaint } from './demo/complaint'
import { refused, returned, together } from './demo/doors'
import { consultation, overdue, suggestion } from './demo/others'
import { code, questionnaire, spreadsheet } from './demo/papers'
import { resolution } from './demo/resolution'
import { Teller } from './demo/teller'
import { Walk } from './demo/walk'
import { Stage } from './local/stage'

/** On this fixed morning the transcript begins, so that two runs read the same. */
const BEGINS = '2026-03-02T09:00:00+08:00'

/**
 * Appeals of all four kinds, from submission to the fourth signature and publication, then what was found
 * by going to people, as far as triage, through the real functions on a local cloud. Exit status 0 only if everything that it holds to be true was.
 */
async function main(): Promise<number> {
  console.log('群众诉求大起底：四类诉求从提交到四方会签，和初审、复核、分流的每道门（本机模拟云，WeChat 为替身）')
  const stage = await Stage.open(BEGINS)
  const tell = new Teller(stage)
  const walk = new Walk(stage, tell)
  try {
    for (const one of [resolution, complaint, suggestion, consultation, overdue]) await one(walk)
    const { totals } = await stage.ask(stage.resident('T01V01'), 'appeal', 'home', {})
    tell.chapter('全区')
    tell.hold(`首页数字与台账一致：有效${totals.valid}件，化解${totals.resolved}件`, totals.valid === 5 && totals.resolved === 5)
    for (const one of [visit, letterBox, questionnaire, spreadsheet, code, together, refused, returned]) await one(walk)
  } finally {
    await stage.close()
  }
  console.log(`\n${tell.held}项做到，${tell.broken.length}项没有做到`)
  for (const words of tell.broken) console.log(`✗ ${words}`)
  return tell.broken.length === 0 ? 0 : 1
}

main().then(
  (status) => process.exit(status),
  (error: unknown) => {
    console.error(error)
    process.exit(1)
  },
)
