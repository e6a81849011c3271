/** The four kinds and what each is promised (S6.1–S6.4). */
export const KINDS = ['consultation', 'suggestion', 'resolution', 'complaint'] as const
export type Kind = (typeof KINDS)[number]

export const KIND_WORDS: Record<Kind, string> = {
  consultation: '咨询',
  suggestion: '建议',
  resolution: '求决',
  complaint: '投诉',
}

/** When the clock of a kind is met: on the answer, or only once the result is public. */
export const MET_ON: Record<Kind, 'answer' | 'publication'> = {
  consultation: 'answer',
  suggestion: 'answer',
  resolution: 'publication',
  complaint: 'publication',
}

/** How an appeal reached us (S2): from a resident's own phone, found by outreach, or brought to an office. */
export const CHANNELS = ['self', 'scan', 'visit', 'station', 'meeting', 'letterBox', 'questionnaire', 'spreadsheet', 'counter', 'telephone', 'transferredIn'] as const
export type Channel = (typeof CHANNELS)[number]

export const CHANNEL_WORDS: Record<Channel, string> = {
  self: '本人提交',
  scan: '扫码提交',
  visit: '入户走访',
  station: '蹲点调研',
  meeting: '群众会议',
  letterBox: '信箱来信',
  questionnaire: '问卷',
  spreadsheet: '表格导入',
  counter: '窗口登记',
  telephone: '电话登记',
  transferredIn: '上级转来',
}

export const RATINGS = ['satisfied', 'fair', 'dissatisfied'] as const
export type Rating = (typeof RATINGS)[number]

export const RATING_WORDS: Record<Rating, string> = { satisfied: '满意', fair: '基本满意', dissatisfied: '不满意' }
