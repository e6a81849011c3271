/** What is handled for people; with the words that they read. */
export const MATTERS = {
  papers: '证件和证明',
  insurance: '医保和社保',
  allowance: '补贴、救助申请',
  bills: '水电气网缴费',
  medical: '看病、取药',
  farming: '农资、农事',
  delivery: '取送东西',
  other: '其他事',
} as const
export type Matter = keyof typeof MATTERS
export const MATTER_IDS = Object.keys(MATTERS) as Matter[]
