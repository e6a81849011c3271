import { FINDINGS } from '../../domain/appeal/payloads'
import type { Walk } from './walk'

/** 投诉: about a village's own cadre. The village can neither list, count, search, open nor be told of it. */
export async function complaint(walk: Walk): Promise<void> {
  const { stage, tell } = walk
  tell.chapter('投诉：反映村干部')
  const village = 'T02V02'
  const resident = stage.resident(village)
  const text = '村干部把低保名额给了自己亲戚，我们家三个病人反而没有评上，要求查清楚。'
  const { code } = await walk.file(resident, village, text, { aboutCadre: true, accused: [village] })
  await stage.settle()

  const secretary = stage.at(village, 'villageSecretary')
  const listed = await stage.ask(secretary, 'casework', 'ledger', {})
  const counted = await stage.ask(secretary, 'casework', 'count', {})
  const found = await stage.ask(secretary, 'casework', 'search', { words: code })
  const opened = await stage.call(secretary, 'casework', 'open', { code })
  tell.hold('被反映的村列不出、数不到、搜不着、打不开', !listed.items.some((card) => card.code === code) && counted.count === 0 && found.items.length === 0 && !opened.ok)
  tell.hold('也没有收到任何消息', (await walk.told(secretary, code)).length === 0)

  const reviewer = stage.at('T02', 'reviewer')
  await stage.act(reviewer, code, 'screenValid', {})
  await stage.act(reviewer, code, 'reviewValid', { finding: Object.keys(FINDINGS)[0] as 'reasonable', opinion: '反映具体，应予调查。' })
  await stage.act(reviewer, code, 'triage', { kind: 'complaint', level: 'township', lead: 'T02', supporting: [] })
  tell.say('乡镇直接核实、复核、交办；30个工作日内答复')
  const discipline = stage.at('D-jw', 'disciplineOfficer', 1)
  const petition = stage.at('D-xf', 'petitionOfficer')
  const watched = await Promise.all([discipline, petition].map((officer) => stage.call(officer, 'casework', 'open', { code })))
  tell.hold('纪检和信访都看得到，双督办', watched.every((answer) => answer.ok))

  const handler = stage.at('T02', 'handler')
  await stage.act(stage.at('T02', 'coordinator'), code, 'accept', { handler: handler.id })
  const unit = stage.district.units.find(({ id }) => id === village)!.name
  await stage.act(handler, code, 'report', { answer: '经查，名额评定程序有误，已重新评议，您家已纳入。', publicAnswer: `经查，${unit}低保评议程序有误，已责令重新评议。`, statement: '入户调查三户，查阅评议记录。', evidence: [] })
  tell.say('办理人报结')
  await walk.sign(code, resident)
  const { items } = await stage.ask(stage.resident('T03V01'), 'appeal', 'published', {})
  const result = items.find((item) => item.code === code)
  tell.say(`公开答复：${result?.title}：${result?.answer}`)
  tell.hold('公开答复不写投诉内容，也不写被反映的单位', result !== undefined && !result.answer.includes(unit) && !result.title.includes('低保'))
  tell.hold('办完以后，被反映的村仍然打不开', !(await stage.call(secretary, 'casework', 'open', { code })).ok)
  await walk.tellMessages(resident, code)
}
