import { dayWords } from '../../domain/calendar/day'
import type { Walk } from './walk'

const [VILLAGE, TOWNSHIP, DEPARTMENT] = ['T05V01', 'T05', 'DEP-transport']

/** 一件事，几个人: who writes what a neighbour filed is shown it and joins; a duplicate is told side by side, merged, and taken out again. */
export async function together({ stage, tell }: Walk): Promise<void> {
  tell.chapter('同一件事：我也遇到了、并案、拆回')
  const [first, second, third] = [stage.resident(VILLAGE, 0), stage.resident(VILLAGE, 1), stage.resident('T05V02', 0)]
  const file = async (who: typeof first, text: string) => (await stage.ask(who, 'appeal', 'submit', { channel: 'self', place: { village: VILLAGE, spot: '三组小学门口' }, text, aboutCadre: false, accused: [], contact: { name: who.name, phone: who.phone }, evidence: [] })).code
  const master = await file(first, '三组小学门口的路灯坏了半个月，晚上黑漆漆的，老人不敢出门。')
  await stage.settle()
  const typed = '小学门口那几盏路灯一直不亮'
  const { open } = await stage.ask(third, 'appeal', 'similar', { text: typed, village: VILLAGE })
  tell.say(`另一位居民刚写到“${typed}”，看到邻居反映过：${open[0]?.reason ?? '（没有）'}`)
  tell.hold('只看得到是什么事，看不到邻居写的话', open.length === 1 && !JSON.stringify(open).includes('半个月'))
  await stage.ask(third, 'appeal', 'act', { action: 'join', code: open[0]!.code, version: open[0]!.version, payload: {} })
  const double = await file(second, '那几盏灯夜头一直不亮，摸黑走路，喊人来修一下嘛。')
  await stage.settle()
  const cadre = stage.at(VILLAGE, 'villageCadre')
  const { candidates } = await stage.ask(cadre, 'casework', 'candidates', { code: double })
  tell.say(`村干部初审${double}，并排看到${candidates[0]?.degree ?? ''}的一件：${candidates[0]?.reason ?? ''}`)
  await stage.act(cadre, double, 'merge', { master, reason: '同一处路灯' })
  const people = async () => (await stage.ask(cadre, 'casework', 'open', { code: master })).together.petitioners
  tell.hold('并案后，主件有三位诉求人', (await people()) === 3)
  await stage.act(cadre, double, 'unmerge', { reason: '到现场看，是村卫生室后面的灯' })
  tell.hold('拆回后，各是各的', (await people()) === 2 && ((await stage.row('appeals', double)) as { status: string }).status === 'submitted')
}

/** 不归我们管: named, with where to go instead; and against a finding, once, the level above. */
export async function refused({ stage, tell }: Walk): Promise<void> {
  tell.chapter('不予受理、不合理：说清原因，告诉去处，可请上级重审一次')
  const who = stage.resident('T06V01')
  const file = async (text: string) => (await stage.ask(who, 'appeal', 'submit', { channel: 'self', place: { village: 'T06V01' }, text, aboutCadre: false, accused: [], contact: { name: who.name, phone: who.phone }, evidence: [] })).code
  const said = async (code: string) => (await stage.ask(who, 'appeal', 'open', { code })).timeline.at(-1)!
  const cadre = stage.at('T06V01', 'villageCadre')

  const lawsuit = await file('我和堂弟为宅基地打官司，法院判了我不服，请给我改过来。')
  await stage.act(cadre, lawsuit, 'screenInvalid', { ground: 'litigation', reason: '法院已经判决，改判要走法院的程序。' })
  tell.say((await said(lawsuit)).sentence)
  tell.hold('不受理的，告诉了该去哪里', (await said(lawsuit)).sentence.includes('12368'))

  const wish = await file('我家门口的路想加宽到六米，方便停两台小车，请批一下。')
  await stage.act(cadre, wish, 'screenValid', { note: '到现场看过，通行没有问题。' })
  await stage.act(stage.at('T06', 'reviewer'), wish, 'reviewUnreasonable', { opinion: '属私人停车需要。', explanation: '公家的钱只能用在大家都走的路上；您可以申请用晒坝边的空地停车。' })
  tell.say(`乡镇复核为不合理，给诉求人的解释：“${(await said(wish)).texts.find(([label]) => label === '说明')?.[1] ?? ''}”`)
  await stage.act(who, wish, 'contest', { reason: '路窄了会车要退。' })
  await stage.act(stage.at('D', 'dispatcher'), wish, 'uphold', { opinion: '实地复看，平时会车有错车道，维持镇上的意见。' })
  const again = (await stage.ask(who, 'appeal', 'open', { code: wish })).offers.find(({ action }) => action === 'contest')
  tell.hold('重新审查只有一次', again?.refusal !== null)
}

/** 分流: why it is proposed, what became of like matters, and an assignment that sticks once it was returned often enough. */
export async function returned({ stage, tell }: Walk): Promise<void> {
  tell.chapter('分流有理由，退回有上限')
  const who = stage.resident(VILLAGE, 1)
  const text = '从村委会到小学的公路烂了大半年，娃娃走路上学一身泥。麻烦来修一下。'
  const { code } = await stage.ask(who, 'appeal', 'submit', { channel: 'self', place: { village: VILLAGE }, text, aboutCadre: false, accused: [], contact: { name: who.name, phone: who.phone }, evidence: [] })
  await stage.act(stage.at(VILLAGE, 'villageCadre'), code, 'screenValid', {})
  const reviewer = stage.at(TOWNSHIP, 'reviewer')
  await stage.act(reviewer, code, 'reviewValid', { finding: 'reasonable', opinion: '属实。' })
  const { suggestions } = await stage.ask(reviewer, 'casework', 'open', { code })
  for (const reason of suggestions?.reasons ?? []) tell.say(`建议：${reason}`)
  const { sentences } = await stage.ask(reviewer, 'casework', 'advice', { code })
  tell.say(`依据的原话：“${sentences[0]?.sentence ?? ''}”`)
  tell.hold('路上有娃娃上学，还是一件修路的事', suggestions?.reasons.some((reason) => reason.includes('道路交通')) ?? false)
  await stage.act(reviewer, code, 'triage', { kind: 'resolution', level: 'district', lead: DEPARTMENT, supporting: [TOWNSHIP] })
  const [dispatcher, coordinator] = [stage.at('D', 'dispatcher'), stage.at(DEPARTMENT, 'coordinator')]
  const assign = () => stage.act(dispatcher, code, 'assign', { lead: DEPARTMENT, supporting: [TOWNSHIP] })
  await assign()
  for (let time = 1; time <= 2; time += 1) {
    await stage.act(coordinator, code, 'return', { ground: 'notOurDuty', reason: '这段是乡镇管养的村道。' })
    tell.say(`${stage.words(coordinator)}第${time}次退回；区中心裁定仍由它主办`)
    await assign()
  }
  const page = await stage.ask(coordinator, 'casework', 'open', { code })
  tell.hold('到上限后，裁定作数，不能再退', page.offers.find(({ action }) => action === 'return')?.refusal === 'RETURN_CAP')
  tell.say(`答应的日子一直没变：${dayWords(page.promisedOn)}`)
}
