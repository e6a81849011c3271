/** The cues that stand in `text`, in the order of the list, without those that lie inside a longer hit. */
export function found(text: string, cues: readonly string[]): string[] {
  const hits = cues.filter((cue) => text.includes(cue))
  return hits.filter((cue) => !hits.some((longer) => longer !== cue && longer.includes(cue)))
}

/** How much the hits say: a longer word is rarer and so says more. */
export const weightOf = (hits: readonly string[]): number => hits.reduce((sum, cue) => sum + cue.length, 0)

/** `“路灯”“不亮”`, at most three. */
export const quoted = (hits: readonly string[]): string => hits.slice(0, 3).map((hit) => `“${hit}”`).join('')
