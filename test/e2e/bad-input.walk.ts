import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { WalkContext } from './harness'
import { chooseVillage, codeOnReceipt } from './steps/file'
import { expectNothingCut } from './steps/fit'
import { fileFor } from './steps/prepare'

export const name = 'bad-input'

const VILLAGE = 'T15V01'
const SAID = '院坝外的排水沟堵了，污水流到路上，请来疏通。'
const TYPED = '您要反映什么事？'

/** What people may write, and words that help. */
const WRONG: readonly (readonly [written: string, words: string])[] = [
  ['路灯', '写得太短，请再说说是什么事、在哪里'],
  ['？！。。……', '只有标点符号，请用文字说说是什么事'],
  ['😡'.repeat(30), '只有表情符号，请用文字说说是什么事'],
  ['路灯坏了。'.repeat(2000), '现在有10000个字'],
]

/** On the form each bad input is told beside its field, and nothing typed is lost. */
export async function walk({ stage, phone }: WalkContext): Promise<void> {
  const who = stage.resident(VILLAGE)
  const code = await fileFor(stage, who, VILLAGE, SAID)
  const resident = await phone(who, { page: 'pages/form/index' })
  await chooseVillage(resident, stage.district, VILLAGE)
  for (const [at, [written, words]] of WRONG.entries()) {
    await resident.fill(TYPED, written)
    await resident.tap('下一步')
    await resident.see(words)
    await resident.holds(TYPED, written)
    if (at % 3 === 0) await resident.shot(`bad-input-0${at + 1}`)
  }

  const folder = mkdtempSync(path.join(tmpdir(), 'appeals-'))
  try {
    const [renamed, big] = [path.join(folder, 'letter.jpg'), path.join(folder, 'big.jpg')]
    writeFileSync(renamed, 'a letter, not a picture')
    writeFileSync(big, Buffer.alloc(10 * 1024 * 1024 + 1, 0xff))
    await resident.fill(TYPED, SAID)
    await resident.attach(renamed, '拍照或选图')
    await resident.see('这不是能打开的照片，请换一张')
    await resident.shot('bad-input-05-renamed')
    await resident.tap('[aria-label="移除第1张照片"]')
    await resident.gone('这不是能打开的照片')
    await resident.attach(big, '拍照或选图')
    await resident.see('照片太大，请换一张 10 MB 以内的')
    await resident.tap('[aria-label="移除第1张照片"]')
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }

  await resident.tap('下一步')
  await resident.tap('不是')
  await resident.tap('[aria-label="同意工作人员打电话核实、回访"]')
  await resident.tap('提交')
  await resident.see(`已经提交过，编码 ${code}`)
  await resident.holds(TYPED, SAID)
  await resident.shot('bad-input-06-same')

  const large = await phone(who, { page: 'pages/form/index', scale: 1.75 })
  await large.fill(TYPED, WRONG[3]![0])
  await large.tap('下一步')
  await large.see('写不下的可以拍成照片添加')
  await expectNothingCut(large)
  await large.shot('bad-input-07-large')

  await resident.fill(TYPED, '院坝外的排水沟又堵了一段，在三组的路口，请来疏通。')
  await resident.tap('下一步')
  await resident.tap('提交')
  await codeOnReceipt(resident)
  for (const one of [resident, large]) await one.expectNoErrors()
}
