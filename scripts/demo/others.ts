import { dayWords } from '../../domain/calendar/day'
import type { Walk } from './walk'

/** 建议: into the think tank; adopted, with the reason, within fifteen working days. */
export async function suggestion(walk: Walk): Promise<void> {
  const { stage, tell } = walk
  tell.chapter('建议：早班公交提前一点')
  const village = 'T03V01'
  const resident = stage.resident(village)
  const { code } = await walk.file(resident, village, '建议早上第一班公交车提前到六点，娃娃上学和赶早市的人都方便。')
  await stage.act(stage.at(village, 'villageCadre'), code, 'screenValid', {})
  const reviewer = stage.at('T03', 'reviewer')
  await stage.act(reviewer, code, 'reviewValid', { finding: 'reasonable', opinion: '建议可行。' })
  await stage.act(reviewer, code, 'triage', { kind: 'suggestion', level: 'district', lead: 'DEP-transport', supporting: [] })
  await stage.act(stage.at('D', 'dispatcher'), code, 'assign', { lead: 'DEP-transport', supporting: [] })
  const handler = stage.at('DEP-transport', 'handler', 1)
  await stage.act(stage.at('DEP-transport', 'coordinator'), code, 'accept', { handler: handler.id })
  tell.say(`交通部门受理，应于${dayWords((await walk.standing(code)).clock.dueOn!)}前反馈是否采纳`)
  await stage.act(handler, code, 'report', { answer: '已采纳：下月一日起首班车提前到六点。', publicAnswer: '首班公交提前到六点。', statement: '与公交公司商定。', adoption: 'adopted', measure: '首班车提前到六点。', measureOwner: '客运股', measureBy: '2026-04-01', evidence: [] })
  tell.hold('反馈当天，时限即告完成', (await walk.standing(code)).clock.kind === 'met')
  const page = await walk.sign(code, resident)
  tell.hold('销号；建议类不强制公示', page.status === 'closed')
  await walk.tellMessages(resident, code)
}

/** 咨询: answered on the spot by whoever meets it first; the petitioner taps, the leaders sign in their daily batch. */
export async function consultation(walk: Walk): Promise<void> {
  const { stage, tell } = walk
  tell.chapter('咨询：社保卡在哪里补')
  const village = 'T04V01'
  const resident = stage.resident(village)
  const { code } = await walk.file(resident, village, '请问社保卡丢了在哪里补办，要带什么材料？')
  const cadre = stage.at(village, 'villageCadre')
  await stage.act(cadre, code, 'answerAtOnce', { answer: '带身份证到镇便民中心2号窗口，当天就能补。' })
  tell.say('村干部即接即答')
  tell.hold('答复当天，时限即告完成', (await walk.standing(code)).clock.kind === 'met')
  await walk.sign(code, resident)
  tell.hold('四方会签后销号', (await walk.standing(code)).status === 'closed')
}

/** A resolution that nobody hurries: reminders before the date, escalation after it, and the words of each. */
export async function overdue(walk: Walk): Promise<void> {
  const { stage, tell } = walk
  tell.chapter('提醒、超期、逐级上报')
  const village = 'T01V02'
  const resident = stage.resident(village)
  const { code } = await walk.file(resident, village, '村里水沟堵了半年没人管，夏天臭得很，请来清一下。')
  const secretary = stage.at(village, 'villageSecretary')
  const cadre = stage.at(village, 'villageCadre')
  await stage.act(cadre, code, 'keep', { kind: 'resolution' })
  const due = (await walk.standing(code)).clock.dueOn!
  tell.say(`村里即知即办，应于${dayWords(due)}前办结`)
  await stage.until(`${due}T18:00`)
  const before = await walk.told(cadre, code)
  tell.say(`到期前办理人收到：${[...before].reverse().join(' → ')}`)
  tell.hold('到期前按“过半、三天、一天、当天”各提醒一次', before.filter((words) => words.includes('快到期')).length === 4)
  await stage.until(`${walk.stage.workingDaysAfter(due, 6)}T18:00`)
  const told = {
    secretary: await walk.told(secretary, code),
    township: await walk.told(stage.person(stage.district.units.find(({ id }) => id === village)!.ladder[1]!), code),
    centre: await walk.told(stage.at('D', 'dispatcher'), code),
  }
  tell.say(`超期后：书记${told.secretary.length}条，乡镇领导${told.township.length}条，区中心${told.centre.length}条`)
  tell.hold('超期后逐级上报：分管领导、主要领导、区中心，各一次', [told.secretary, told.township, told.centre].every((words) => words.filter((each) => each.includes('超期')).length === 1))
  await stage.act(cadre, code, 'report', { answer: '水沟已清通，让您久等了。', publicAnswer: '水沟已清通。', statement: '组织六人清沟一天。', evidence: [] })
  await walk.sign(code, resident, 'fair')
  tell.hold('超期办结，如实记为超期', (await stage.row('figures', 'all:T01V02') as { counts: { late: number } }).counts.late === 1)
}
