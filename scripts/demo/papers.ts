import type { AppealPage } from '../../server/contract'
import { requestId } from '../local/stage'
import type { Walk } from './walk'

const [TOWN, VILLAGE] = ['T05', 'T05V01']

/** From the first look to the unit that will answer for it, where it is said how it was heard. */
async function toTriage({ stage, tell }: Walk, code: string, channel: AppealPage['channelWords']): Promise<void> {
  await stage.act(stage.at(VILLAGE, 'villageCadre'), code, 'screenValid', {})
  const reviewer = stage.at(TOWN, 'reviewer')
  await stage.act(reviewer, code, 'reviewValid', { finding: 'reasonable', opinion: '属实，应予解决。' })
  const page = await stage.act(reviewer, code, 'triage', { kind: 'resolution', level: 'township', lead: TOWN, supporting: [] })
  tell.hold(`${code} 经初审、复核到分流，来源仍写着“${page.channelWords}”`, page.channelWords === channel && page.lead !== null)
}

/** 问卷: asked in a village, answered once, counted; what asks for something becomes an appeal, what complains goes past those meant. */
export async function questionnaire(walk: Walk): Promise<void> {
  const { stage, tell } = walk
  tell.chapter('渠道：问卷')
  const [reviewer, cadre] = [stage.at(TOWN, 'reviewer'), stage.at(VILLAGE, 'villageCadre')]
  const id = requestId()
  const questions = [
    { id: 'q1', kind: 'single' as const, title: '您家门口的路好走吗？', options: ['好走', '不好走'], needed: true },
    { id: 'q2', kind: 'text' as const, title: '还有什么难处要我们帮着解决？', needed: false },
  ]
  await stage.ask(reviewer, 'casework', 'saveQuestionnaire', { id, title: '春季出行问卷', questions, unit: TOWN, places: [VILLAGE], endsOn: stage.workingDaysAfter('2026-06-01', 20), anonymous: false })
  await stage.ask(reviewer, 'casework', 'moveQuestionnaire', { id, to: 'published' })
  const [one, two] = [stage.resident(VILLAGE), stage.resident(VILLAGE, 1)]
  const asked = await stage.ask(one, 'appeal', 'asked', { village: VILLAGE })
  tell.say(`${stage.words(reviewer)}把“${asked[0]!.title}”发到村里，居民在首页看到，也可以扫码来答`)
  const answer = (who: typeof one, choice: number, text: string) => stage.ask(who, 'appeal', 'answer', { id, village: VILLAGE, answers: [{ question: 'q1', choices: [choice] }, { question: 'q2', text }] })
  await answer(one, 1, '村口到学校的路烂了大半年，麻烦来修一下。')
  await answer(one, 0, '又答了一次。')
  await answer(two, 0, '村支书收了钱才给办低保，请查一查。')
  const results = await stage.ask(reviewer, 'casework', 'results', { id })
  tell.say(`${results.questionnaire.title}：${results.answered}人答了；${results.questions[0]!.shares.map(({ words, count }) => `${words}${count}人`).join('，')}`)
  tell.hold('每人只算一次', results.answered === 2)
  const seen = await stage.ask(cadre, 'casework', 'answers', { id })
  const counted = await stage.ask(cadre, 'casework', 'results', { id })
  tell.hold('反映村支书的那份，村里看不到，也数不出来', seen.items.length === 1 && counted.answered === 1)
  const asking = (await stage.ask(reviewer, 'casework', 'answers', { id, asking: true })).items.find(({ complaint }) => !complaint)!
  const { code } = await stage.ask(reviewer, 'casework', 'adoptAnswer', { answers: asking.id, question: asking.asks!, aboutCadre: false })
  tell.say(`提到难处的一份，点一下登记成诉求 ${code}，是${stage.words(one)}本人的`)
  await toTriage(walk, code, '问卷')
}

/** 表格: read from a file, looked at, the good rows in once, the wrong ones named by row and column. */
export async function spreadsheet(walk: Walk): Promise<void> {
  const { stage, tell } = walk
  tell.chapter('渠道：表格导入')
  const reviewer = stage.at(TOWN, 'reviewer')
  const named = (unit: string) => stage.district.units.find((one) => one.id === unit)!.name
  const row = (village: string, text: string) => `${named(TOWN)},${village},${text}`
  const lines = ['二〇二六年登记表,,', '乡镇（街道）,村（社区）,诉求内容', row(named(VILLAGE), '桥头的护栏断了一截，请来补上。'), row('没有这个村', '水渠堵了，请来疏通。'), row(named(VILLAGE), '……')]
  const fileID = await stage.upload(reviewer, `${requestId()}.csv`, Buffer.from(`\uFEFF${lines.join('\r\n')}\r\n`))
  const file = await stage.ask(reviewer, 'sheets', 'read', { fileID })
  const looked = await stage.ask(reviewer, 'casework', 'importAppeals', { ...file, dryRun: true })
  for (const { row: number, wrong } of looked.rows) if (wrong) tell.say(`第${number}行：${Object.entries(wrong).map(([column, why]) => `${column}，${why}`).join('；')}`)
  const [first, second] = [await stage.ask(reviewer, 'casework', 'importAppeals', { ...file, dryRun: false }), await stage.ask(reviewer, 'casework', 'importAppeals', { ...file, dryRun: false })]
  tell.hold('错的行说出行号和原因，好的行照样进来，同一份表再导不重复', first.good === 1 && first.bad === 2 && second.good === 0 && second.again === 1)
  await toTriage(walk, first.rows.find(({ code }) => code)!.code!, '表格导入')
}

/** 二维码: made for a spot, scanned, the place filled in; one that was taken down says so. */
export async function code(walk: Walk): Promise<void> {
  const { stage, tell } = walk
  tell.chapter('渠道：扫码')
  const grid = stage.at(VILLAGE, 'gridWorker')
  const resident = stage.resident(VILLAGE)
  const made = await stage.ask(grid, 'casework', 'makeCode', { place: { village: VILLAGE, spot: '农贸市场' } })
  tell.say(`${stage.words(grid)}做了“${made.place}”的码，打印张贴`)
  const { words: _, ...place } = await stage.ask(resident, 'appeal', 'scanned', { scene: made.scene })
  const receipt = await walk.file(resident, VILLAGE, '农贸市场的下水道堵了，臭得很，请来疏通。', { channel: 'scan', scene: made.scene, place })
  tell.hold('扫码打开，地方已填好', place.village === VILLAGE && place.spot === '农贸市场')
  await toTriage(walk, receipt.code, '扫码提交')
  await stage.ask(grid, 'casework', 'closeCode', { scene: made.scene, closed: true })
  const closed = await stage.call(resident, 'appeal', 'scanned', { scene: made.scene })
  tell.hold('停用的码说明停用，请人自己选地方', !closed.ok && (closed.problem.fields?.scene ?? '').includes('已经停用'))
}
