import { type CategoryList, DEFAULT_LIST } from './categoryList'
import { found } from './quote'

/** What follows a word that only tells where: 学校门口, 医院对面, 桥头. */
const BESIDE = /^(?:大?门|后门|旁|边|附近|隔壁|对面|对门|背后|后[面头边]|前[面头边]|外|[上下]游|[上下]面|围墙|头|到|那[边一几片]|家属|宿舍)/
/** What stands before one: 村口到小学, 去医院, 在工地. */
const TOWARDS = /(?:到|去|从|往|在|离|挨着|靠近|通往|路过|经过)$/
/** What people are on the way to or about to do, whatever it is that hinders them. */
const ERRANDS = ['上学', '放学', '娃儿放学', '读书', '看病', '坐车', '赶车', '消费']

/** How much a word says of the matter by what it does in the sentence. */
const SAYS = { matter: 1, errand: 0.5, where: 0.25 } as const

/** A category that words speak for: the words that say it, and how much they say. */
export interface Spoken {
  id: string
  hits: string[]
  weight: number
}

/** How much the words speak for each category; a word that tells where, or on what errand, speaks less for its own. */
export function spokenFor(text: string, categories: CategoryList = DEFAULT_LIST): Spoken[] {
  return categories.filter(({ closed }) => !closed).map(({ id, cues }) => {
    const hits = found(text, cues).map((cue) => ({ cue, weight: cue.length * SAYS[roleOf(text, cue)] }))
    // What says most is what is quoted first.
    hits.sort((a, b) => b.weight - a.weight)
    return { id, hits: hits.map(({ cue }) => cue), weight: hits.reduce((sum, { weight }) => sum + weight, 0) }
  })
}

function roleOf(text: string, cue: string): keyof typeof SAYS {
  if (ERRANDS.includes(cue)) return 'errand'
  for (let at = text.indexOf(cue); at >= 0; at = text.indexOf(cue, at + 1)) {
    if (!BESIDE.test(text.slice(at + cue.length)) && !TOWARDS.test(text.slice(0, at))) return 'matter'
  }
  return 'where'
}
