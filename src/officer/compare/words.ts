/** What stands on the page where an appeal is compared with those like it. */
export const COMPARE_WORDS = {
  lead: '由您判断。并案后可以拆回，直到那件有了答复。',
  both: '两件都说到',
  alone: '只有这件说到',
  mine: '这件',
  theirs: '那件',
  take: '是同一件，并入那件',
  ended: '那件已经办结，不能再并入；可以看看当时是怎么办的。',
  look: '看那件',
  nothing: '没有找到相像的诉求',
  nothingNote: '按单独的一件办理就行。',
  why: '为什么是同一件事',
  whyMissing: '请写几句，诉求人会看到',
  confirm: '确认并案',
  done: '已并案，诉求人会收到消息',
} as const

/** What merging means, said before it is done. */
export const MERGING = ['这件不再单独办理，跟着那件走。', '这件的每位诉求人都会转到那件里，收到消息，办结时一样请他们确认。', '弄错了可以拆回，要写明理由。'] as const
