/** What stands above a form that decides on kind, level and unit. */
export const ADVICE_WORDS = {
  sentences: '依据的原话',
  closed: '办结过的相像诉求',
  handledBy: '办理',
  look: '看那件',
  model: 'AI 模型的看法',
  caution: '机器给出，可能不对，只供参考；由您决定。',
  silent: 'AI 模型这次没有答上来，以规则的建议为准。',
} as const
