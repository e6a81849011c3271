import { dayWords } from '../../domain/calendar/day'
import type { Walk } from './walk'

/** 求决: from a phone through village, township, district and department; disputed once, sent back once, published. */
export async function resolution(walk: Walk): Promise<void> {
  const { stage, tell } = walk
  tell.chapter('求决：路烂了大半年')
  const village = 'T01V01'
  const resident = stage.resident(village)
  const photo = await stage.evidence(resident, 'photo')
  const { code, promisedOn } = await walk.file(resident, village, '村口到小学的路烂了大半年，下雨天娃娃走路上学全是泥，麻烦来修一下。', { evidence: [photo] })

  await stage.act(stage.at(village, 'gridWorker'), code, 'screenValid', { note: '到现场看过，属实' })
  tell.say('网格员初审：属实')
  const reviewer = stage.at('T01', 'reviewer')
  await stage.act(reviewer, code, 'reviewValid', { finding: 'reasonable', opinion: '影响学生上学，应予解决。' })
  tell.say('乡镇复核：合理')
  const page = await stage.ask(reviewer, 'casework', 'open', { code })
  tell.say(`建议：${page.suggestions!.reasons.join('；')}`)
  await stage.act(reviewer, code, 'triage', { kind: 'resolution', level: 'district', lead: 'DEP-transport', supporting: ['T01'] })
  await stage.act(stage.at('D', 'dispatcher'), code, 'assign', { lead: 'DEP-transport', supporting: ['T01'] })
  const assigned = await walk.standing(code)
  tell.say(`区中心交办，应于${dayWords(assigned.clock.dueOn!)}前办结并公示`)
  tell.hold('答应诉求人的日期只提前、不推后', assigned.promisedOn <= promisedOn)

  await stage.until('2026-03-03T10:00')
  const handler = stage.at('DEP-transport', 'handler')
  await stage.act(stage.at('DEP-transport', 'coordinator'), code, 'accept', { handler: handler.id })
  await stage.act(handler, code, 'plan', { causes: '路基没有压实，雨水一冲就坏。', steps: [{ what: '三天内勘察', owner: '村建办', by: '2026-03-09' }, { what: '铺好路面', owner: '施工队', by: '2026-03-17' }] })
  tell.say('单位签收，办理人定下方案')
  await stage.until('2026-03-10T15:00')
  await stage.act(handler, code, 'report', { answer: '路面已铺好，请您看看。', publicAnswer: '村口到小学的道路已硬化。', statement: '三月五日勘察，九日完工。', evidence: [] })
  tell.say('办理人报结')

  await stage.until('2026-03-11T09:00')
  await stage.act(resident, code, 'dispute', { ground: 'halfDone', reason: '只铺了一半，小学门口那段没有铺。' })
  tell.say('诉求人不认可：只办了一部分，退回重办')
  tell.hold('回到办理中，时间接着剩下的算', (await walk.standing(code)).status === 'handling')
  await stage.until('2026-03-16T15:00')
  await stage.act(handler, code, 'report', { answer: '小学门口那段也铺好了。', publicAnswer: '村口到小学的道路已全线硬化。', statement: '补铺小学门口八十米。', evidence: [] })
  await stage.act(resident, code, 'confirm', { rating: 'satisfied', signature: await stage.evidence(resident, 'signature') })
  await stage.act(handler, code, 'state', { statement: '补铺小学门口八十米。', signature: await stage.evidence(handler, 'signature') })
  const checker = stage.person((await walk.standing(code)).checker)
  await stage.act(checker, code, 'sendBackProcedure', { reason: '处置过程没有写明完工日期。' })
  tell.say('分管领导退回手续：处置过程没有写明完工日期')
  const back = await stage.ask(resident, 'appeal', 'open', { code })
  tell.hold('答复没有变，诉求人的签字仍然有效', back.signatures[0]!.words === '确认，满意' && back.signatures[1]!.words === '待签')
  await walk.signAfterPetitioner(code)
  const results = await stage.ask(stage.resident('T02V01'), 'appeal', 'published', {})
  tell.hold('结果已公示，任何居民看得到', results.items.some((item) => item.code === code))
  tell.hold('公示里没有诉求人的姓名和电话', !JSON.stringify(results).includes(resident.name) && !JSON.stringify(results).includes(resident.phone))
  await walk.tellMessages(resident, code)
}
