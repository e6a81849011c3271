import type { WalkContext } from './harness'
import { expectNothingCut } from './steps/fit'
import { fileFor } from './steps/prepare'

export const name = 'responsibility'

const PAGE = { page: 'officer/responsibility/index' }
const VILLAGE = 'T17V01'

/** An administrator changes a line; who did is on the page, every cadre reads it, and the next proposal follows. A model is switched on and its view is marked. */
export async function walk({ stage, phone }: WalkContext): Promise<void> {
  const administrator = stage.at('D', 'administrator')
  const admin = await phone(administrator, PAGE)
  await admin.see('小事村上办')
  await admin.shot('list-01')
  await admin.tap('文体设施')
  await admin.see('由哪一级办')
  await admin.tap('乡镇（街道）')
  await admin.shot('list-02-line')
  await admin.tap('保存')
  await admin.see('文体设施：村（社区） 改为 乡镇（街道）')
  await admin.see(administrator.name)
  await admin.scrollToEnd()
  await admin.shot('list-03-changes')
  await admin.fill('模型名称', 'deepseek-v3.2')
  await admin.tap('打开')
  await admin.see('关掉')
  await admin.shot('list-04-model')

  const reader = await phone(stage.at('T17', 'reviewer'), { ...PAGE, scale: 1.75 })
  await reader.see('由区管理员维护')
  await expectNothingCut(reader)
  await reader.shot('list-05-large')

  stage.cloud.models.answer(() => ({ words: '{"kind":"suggestion","category":"culture","reason":"希望添置健身器材"}' }))
  // A worker that is warm would believe what it read before for a minute.
  await stage.cloud.functions.restart()
  const code = await fileFor(stage, stage.resident(VILLAGE), VILLAGE, '建议在文化广场装几样健身器材，老人早上好活动。')
  await stage.act(stage.at(VILLAGE, 'villageCadre'), code, 'screenValid', {})
  await stage.act(stage.at('T17', 'reviewer'), code, 'reviewValid', { finding: 'reasonable', opinion: '属实。' })
  const triage = await phone(stage.at('T17', 'reviewer'), { page: `officer/act/index?code=${code}&action=triage` })
  await triage.see('AI 模型的看法（deepseek-v3.2）')
  await triage.see('机器给出，可能不对')
  await triage.see('文体设施属难事')
  await triage.shot('list-06-model-view')
  await stage.ask(administrator, 'casework', 'setModel', {})
  stage.cloud.models.answer(null)
  await stage.cloud.functions.restart()
  for (const one of [admin, reader, triage]) await one.expectNoErrors()
}
