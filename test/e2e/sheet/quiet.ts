import type { Page, Request } from 'playwright-core'

/** No call under way for so long, in ms, and a page stands as it will stay. */
const STILL = 350
const LONGEST = 12_000

/** Follows a page's calls of functions; the answer waits until none has been under way for a while. */
export function watchCalls(page: Page): (answered: boolean) => Promise<void> {
  const open = new Set<Request>()
  let latest = Date.now()
  const isCall = (request: Request) => /\/(functions|session)\b/.test(new URL(request.url()).pathname)
  const began = (request: Request) => {
    if (!isCall(request)) return
    open.add(request)
    latest = Date.now()
  }
  const ended = (request: Request) => {
    if (open.delete(request)) latest = Date.now()
  }
  page.on('request', began)
  page.on('requestfinished', ended)
  page.on('requestfailed', ended)
  return async (answered) => {
    const until = Date.now() + LONGEST
    latest = Math.max(latest, Date.now())
    while (Date.now() < until && ((answered && open.size > 0) || Date.now() - latest < STILL)) await page.waitForTimeout(40)
    await page.waitForFunction(() => document.getAnimations().every((animation) => animation.playState !== 'running' || animation.effect?.getComputedTiming().endTime === Infinity))
  }
}
