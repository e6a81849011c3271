import type { RowResult } from 'server/contract'

import { call } from '@/api/call'
import type { Problem } from '@/api/contract'
import type { Draft } from '@/features/draft/drafts'
import { LOST_PHOTO, filePhotos } from '@/features/evidence/file-photos'

import { inFields } from '../said/said'
import { AT_ONCE, dropLetter, keepLetter, keptLetters, letterInput, type KeptLetter } from './letters'

/** How far a batch is: photos that still go up first, then the letters. */
export interface Progress {
  words: string
}

/**
 * Enters the letters of an opening that wait on this phone, ten at a time. What is taken leaves the phone;
 * what is not stays with its reasons. Answers what kept all of it from going through.
 */
export async function enterLetters(opening: string, tell: (progress: Progress) => void): Promise<Problem | null> {
  const all = keptLetters(opening)
  const missing = all.reduce((sum, { content }) => sum + content.photos.filter(({ evidence }) => !evidence).length, 0)
  let sent = 0
  for (const { id, content } of all) {
    const filed = await filePhotos(content.photos, (photos) => {
      keepLetter(opening, id, { ...content, photos })
      sent += 1
      tell({ words: `正在传照片，${missing}张传好${sent}张` })
    })
    if (filed === 'offline') return { code: 'OFFLINE', message: '现在没有网络，信都存在本机，联网后再登记。' }
    if (filed === 'gone') keepLetter(opening, id, { ...keptLetters(opening).find((one) => one.id === id)!.content, wrong: { photos: LOST_PHOTO.message } })
  }
  const ready = keptLetters(opening).filter(({ content }) => content.photos.every(({ evidence }) => evidence))
  for (let from = 0; from < ready.length; from += AT_ONCE) {
    const batch = ready.slice(from, from + AT_ONCE)
    tell({ words: `正在登记第${from + 1}至${from + batch.length}封，共${ready.length}封` })
    const answer = await call('casework', 'enterLetters', { opening, letters: batch.map(({ id, content }) => letterInput(id, content)) })
    if (!answer.ok) {
      for (const [n, fields] of byLetter(answer.problem.fields)) if (batch[n]) keepLetter(opening, batch[n].id, { ...batch[n].content, wrong: fields })
      return answer.problem
    }
    settle(opening, batch, answer.value.letters)
  }
  return null
}

function settle(opening: string, batch: readonly Draft<KeptLetter>[], results: readonly RowResult[]): void {
  for (const { row, code, wrong } of results) {
    const letter = batch.find(({ id }) => id === row)
    if (!letter) continue
    if (code !== undefined) dropLetter(opening, letter)
    else keepLetter(opening, letter.id, { ...letter.content, wrong: inFields(wrong) })
  }
}

/** What the door found wrong, by letter: `letters.2.text`. */
function byLetter(fields: Problem['fields'] = {}): Map<number, Record<string, string>> {
  const found = new Map<number, Record<string, string>>()
  for (const [path, words] of Object.entries(fields)) {
    const n = Number(/^letters\.(\d+)\./.exec(path)?.[1] ?? NaN)
    if (!Number.isNaN(n)) found.set(n, { ...found.get(n), ...inFields({ [path]: words }) })
  }
  return found
}
