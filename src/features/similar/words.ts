/** What is said where an appeal that is being written sounds like another. */
export const SIMILAR_WORDS = {
  title: '看看是不是同一件事',
  optional: '不是的话，不用管它，接着往下写就行。',
  open: '邻居已经反映过，正在办',
  results: '这样的事答复过',
  join: '我也遇到了',
  confirm: '加入，一起办',
  cancel: '不是一回事，接着写',
  joined: '已加入，有进展会告诉您',
} as const

/** What joining means, said before it is done. */
export const JOINING = [
  '不用再提交一遍：这件事和邻居的合在一起办，还按它原来的期限。',
  '进展和结果同样会告诉您；您随时可以补充情况，也可以退出。',
  '负责办理的工作人员会知道您也遇到了；邻居和公开的结果里都看不到您是谁。',
  '您刚才写的还留在草稿里，不会丢，也没有发给任何人。',
] as const

/** How many joined, for a reader. */
export const joinedWords = (joined: number): string => (joined > 0 ? `，已有${joined}位邻居加入` : '')
