import type { SamplePerson } from '../../scripts/sample/district'
import type { Phone, WalkContext } from './harness'
import { expectStatus, fileFor } from './steps/prepare'
import { tapInSight } from './steps/sight'

export const name = 'days-screening'

const VILLAGE = 'T08V01'
const DESK = { page: 'officer/desk/index' }
const LIMIT_SECONDS = 180
const SPOTS = ['小学门口', '老水井边', '大桥桥头', '晒坝旁边', '堰塘边', '村卫生室前', '幸福院对面', '土地垭口', '老粮站旁', '水库坝上']
const MATTERS = ['的路灯坏了，晚上看不见路。', '的水沟堵了，下雨水漫到路上。']
const TEXTS = MATTERS.flatMap((matter) => SPOTS.map((spot) => `${spot}${matter}`))

/** Desks that an appeal passes, and the size of type in which those who sit there read. */
interface Way {
  scale: number
  village: string
  department: string
}

const WAYS: readonly Way[] = [
  { scale: 1, village: 'T09V01', department: 'DEP-water' },
  { scale: 1.4, village: 'T10V01', department: 'DEP-transport' },
  { scale: 1.75, village: 'T11V01', department: 'DEP-housing' },
]

/** The evening's queue with a thumb, and each desk's commonest step in two taps without scrolling. */
export async function walk(context: WalkContext): Promise<void> {
  await twentyScreenings(context)
  for (const way of WAYS) await twoTaps(context, way)
}

/** Twenty appeals are screened one after another; each is shown in its own words. */
async function twentyScreenings({ stage, phone }: WalkContext): Promise<void> {
  const codes: string[] = []
  for (const [index, text] of TEXTS.entries()) codes.push(await fileFor(stage, stage.resident(VILLAGE, index % 2), VILLAGE, text))
  const cadre = await phone(stage.at(VILLAGE, 'villageCadre'), DESK)
  await cadre.see('报复核')
  await cadre.shot('screening-01-desk')

  const began = Date.now()
  await tapInSight(cadre, '多选')
  await tapInSight(cadre, '全选')
  await cadre.shot('screening-02-chosen')
  await tapInSight(cadre, `逐件办（${codes.length}件）`)
  const shown = new Set<string>()
  for (let at = 1; at <= codes.length; at += 1) {
    await cadre.see(`第${at}件，共${codes.length}件`)
    await cadre.see('核实情况')
    const words = await cadre.read()
    for (const text of TEXTS) if (words.includes(text)) shown.add(text)
    if (shown.size !== at) throw new Error(`case ${at} does not show its words:\n${words}`)
    if (at === 2) await cadre.shot('screening-03-run')
    await tapInSight(cadre, '报乡镇复核')
  }
  await cadre.see('没有等您办的')
  console.log(`  ${codes.length} screenings took ${((Date.now() - began) / 1000).toFixed(0)} s of ${LIMIT_SECONDS} s`)
  await cadre.shot('screening-04-cleared')
  await expectStatus(stage, codes, 'screened')
  await cadre.expectNoErrors()
}

/** One appeal goes from the village to a department's reception, two taps at each desk. */
async function twoTaps({ stage, phone }: WalkContext, { scale, village, department }: Way): Promise<void> {
  const township = village.slice(0, 3)
  const code = await fileFor(stage, stage.resident(village), village, '灌溉渠垮了二十多米，春耕用不上水，请派人来修。')
  const desk = (who: SamplePerson) => phone(who, { ...DESK, scale })
  const picture = (name: string) => `taps-${name}${scale === 1 ? '' : `-${scale}`}`

  await take(await desk(stage.at(village, 'villageSecretary')), '报复核', '报乡镇复核', picture('1-secretary'))
  await expectStatus(stage, [code], 'screened')
  const reviewer = stage.at(township, 'reviewer')
  await take(await desk(reviewer), '复核通过', '复核通过', picture('2-reviewer'), '分流')
  await expectStatus(stage, [code], 'reviewed')
  await stage.act(reviewer, code, 'triage', { kind: 'resolution', level: 'district', lead: department, supporting: [] })
  await take(await desk(stage.at('D', 'dispatcher')), '交办', '确认交办', picture('3-dispatcher'))
  await expectStatus(stage, [code], 'assigned')
  await take(await desk(stage.at(department, 'coordinator')), '签收', '签收', picture('4-coordinator'))
  await expectStatus(stage, [code], 'handling')
}

/** The row's likely step, then the form's own button; afterwards the desk shows `after`. */
async function take(cadre: Phone, likely: string, button: string, picture: string, after?: string): Promise<void> {
  await tapInSight(cadre, likely)
  await cadre.gone('工作台')
  await cadre.page.locator('.sim-view:not([hidden]) .foot-bar').waitFor()
  await cadre.shot(picture)
  await tapInSight(cadre, button)
  await cadre.see('已办好')
  if (after) await cadre.see(after)
  await cadre.expectNoErrors()
}
