import { type Traits, overlap, traitsOf } from './traits'

/** An appeal as far as its likeness to others goes. */
export interface Matter {
  traits: Traits
  /** What its exact place is called. */
  spot: Traits
  /** Numbers of village groups (三组) that spot and text name. */
  groups: readonly string[]
  /** Whether it asks how something is done, rather than telling of something. */
  asks: boolean
  village: string
  township: string
  /** When it was filed, in milliseconds. */
  at: number
}

/** How alike two appeals are, and by what. */
export interface Likeness {
  /** From 0 to 1; 1 for the same text at the same place at the same time. */
  score: number
  text: number
  place: 'spot' | 'village' | 'township' | 'elsewhere'
  days: number
}

const DAY = 24 * 3600_000
/** A matter seldom waits longer than this for the second who tells of it. */
const FRESH_DAYS = 45
const HALF_LIFE_DAYS = 120
const ASKING = /请问|想问|问一下|咨询|条件|手续|材料|(怎么|咋个|如何|啷个)(办|弄|补|申请|交|缴|换|报|注销|分|上户)|有没有补|能不能报|哪里(办|补|交)/
const GROUP = /([一二三四五六七八九十]{1,2}|[0-9]{1,2})(?:组|社|队)/g
const DIGITS = '零一二三四五六七八九十'

/** An appeal made ready to be compared. */
export function matterOf(filed: { text: string; spot?: string | null; village: string; township: string; at: number }): Matter {
  const { text, village, township, at } = filed
  const spot = filed.spot ?? ''
  return { traits: traitsOf(text, spot), spot: traitsOf(spot), asks: ASKING.test(text), groups: groupsOf(`${spot}，${text}`), village, township, at }
}

function groupsOf(words: string): string[] {
  return [...new Set([...words.normalize('NFKC').matchAll(GROUP)].map(([, number]) => (/\d/.test(number!) ? (DIGITS[Number(number)] ?? number!) : number!)))]
}

/** How alike two appeals are. The order does not matter. */
export function likenessOf(one: Matter, other: Matter): Likeness {
  const text = overlap(one.traits, other.traits)
  const days = Math.floor(Math.abs(one.at - other.at) / DAY)
  const place = placeOf(one, other)
  return { score: text * nearness(one, other) * freshness(days) * (one.asks === other.asks ? 1 : 0.85), text, place, days }
}

function placeOf(one: Matter, other: Matter): Likeness['place'] {
  if (one.village === other.village) return spotsAgree(one, other) ? 'spot' : 'village'
  return one.township === other.township ? 'township' : 'elsewhere'
}

/** From 1 in one place down; two groups of one village are two places. */
function nearness(one: Matter, other: Matter): number {
  if (one.village !== other.village) return one.township === other.township ? 0.4 + 0.4 * overlap(one.spot, other.spot) : 0.2
  if (one.groups.length > 0 && other.groups.length > 0 && !one.groups.some((group) => other.groups.includes(group))) return 0.5
  return spotsAgree(one, other) ? 1 : 0.75
}

/** Whether nothing speaks against one spot: the same words for it, or one of the two does not say. */
function spotsAgree(one: Matter, other: Matter): boolean {
  if (one.groups.some((group) => other.groups.includes(group))) return true
  return one.spot.plain === other.spot.plain || overlap(one.spot, other.spot) > 0.2
}

const freshness = (days: number): number => (days <= FRESH_DAYS ? 1 : Math.max(0.3, 0.5 ** ((days - FRESH_DAYS) / HALF_LIFE_DAYS)))
