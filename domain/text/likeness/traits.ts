import { CATEGORY_IDS, categoryOf } from '../categories'
import { found, weightOf } from '../quote'
import { FREQUENT } from './frequent'
import { normal, sounded } from './normal'
import { type Hit, hitsOf } from './words'

/** What a text is compared by: words of the vocabulary and pairs of neighbouring sounds, each with what it says. */
export interface Traits {
  weights: ReadonlyMap<string, number>
  /** The sum of all weights. */
  total: number
  /** The normal text. */
  plain: string
}

const WEIGHTS = { topic: 3, place: 1, state: 1, idle: 0, thing: 0.8, field: 1, pair: 0.6 } as const
/** Single characters that name a thing, whichever word they stand in. */
const THINGS = new Set(Array.from('路灯水电气狗桥树鱼车河房楼墙田猪鸡井厕舞钱证药坡塘'))
/** Characters that bind others and say nothing by themselves. */
const BINDING = new Set(Array.from('的了是我你他她们在有不一个这那就都也还没得又要说去来到和跟把被给让上下里头着过很太好多人天大家嘛哦呢吧啊呀哈'))
/** Longer texts are read so far: what it is about stands at the front. */
const READ = 400

/** The single characters that name things: of a word of the vocabulary as it should be written. */
function namesOfThings(plain: string, hits: readonly Hit[]): string[] {
  const said = new Set(hits.flatMap(({ start, end }) => Array.from({ length: end - start }, (_, place) => start + place)))
  const written = Array.from(plain).filter((_, place) => !said.has(place))
  return [...written, ...hits.flatMap(({ name }) => Array.from(name))].filter((character) => THINGS.has(character))
}

/** How much a word still says of the matter when it is in the name of the place. */
const IN_SPOT = 0.5

/**
 * The traits of a text filed at `spot`; the same for texts that differ in width, marks, spaces, case or
 * pictures only. Words that name the spot tell where, and so less of what.
 */
export function traitsOf(text: string, spot = ''): Traits {
  const plain = Array.from(normal(text)).slice(0, READ).join('')
  const hits = hitsOf(plain)
  const weights = new Map<string, number>()
  const add = (trait: string, weight: number) => weights.set(trait, Math.max(weight, weights.get(trait) ?? 0))
  for (const hit of hits) if (hit.sort !== 'idle') add(hit.name, WEIGHTS[hit.sort])
  for (const character of namesOfThings(plain, hits)) add(character, WEIGHTS.thing)
  const field = fieldOf(plain)
  if (field) add(field, WEIGHTS.field)
  for (const [pair, weight] of pairsOf(plain, hits)) add(pair, weight)
  if (spot) for (const trait of traitsOf(spot).weights.keys()) if (weights.has(trait)) weights.set(trait, weights.get(trait)! * IN_SPOT)
  return { weights, plain, total: [...weights.values()].reduce((sum, weight) => sum + weight, 0) }
}

/** The category whose cues say most, as a trait; undefined when none does. */
function fieldOf(plain: string): string | undefined {
  const said = CATEGORY_IDS.map((id) => ({ id, weight: weightOf(found(plain, categoryOf(id).cues)) }))
  const best = said.reduce((first, next) => (next.weight > first.weight ? next : first))
  return best.weight > 0 ? `#${best.id}` : undefined
}

/** Pairs of neighbouring sounds that no word of the vocabulary holds whole. */
function pairsOf(plain: string, hits: readonly Hit[]): [string, number][] {
  const characters = Array.from(plain)
  const sounds = sounded(plain)
  const inside = new Set(hits.flatMap(({ start, end }) => Array.from({ length: end - start - 1 }, (_, place) => start + place)))
  const idle = new Set(hits.filter(({ sort }) => sort === 'idle').flatMap(({ start, end }) => Array.from({ length: end - start }, (_, place) => start + place)))
  return sounds.slice(0, -1).flatMap((sound, at): [string, number][] => {
    if (inside.has(at) || idle.has(at) || idle.has(at + 1)) return []
    const pair = `${sound}-${sounds[at + 1]!}`
    const bound = [at, at + 1].filter((place) => BINDING.has(characters[place]!)).length
    return bound === 2 ? [] : [[pair, (WEIGHTS.pair * rarityOf(pair)) / (1 + bound)]]
  })
}

/** From 1, for what the sample of frequencies does not know as frequent, down to a fifth. */
const rarityOf = (pair: string): number => 1 / (1 + (FREQUENT.get(pair) ?? 0) / 8)

/** The likeness of two texts by what both say, from 0 to 1; 0 when one says nothing. */
export function overlap(one: Traits, other: Traits): number {
  if (one.total === 0 || other.total === 0) return 0
  let common = 0
  for (const [trait, weight] of one.weights) if (other.weights.has(trait)) common += Math.min(weight, other.weights.get(trait)!)
  return Math.min(1, common / Math.sqrt(one.total * other.total))
}

/** The traits that say most, at most `most`, in a fixed order. */
export function telling({ weights }: Traits, most: number): string[] {
  return [...weights].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).slice(0, most).map(([trait]) => trait)
}
