import type { Kind } from '../appeal/kinds'
import { KIND_WORDS } from '../appeal/kinds'
import { DEPARTMENT_WORDS, type DepartmentKey } from '../organisation/departments'
import { LEVELS, type Level } from '../organisation/units'
import { type CategoryList, DEFAULT_LIST, OTHER, categoryWords } from './categoryList'
import { suspectsComplaint } from './complaint'
import { spokenFor } from './matter'
import { found, quoted, weightOf } from './quote'
import { DEFAULT_RESPONSIBILITY, type Responsibility } from './responsibility'

/** What a text looks like. A person confirms it; it decides nothing. */
export interface Proposal {
  kind: Kind
  category: string
  /** What that one is called. */
  categoryWords: string
  level: Level
  /** Who would answer for the district, when the category has such a department. */
  department?: DepartmentKey
  /** Why, in Chinese, quoting the words that led to it; one sentence each for kind, category and level. */
  reasons: string[]
}

/** What each level is called where it is proposed (S4). */
const LEVEL_REASONS: Record<Level, string> = {
  village: '小事，一般由村（社区）办理',
  township: '难事，一般由乡镇（街道）办理',
  district: '大事，一般由区级部门办理',
}

/** Words by which people ask, advise and want something done. Complaints have rules of their own. */
const KIND_CUES: Record<Exclude<Kind, 'complaint'>, readonly string[]> = {
  consultation: [
    '请问', '咨询', '想问', '问一下', '问下', '问问', '打听', '想晓得', '想知道', '想了解', '不晓得找哪', '怎么办理', '怎么申请', '怎么弄', '怎么交', '咋个',
    '需要什么', '要哪些', '哪些手续', '什么材料', '啥子材料', '什么条件', '啥条件', '好多钱一', '交好多钱', '在哪里', '去哪里', '到哪里', '哪个部门', '是不是可以', '可不可以',
    '什么时候开始', '符不符合', '如何', '吗', '上不上班', '为啥', '是啥', '能报多少', '够不够',
  ],
  suggestion: ['建议', '提个意见', '能不能考虑', '可以考虑', '最好能', '最好是', '不如', '要是能', '如果能', '希望多', '希望能多', '希望增加', '多开', '多设', '增加一', '增设', '加一趟', '换一换', '我想到一个', '出个主意', '应该设', '应该搞', '装一个', '设一个'],
  resolution: [
    '坏了', '不亮', '不通', '漏', '停水', '停电', '欠', '解决', '修一下', '修好', '烂', '堵', '吵', '臭', '帮忙', '帮帮', '处理', '没人管', '来看一下', '来人', '求', '催', '管一管', '不退', '不给', '摔',
    '拖了', '垮', '断了', '没拿到', '想想办法', '怕', '淹', '危险', '一直没', '评个理', '受不了',
  ],
}

/** Words that take a matter out of the hands of the level below. */
const LEVEL_CUES: readonly { level: Level; cues: readonly string[] }[] = [
  { level: 'township', cues: ['几个村', '两个村', '隔壁村', '跨村', '全镇', '场镇', '几十户', '上百户', '好几个组'] },
  { level: 'district', cues: ['国道', '省道', '县道', '几个乡镇', '两个乡镇', '隔壁镇', '跨乡镇', '全区', '滨河路', '高速', '铁路', '上访', '集体上'] },
]

const higher = (a: Level, b: Level): Level => (LEVELS.indexOf(a) >= LEVELS.indexOf(b) ? a : b)

/** The district's own lists: what its categories are called and known by, and who has each. */
export interface Lists {
  responsibility: Responsibility
  categories: CategoryList
}
const DEFAULTS: Lists = { responsibility: DEFAULT_RESPONSIBILITY, categories: DEFAULT_LIST }

/**
 * Kind, category, level and department that the words of an appeal suggest, with the reasons.
 * `place` is what its place is called (阳光小区, 大桥村委会旁) and counts for the category only;
 * the lists are the district's own, where it keeps any.
 */
export function propose(text: string, place = '', { responsibility, categories }: Lists = DEFAULTS): Proposal {
  const kind = proposeKind(text)
  const category = proposeCategory(text, place, categories)
  const words = categoryWords(categories, category.id)
  const { department, level: usual } = responsibility[category.id] ?? DEFAULT_RESPONSIBILITY[OTHER]!
  const raised = LEVEL_CUES.map(({ level, cues }) => ({ level, hits: found(text, cues) })).filter(({ hits }) => hits.length > 0)
  const level = raised.reduce<Level>((highest, { level: next }) => higher(highest, next), usual)
  const lifting = raised.filter((rise) => rise.level === level && level !== usual).flatMap(({ hits }) => hits)
  const unit = level === 'district' && department ? `，建议由${DEPARTMENT_WORDS[department]}承办` : ''

  return {
    kind: kind.kind,
    category: category.id,
    categoryWords: words,
    level,
    ...(department && { department }),
    reasons: [
      kind.reason,
      category.hits.length > 0 ? `提到${quoted(category.hits)}，归入${words}` : `没有认出具体事项的字眼，归入${words}`,
      lifting.length > 0 ? `提到${quoted(lifting)}，属${LEVEL_REASONS[level]}${unit}` : `${words}属${LEVEL_REASONS[level]}${unit}`,
    ],
  }
}

function proposeKind(text: string): { kind: Kind; reason: string } {
  const complaint = suspectsComplaint(text)
  if (complaint.suspected) return { kind: 'complaint', reason: `${complaint.reasons[0]}，像是${KIND_WORDS.complaint}` }
  const scores = (['resolution', 'consultation', 'suggestion'] as const).map((kind) => ({ kind, hits: found(text, KIND_CUES[kind]) }))
  const best = scores.reduce((first, next) => (weightOf(next.hits) > weightOf(first.hits) ? next : first))
  return {
    kind: best.kind,
    reason: best.hits.length > 0 ? `说到${quoted(best.hits)}，像是${KIND_WORDS[best.kind]}` : `没有问事或提建议的字眼，先按${KIND_WORDS.resolution}办理`,
  }
}

function proposeCategory(text: string, place: string, categories: CategoryList): { id: string; hits: string[] } {
  const scores = spokenFor(text, categories).map(({ id, hits, weight }) => {
    const there = found(place, categories.find((one) => one.id === id)!.cues)
    // The place only tips the scale between categories the text leaves equal.
    return { id, hits: hits.length > 0 ? hits : there, weight: weight + weightOf(there) / 20 }
  })
  const best = scores.reduce((first, next) => (next.weight > first.weight ? next : first))
  return best.weight > 0 ? best : { id: OTHER, hits: [] }
}
