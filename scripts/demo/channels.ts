import { ROLE_WORDS } from '../../domain/organisation/roles'
import type { Receipt } from '../../server/contract'
import { requestId } from '../local/stage'
import type { SamplePerson } from '../sample/district'
import type { Walk } from './walk'

const HOUR_MS = 3_600_000

/** From the first look to the unit that will answer for it. */
async function toTriage({ stage, tell }: Walk, { code }: Pick<Receipt, 'code'>, village: string, township: string): Promise<void> {
  await stage.act(stage.at(village, 'villageCadre'), code, 'screenValid', {})
  const reviewer = stage.at(township, 'reviewer')
  await stage.act(reviewer, code, 'reviewValid', { finding: 'reasonable', opinion: '属实，应予解决。' })
  await stage.act(reviewer, code, 'triage', { kind: 'resolution', level: 'township', lead: township, supporting: [] })
  const page = await stage.ask(reviewer, 'casework', 'open', { code })
  tell.say(`${code}：初审属实，复核合理，交${page.lead}办；来源一直写着“${page.channelWords}”`)
  tell.hold('从哪里来的，一直跟着诉求', ['入户走访', '信箱来信'].includes(page.channelWords) && (await stage.row('appeals', code))['lead'] === township)
}

/** 入户走访: kept on a phone without a network, sent once, confirmed by a signature and by a word. */
export async function visit(walk: Walk): Promise<void> {
  const { stage, tell } = walk
  tell.chapter('渠道：入户走访')
  const [village, township] = ['T04V02', 'T04']
  const grid = stage.at(village, 'gridWorker')
  const colleague = stage.at(village, 'villageSecretary')
  const now = stage.cloud.clock.now()
  const begun = { id: requestId(), kind: 'visit' as const, place: { village, spot: '三组' }, from: now - 2 * HOUR_MS, with: [colleague.id], met: 0, photos: [] }
  const { id } = await stage.ask(grid, 'casework', 'recordOuting', begun)
  tell.say(`${stage.words(grid)}和${ROLE_WORDS.villageSecretary}入户走访；那里没有信号，先记在手机上，有了网络再发`)
  const said = { place: { village, spot: '三组' }, aboutCadre: false, accused: [], evidence: [], heardAt: now - HOUR_MS }
  const pipe = { outing: id, appeal: { ...said, text: '三组的引水管冻裂了，十几户人家没有水用，请来修。', contact: { name: '周正兰', phone: '13812340001' }, signature: await stage.evidence(grid, 'signature') } }
  const wire = { outing: id, appeal: { ...said, text: '五组晒坝边的电线垂到人头顶了，怕出事，请来看看。', contact: { name: '何大全', phone: '13812340002' } } }
  const request = requestId()
  const signed = await stage.ask(grid, 'casework', 'collect', pipe, request)
  const again = await stage.ask(grid, 'casework', 'collect', pipe, request)
  const spoken = await stage.ask(grid, 'casework', 'collect', wire)
  tell.hold('网络断过，同一件发了两次，只登记一件', again.code === signed.code && (await stage.ask(grid, 'casework', 'outing', { id })).entered === 2)
  tell.say(`${signed.code}：周正兰当场签名；${spoken.code}：口令“${spoken.queryWord}”读给何大全听，他说了一遍`)
  const wrong = await stage.call(grid, 'casework', 'act', { action: 'attest', code: spoken.code, version: 1, payload: { word: '记不得了' } })
  await stage.ask(grid, 'casework', 'act', { action: 'attest', code: spoken.code, version: 1, payload: { word: spoken.queryWord } })
  tell.hold('口令说错不算', !wrong.ok)
  await stage.ask(grid, 'casework', 'closeOuting', { id, until: now, met: 5, note: '走了五户，两件事已登记。' })
  const seen = await stage.ask(stage.at(township, 'reviewer'), 'casework', 'outing', { id })
  tell.say(`走访记录：${seen.place}，${seen.who.join('、')}，谈了${seen.met}人；${seen.note}`)
  tell.hold('每一件都写明本人怎么确认的', seen.appeals.map(({ confirmed }) => confirmed).sort().join() === 'signature,spoken')
  const elsewhere = await stage.call(grid, 'casework', 'recordOuting', { ...begun, id: requestId(), place: { village: 'T05V01' } })
  tell.hold('别的村的走访登记不了', !elsewhere.ok)
  for (const one of [signed, spoken]) await toTriage(walk, one, village, township)
}

/** 意见箱: two people open it; letters are entered in a batch, each with its photo; one about the village goes past it. */
export async function letterBox(walk: Walk): Promise<void> {
  const { stage, tell } = walk
  tell.chapter('渠道：意见箱')
  const [village, township] = ['T04V03', 'T04']
  const [cadre, secretary] = [stage.at(village, 'villageCadre'), stage.at(village, 'villageSecretary')]
  const { id: box } = await stage.ask(cadre, 'casework', 'saveBox', { id: requestId(), name: '村口信箱', place: { village, spot: '小卖部门口' }, keeper: secretary.id, inUse: true })
  const open = (openers: SamplePerson[]) => stage.call(cadre, 'casework', 'openBox', { id: requestId(), box, at: stage.cloud.clock.now(), openers: openers.map(({ id }) => id), found: 3 })
  tell.hold('一个人不能开箱', !(await open([cadre])).ok && !(await open([cadre, cadre])).ok)
  const opened = await open([cadre, secretary])
  if (!opened.ok) throw new Error(opened.problem.message)
  const opening = opened.value.id
  tell.say(`${stage.words(cadre)}和${ROLE_WORDS.villageSecretary}两人开箱，箱里三封`)
  const letter = async (text: string, about: { aboutCadre?: boolean; accused?: string[] } = {}) => ({ id: requestId(), text, aboutCadre: false, accused: [], anonymous: true, evidence: [await stage.evidence(cadre, 'photo')], ...about })
  const lamp = await letter('组上的路灯坏了两个月，晚上老人出门看不见，请派人来换。')
  const bare = await stage.call(cadre, 'casework', 'enterLetters', { opening, letters: [{ ...lamp, evidence: [] }] })
  tell.hold('没有拍原件的信登记不了', !bare.ok)
  const letters = [lamp, await letter('老人活动室的顶漏雨，请来修一修。'), await letter('低保名额没有按规定评，要求查清楚。', { aboutCadre: true, accused: [village] })]
  const entered = await stage.ask(cadre, 'casework', 'enterLetters', { opening, letters })
  const codes = entered.letters.flatMap(({ code }) => code ?? [])
  tell.say(`三封信一次登记，每封带原件照片：${codes.join('、')}`)
  const read = await stage.ask(stage.at(village, 'gridWorker'), 'casework', 'opening', { id: opening })
  tell.hold('反映本村的那封，村里其他人看不到，也数不出来', codes.length === 3 && read.letters.length === 2 && read.entered === null && !JSON.stringify(read).includes(codes[2]!))
  for (const code of codes.slice(0, 2)) await toTriage(walk, { code }, village, township)
  const day = 86_400_000
  await stage.cloud.clock.set(new Date(stage.cloud.clock.now() + 8 * day).toISOString())
  const { items } = await stage.ask(cadre, 'casework', 'boxes', {})
  tell.say(`八天以后：${items[0]!.name}已经${items[0]!.days}天没有开`)
  tell.hold('超过七天没开的箱子排在最前，标出来', items[0]!.overdue)
}
