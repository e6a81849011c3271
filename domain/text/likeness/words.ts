import { sounded } from './normal'
import { IDLE, PLACES, STATES, TOPICS } from './vocabulary'

type Sort = 'topic' | 'place' | 'state' | 'idle'

interface Saying {
  sort: Sort
  /** What it is called where likeness is explained. */
  name: string
  characters: string[]
  sounds: string[]
}

/** A word of the vocabulary where a text says it. */
export interface Hit {
  sort: Sort
  name: string
  start: number
  end: number
}

const ofLines = (sort: Sort, list: readonly (readonly string[])[]) => list.flatMap((ways) => ways.map((way) => sayingOf(sort, ways[0]!, way.toLowerCase())))
const sayingOf = (sort: Sort, name: string, way: string): Saying => ({ sort, name, characters: Array.from(way), sounds: sounded(way) })

/** Every way of saying anything, by the sound it begins with, the longest first. */
const BY_FIRST_SOUND = new Map<string, Saying[]>()
for (const saying of [...ofLines('topic', TOPICS), ...ofLines('place', PLACES), ...ofLines('state', STATES), ...IDLE.map((way) => sayingOf('idle', way, way))]) {
  const first = saying.sounds[0]!
  BY_FIRST_SOUND.set(first, [...(BY_FIRST_SOUND.get(first) ?? []), saying])
}
for (const sayings of BY_FIRST_SOUND.values()) sayings.sort((a, b) => b.sounds.length - a.sounds.length)

/** The words of the vocabulary in a normal text, the longest taken first from left to right, none inside another. */
export function hitsOf(plain: string): Hit[] {
  const characters = Array.from(plain)
  const sounds = sounded(plain)
  const hits: Hit[] = []
  for (let at = 0; at < sounds.length; ) {
    const saying = spokenAt(characters, sounds, at)
    if (saying) hits.push({ sort: saying.sort, name: saying.name, start: at, end: at + saying.sounds.length })
    at += saying?.sounds.length ?? 1
  }
  return hits
}

function spokenAt(characters: readonly string[], sounds: readonly string[], at: number): Saying | undefined {
  const own = BY_FIRST_SOUND.get(sounds[at]!)
  if (!own) return undefined
  const longest = own.find((saying) => (saying.sounds.length === 1 ? saying.characters[0] === characters[at] : fits(saying.sounds, sounds, at) && sharesOne(saying.characters, characters, at)))
  // A way of saying it as written goes before one that only sounds so.
  return own.find((saying) => saying.sounds.length === longest?.sounds.length && fits(saying.characters, characters, at)) ?? longest
}

const fits = (said: readonly string[], text: readonly string[], at: number): boolean => said.every((part, place) => text[at + place] === part)

/** Whether at least one character is as written: 陆灯 is 路灯, but 大雨 is not 打鱼. */
const sharesOne = (said: readonly string[], text: readonly string[], at: number): boolean => said.some((part, place) => text[at + place] === part)
