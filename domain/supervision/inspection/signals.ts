/**
 * What makes a close-out worth a look (B6). None of these says that anything is wrong: each makes it likelier to be
 * drawn, and only what is found on site counts.
 */
export const SIGNALS = ['sameText', 'samePhoto', 'quickClose', 'cadreConfirmed', 'unhappy'] as const
export type Signal = (typeof SIGNALS)[number]

export const SIGNAL_WORDS: Record<Signal, string> = {
  sameText: '答复与别的诉求一字不差',
  samePhoto: '用了别的诉求用过的照片',
  quickClose: '接办后几分钟就报结',
  cadreConfirmed: '由干部本人的账号或号码确认',
  unhappy: '有过不认可、不满意或再次反映',
}

/** How many more tickets each signal gives beside the one that every close-out has. Whole numbers, so that chances can be counted. */
export const SIGNAL_TICKETS: Record<Signal, number> = { sameText: 2, samePhoto: 3, quickClose: 2, cadreConfirmed: 3, unhappy: 1 }

/** The tickets of a close-out: at least one, so that everything can be drawn. */
export function ticketsOf(signals: readonly Signal[]): number {
  return SIGNALS.filter((signal) => signals.includes(signal)).reduce((total, signal) => total + SIGNAL_TICKETS[signal], 1)
}

/** Reported within this many minutes after it was taken on: too soon to have been there. */
export const QUICK_MINUTES = 30
/** So many urgings tell of somebody who waited in vain. */
const URGES = 2

/** What is known of one close-out, gathered from its record. */
export interface CloseOut {
  /** Other close-outs with the same answer, numbers and marks left out. */
  sameText: number
  /** Other appeals with one of its photos: the same file, or one that looks the same. */
  samePhoto: number
  /** Minutes from taking it on to the report; null where it was answered at once. */
  minutes: number | null
  /** The account that confirmed holds a post, or a cadre has verified the same number. */
  cadreConfirmed: boolean
  disputed: boolean
  rounds: number
  urges: number
}

const HOLDS: Record<Signal, (one: CloseOut) => boolean> = {
  sameText: ({ sameText }) => sameText > 0,
  samePhoto: ({ samePhoto }) => samePhoto > 0,
  quickClose: ({ minutes }) => minutes !== null && minutes < QUICK_MINUTES,
  cadreConfirmed: ({ cadreConfirmed }) => cadreConfirmed,
  unhappy: ({ disputed, rounds, urges }) => disputed || rounds > 1 || urges >= URGES,
}

export function signalsOf(one: CloseOut): Signal[] {
  return SIGNALS.filter((signal) => HOLDS[signal](one))
}

/** What is compared of a closing answer: its words, without marks, spaces, numbers and what is not seen, which a template changes. */
export function textToCompare(answer: string): string {
  return answer.normalize('NFKC').replace(/[\p{P}\p{S}\p{N}\p{Z}\p{C}\s]/gu, '')
}
