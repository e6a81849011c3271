import type { Likeness, Matter } from './likeness'
import type { Traits } from './traits'

const MOST_WORDS = 4

/** The words that two texts have in common, those that say most first, as people read them. */
export function commonWords(one: Traits, other: Traits): string[] {
  const common = [...one.weights].filter(([trait]) => other.weights.has(trait)).sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).map(([trait]) => trait)
  const words = common.filter(isWord)
  const runs = common.some((trait) => trait.includes('-')) ? commonRuns(one.plain, other.plain) : []
  const said = [...words, ...runs.filter((run) => !words.some((word) => word.includes(run)))]
  return (said.length > 0 ? said : common.filter((trait) => Array.from(trait).length === 1)).slice(0, MOST_WORDS)
}

/** Whether a trait is a word of the vocabulary, rather than a pair of sounds, a field or a single character. */
const isWord = (trait: string): boolean => !trait.includes('-') && !trait.startsWith('#') && Array.from(trait).length > 1

/** The stretches of two characters and more that stand in both, the longest first, none inside another. */
function commonRuns(one: string, other: string): string[] {
  const runs = new Set<string>()
  for (let from = 0; from < one.length - 1; ) {
    let end = from + 2
    if (!other.includes(one.slice(from, end))) {
      from += 1
      continue
    }
    while (end < one.length && other.includes(one.slice(from, end + 1))) end += 1
    runs.add(one.slice(from, end))
    from = end
  }
  return [...runs].sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
}

const quotedWords = (words: readonly string[]): string => words.map((word) => `“${word}”`).join('')

/** Why two appeals look alike, in a sentence for people: `都说到“路灯”“坏了”，同在大桥村，相隔3天`. `village` is the other one's. */
export function reasonOf(one: Matter, other: Matter, { place, days, text }: Likeness, village: string): string {
  const words = commonWords(one.traits, other.traits)
  const said = text > 0.999 ? '说的话一样' : words.length > 0 ? `都说到${quotedWords(words)}` : '说的是相近的事'
  const where = { spot: `同在${village}，地点相同或相近`, village: `同在${village}`, township: `发生在邻近的${village}`, elsewhere: `发生在${village}` }[place]
  return `${said}，${where}，${days === 0 ? '前后不到一天' : `相隔${days}天`}`
}
