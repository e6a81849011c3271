import type { QuestionKind } from 'domain/outreach/questionnaire'

/** The points of a scale, from 1. */
export const SCALE_WORDS = ['很不好', '不太好', '一般', '比较好', '很好'] as const

export const QUESTION_KIND_WORDS: Record<QuestionKind, string> = { single: '单选', multiple: '多选', scale: '打分', text: '填写' }

export const STATE_WORDS = { draft: '草稿', published: '正在征集', ended: '已结束' } as const
