import type { UnitId } from '../organisation/units'

/** The place that a code stands at: a village, a grid of it, or a spot such as a market or a bus stop. */
export interface CodePlace {
  village: UnitId
  grid?: string
  /** The mark of a spot, by which its words are kept. */
  mark?: string
}

/** WeChat carries this much, letters, digits and signs alone. */
export const SCENE_MOST = 32
const MARK = /^p[\w-]{6}$/

/** `village`, `village/grid`, or `village//mark`: a mark knows its grid itself, which keeps the scene short. Null when it does not fit. */
export function sceneOf({ village, grid, mark }: CodePlace): string | null {
  const scene = mark ? `${village}//${mark}` : grid ? `${village}/${grid}` : village
  return scene.length <= SCENE_MOST ? scene : null
}

/** The place of a scene; null when no code of ours has it. */
export function placeOfScene(scene: string): CodePlace | null {
  const [village, grid, mark, ...rest] = scene.split('/')
  if (!village || rest.length > 0 || (mark !== undefined && !MARK.test(mark))) return null
  return { village, ...(grid ? { grid } : {}), ...(mark ? { mark } : {}) }
}
