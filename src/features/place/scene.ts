import type { Place } from 'server/contract'

/**
 * The place in a scanned code. A code's scene is `village` or `village/grid`, ids of units and grids:
 * WeChat allows 32 characters without Chinese. Null when the page was not opened by a code.
 */
export function placeOfScene(scene: string | undefined): Place | null {
  const [village, grid] = decodeURIComponent(scene ?? '').split('/')
  if (!village) return null
  return grid ? { village, grid } : { village }
}
