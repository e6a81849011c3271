/** The library of answers to consultations (S6.1): cadres propose, the centre approves. */
export const REPLY_STATES = { approved: '可用', proposed: '待审核', declined: '未通过', retired: '已停用' } as const
export type ReplyState = keyof typeof REPLY_STATES

/** How much of what was asked a question holds: the share of the asked grams, from 0 to 1. */
export function fitOf(asked: readonly string[], question: readonly string[]): number {
  if (asked.length === 0) return 0
  const held = new Set(question)
  return asked.filter((gram) => held.has(gram)).length / asked.length
}
