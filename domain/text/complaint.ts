import { LEVELS, type Level } from '../organisation/units'
import { ACCUSATIONS, ADDRESSED, CROOKED, DECISIONS, FRIENDLY, LANDMARK, OFFICIALS, REPROACHES, TOWARDS } from './complaintWords'
import { quoted } from './quote'

/** Whether a text seems to complain of a unit or a cadre. */
export interface Suspicion {
  suspected: boolean
  /** Whose people the words point at, lowest first; empty when they do not say. */
  levels: Level[]
  /** Why, in Chinese, quoting the words. */
  reasons: string[]
}

/** How far a reproach may stand from the name it is said of, in characters. */
const REACH_AFTER = 30
const REACH_BEFORE = 10

const SENTENCE_ENDS = /[。！？!?；;\n]/

interface Mention {
  name: string
  level: Level | null
  office: boolean
  reproach: string | undefined
  /** Only asked, thanked or named as a place. */
  addressed: boolean
}

/**
 * Whether the words complain of a unit or of someone in public service. It errs on the side of yes:
 * a yes only sends the appeal past the units named, a wrong no shows it to them. Merely asking a unit
 * for help, thanking it or naming it as a place is a no.
 */
export function suspectsComplaint(text: string): Suspicion {
  const mentions = text.split(SENTENCE_ENDS).flatMap(mentionsIn)
  const accusations = ACCUSATIONS.filter((word) => text.includes(word))
  const blamed = mentions.filter(({ addressed, office, reproach }) => !addressed && (office || reproach !== undefined))
  const crooked = text.split(SENTENCE_ENDS).flatMap(crookedDecision)
  if (accusations.length + blamed.length + crooked.length === 0) return { suspected: false, levels: [], reasons: [] }

  // An accusation points at everyone named, unless only asked for help; a reproach at the one it is said of.
  const named = accusations.length + crooked.length > 0 ? mentions.filter(({ addressed }) => !addressed) : blamed
  const said = blamed.map(({ name, reproach }) => (reproach === undefined ? `说到“${name}”的做法` : `说到“${name}”“${reproach}”`))
  return {
    suspected: true,
    levels: LEVELS.filter((level) => named.some((mention) => mention.level === level)),
    reasons: [...(accusations.length > 0 ? [`提到${quoted(accusations)}`] : []), ...[...new Set([...said, ...crooked])].slice(0, 3)],
  }
}

const NAMES = OFFICIALS.flatMap(({ level, offices, services }) => [
  ...offices.map((name) => ({ name, level, office: true })),
  ...services.map((name) => ({ name, level, office: false })),
]).sort((a, b) => b.name.length - a.name.length)

/** Those named in a sentence, with what is held against them; a name inside a longer one is not taken again. */
function mentionsIn(sentence: string): Mention[] {
  const friendly = FRIENDLY.test(sentence)
  const taken = new Array<boolean>(sentence.length).fill(false)
  const mentions: Mention[] = []
  for (const { name, level, office } of NAMES) {
    for (let start = sentence.indexOf(name); start >= 0; start = sentence.indexOf(name, start + 1)) {
      const end = start + name.length
      if (taken[start] || taken[end - 1]) continue
      taken.fill(true, start, end)
      const reproach = reproachOf(sentence, start, end)
      const before = sentence.slice(0, start)
      const harmless = reproach === undefined && (friendly || TOWARDS.test(before))
      const addressed = harmless || ADDRESSED.test(before) || LANDMARK.test(sentence.slice(end))
      mentions.push({ name, level, office, reproach, addressed })
    }
  }
  return mentions
}

/** A decision of some public body that is told as crooked, though nobody is named. */
function crookedDecision(sentence: string): string[] {
  const decision = DECISIONS.find((word) => sentence.includes(word))
  const sign = CROOKED.find((word) => sentence.includes(word))
  return decision && sign && !FRIENDLY.test(sentence) ? [`说到“${decision}”“${sign}”`] : []
}

function reproachOf(sentence: string, start: number, end: number): string | undefined {
  const after = sentence.slice(end, end + REACH_AFTER)
  const before = sentence.slice(Math.max(0, start - REACH_BEFORE), start)
  return REPROACHES.find((word) => after.includes(word)) ?? REPROACHES.find((word) => before.includes(word))
}
