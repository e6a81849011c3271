import type { BasicCount, Counts } from './figures'
import type { Rate } from './percent'

export { type Rate, basisPoints, percent } from './percent'

/**
 * The five rates, each defined once: what is counted above the line and below it, and in which words it is
 * shown. Every screen, list, settlement and export reads them here. A change of meaning takes a new version.
 */
export const FORMULA_VERSION = '2026-2'

export const RATE_NAMES = ['completion', 'satisfaction', 'onTime', 'resolution', 'repeat'] as const
export type RateName = (typeof RATE_NAMES)[number]

interface Definition {
  words: string
  /** What is added up above the line, and below it. */
  above: readonly BasicCount[]
  below: readonly BasicCount[]
  aboveWords: string
  belowWords: string
  better: 'higher' | 'lower'
  /** Whether it decides the place in a list, or only stands beside. */
  ranks: boolean
}

export const RATES: Readonly<Record<RateName, Definition>> = {
  completion: {
    words: '办结率', above: ['finished'], below: ['finished', 'overdue'], better: 'higher', ranks: true,
    aboveWords: '已销号的件数', belowWords: '应办结的件数：已销号的，和超办理期限还没有销号的；没到办理期限的在办件不计入',
  },
  satisfaction: {
    words: '群众满意率', above: ['satisfied', 'fair'], below: ['satisfied', 'fair', 'dissatisfied', 'unconfirmed'], better: 'higher', ranks: true,
    aboveWords: '评价“满意”和“基本满意”的件数', belowWords: '已销号并有评价的件数；联系不上、没有确认的计入这里，不算满意；口头答复当场认可、没有打分的不计入',
  },
  onTime: {
    words: '按期整改率', above: ['inTime'], below: ['inTime', 'late', 'overdue'], better: 'higher', ranks: true,
    aboveWords: '每一轮都在期限内办好的件数', belowWords: '已销号的件数，和超办理期限还没有销号的件数',
  },
  resolution: {
    words: '化解率', above: ['resolved'], below: ['valid'], better: 'higher', ranks: false,
    aboveWords: '已销号且没有评价“不满意”的件数', belowWords: '有效诉求件数',
  },
  repeat: {
    words: '重复诉求率', above: ['repeat'], below: ['ended'], better: 'lower', ranks: false,
    aboveWords: '销号后诉求人又申请重办，或者就同一件事再次反映的件数', belowWords: '销号过的件数',
  },
}

/** Where what is out of the ordinary counts: shown beside every list. */
export const WHERE_COUNTED: readonly (readonly [what: string, where: string])[] = [
  ['复核为不合理、不予受理', '说明了理由的，不计入任何一个率，不影响单位名次'],
  ['诉求人撤回', '不计入任何一个率'],
  ['转给其他机关、合并办理', '不计入任何一个率；合并的按主件计一次'],
  ['联系不上、没有确认', '计入办结和化解；计入满意率的分母，不算满意'],
  ['没到期的在办件、挂账件', '只计入有效诉求，不计入办结率和按期整改率'],
  ['重办过的', '只计一次，按较差的一轮计'],
  ['计入哪个月', '按提交的月份；计入负责办理的单位'],
]

const add = (counts: Counts, names: readonly BasicCount[]) => names.reduce((total, name) => total + (counts[name] ?? 0), 0)

export function rateOf(name: RateName, counts: Counts): Rate {
  return { above: add(counts, RATES[name].above), below: add(counts, RATES[name].below) }
}

export function ratesOf(counts: Counts): Record<RateName, Rate> {
  return Object.fromEntries(RATE_NAMES.map((name) => [name, rateOf(name, counts)])) as Record<RateName, Rate>
}
