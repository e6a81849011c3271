import type { Phone } from '../harness'

const PATIENCE = 15_000

/**
 * Taps a button where it stands. Fails when one would have to scroll first, or when something lies over it.
 * @param times how often the finger comes down in quick succession
 */
export async function tapInSight(phone: Phone, words: string, times: 1 | 2 = 1): Promise<void> {
  await phone.see(words)
  const { page } = phone
  await page.waitForFunction(() => document.getAnimations().every((animation) => animation.playState !== 'running' || animation.effect?.getComputedTiming().endTime === Infinity))
  const place = await page.waitForFunction(
    (wanted) => {
      const shown = [...document.querySelectorAll<HTMLElement>('.sim-view:not([hidden]) wx-button')].find((button) => button.innerText.trim() === wanted && button.getClientRects().length > 0)
      if (!shown) return null
      const box = shown.getBoundingClientRect()
      const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
      const top = document.elementFromPoint(x, y)
      const inside = box.top >= 0 && box.bottom <= innerHeight && top !== null && (top === shown || shown.contains(top))
      return { x, y, inside }
    },
    words,
    { timeout: PATIENCE },
  )
  const { x, y, inside } = (await place.jsonValue())!
  if (!inside) throw new Error(`${phone.openid}: “${words}” is not in sight without scrolling (${Math.round(x)}, ${Math.round(y)})`)
  await page.mouse.click(x, y, { clickCount: times, delay: 0 })
}

/** Waits until the page no longer scrolls by itself, as it does to the first wrong field. */
export async function expectAtRest({ page }: Phone): Promise<void> {
  await page.waitForFunction(() => {
    const { scrollTop } = document.querySelector('.sim-view:not([hidden]) > .sim-scroll')!
    const seen = window as unknown as { __rest?: { top: number; since: number } }
    if (seen.__rest?.top !== scrollTop) seen.__rest = { top: scrollTop, since: performance.now() }
    return performance.now() - seen.__rest.since > 400
  })
}
