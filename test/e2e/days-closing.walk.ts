import type { Phone, WalkContext } from './harness'
import { PROBLEMS } from '../../domain/problem'
import { confirmDone, expectStatus, fileFor, standing, stateDone } from './steps/prepare'

export const name = 'days-closing'

const VILLAGE = 'T10V01'
const DESK = { page: 'officer/desk/index' }
const DAY_MS = 86_400_000
const TEXT = '屋后的山坡有裂缝，下雨就掉石头，请来看看怎么处理。'
const SEEN = TEXT.slice(0, 12)
const QUESTIONS = ['请问社保卡丢了到哪里补办？', '请问老年证要带什么材料去办？', '请问农房翻修要先找谁申请？', '请问村里打疫苗是星期几？']

/** The centre's caller tries on three days and records what could not be confirmed; two leaders sign a day's consultations. */
export async function walk(context: WalkContext): Promise<void> {
  await signedInOneGo(context)
  await notReached(context)
}

/** Two leaders sign a batch, each with one drawn signature; every case is shown before it is signed. */
async function signedInOneGo({ stage, phone }: WalkContext): Promise<void> {
  const cadre = stage.at(VILLAGE, 'villageCadre')
  const codes: string[] = []
  for (const [index, question] of QUESTIONS.entries()) {
    const resident = stage.resident(VILLAGE, index % 2)
    const code = await fileFor(stage, resident, VILLAGE, question)
    await stage.act(cadre, code, 'answerAtOnce', { answer: '带身份证到镇便民服务中心，当天就能办。' })
    await confirmDone(stage, resident, code)
    await stateDone(stage, cadre, code, '当面答复。')
    codes.push(code)
  }
  const { checker, endorser } = await standing(stage, codes[0]!)
  await signAll(await phone(stage.person(checker), DESK), 'closing-1-check', '审核通过并签字')
  await expectStatus(stage, codes, 'checked')
  await signAll(await phone(stage.person(endorser), DESK), 'closing-2-endorse', '签批销号')
  await expectStatus(stage, codes, 'closed')
}

async function signAll(leader: Phone, picture: string, button: string): Promise<void> {
  await leader.tap('多选')
  await leader.tap('全选')
  await leader.tap(`逐件办（${QUESTIONS.length}件）`)
  const shown = new Set<string>()
  for (let at = 1; at <= QUESTIONS.length; at += 1) {
    await leader.see(`第${at}件，共${QUESTIONS.length}件`)
    await leader.see('四方会签')
    const words = await leader.read()
    for (const question of QUESTIONS) if (words.includes(question)) shown.add(question)
    if (shown.size !== at) throw new Error(`case ${at} does not show its words:\n${words}`)
    // Drawn once; the others of the round carry it too, and one may draw anew.
    if (at === 1) await leader.sign('canvas')
    if (at <= 2) await leader.shot(`${picture}-${at}`)
    await leader.tap(button)
  }
  await leader.see('没有等您办的')
  await leader.expectNoErrors()
}

/** Three calls on three days, then the petitioner's place is recorded as unconfirmed: not a day sooner. */
async function notReached({ stage, phone }: WalkContext): Promise<void> {
  const code = await fileFor(stage, stage.resident(VILLAGE), VILLAGE, TEXT)
  const cadre = stage.at(VILLAGE, 'villageCadre')
  await stage.act(cadre, code, 'keep', { kind: 'resolution' })
  await stage.act(cadre, code, 'report', { answer: '已经清除危石，拉了警示带。', publicAnswer: '危石已清除。', statement: '当天清除。', evidence: [] })
  const caller = await phone(stage.at('D', 'caller'), DESK)
  for (let attempt = 1; attempt <= 3; attempt += 1) {
    await caller.see(SEEN)
    await caller.tap('登记')
    await caller.see('怎么联系的')
    if (attempt === 2) {
      await caller.tap('上门')
      await caller.fill('情况', '上门两次无人，邻居说去了外地。')
    }
    await caller.shot(`closing-3-attempt-${attempt}`)
    await caller.tap('登记')
    await caller.see('已办好')
    if (attempt < 3) {
      await tooEarly(caller, attempt)
      await stage.cloud.clock.advance(DAY_MS)
      await caller.goto('officer/desk/index')
    }
  }
  await openUnconfirmed(caller)
  await caller.shot('closing-5-unconfirmed')
  await caller.tap('三天三次未联系上')
  await caller.fill('说明', '三天各联系一次，电话无人接听，上门无人。')
  await caller.tap('登记')
  await caller.see('登记未确认：三天三次未联系上')
  await caller.shot('closing-6-recorded')
  await expectStatus(stage, [code], 'confirmed')
  await caller.expectNoErrors()
}

/** Before the third day it is refused in words. */
async function tooEarly(caller: Phone, attempt: number): Promise<void> {
  if (attempt !== 2) return
  await openUnconfirmed(caller)
  await caller.tap('三天三次未联系上')
  await caller.fill('说明', '联系不上。')
  await caller.tap('登记')
  await caller.see(PROBLEMS.NOT_ATTEMPTED)
  await caller.shot('closing-4-too-early')
}

async function openUnconfirmed(caller: Phone): Promise<void> {
  await caller.tap(SEEN)
  await caller.see('办理经过')
  await caller.tap('登记未确认')
  await caller.see('不计入满意')
}
