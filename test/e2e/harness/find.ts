import type { Locator, Page } from 'playwright-core'

/** `.class`, `#id`, `[attribute]`, `wx-button…` and `canvas` are selectors; everything else is text that people see. */
const SELECTOR = /^([.#[]|wx-|canvas\b)/

/** Where the target may be, in the order in which a person looks: later layers lie above earlier ones, and all of them above the page. */
function places(page: Page, target: string): Locator[] {
  if (SELECTOR.test(target)) return [page.locator(target).locator('visible=true')]
  const exact = `text=${JSON.stringify(target)} >> visible=true`
  const part = `text=${target} >> visible=true`
  const within = (place: string, words: string) => page.locator(`${place} >> ${words}`)
  const shown = 'body > :not(.sim-layer)'
  const sheet = `${shown} >> .at-float-layout--active`
  return [
    within('.sim-layer', exact).last(),
    within(sheet, exact),
    within(`${shown} >> wx-button`, exact),
    within(shown, exact),
    within(sheet, part),
    within(shown, part),
  ]
}

const LOOK_AGAIN_MS = 50

/** What a person would point at, waited for until two looks agree: a page still being drawn may show a worse match first. @throws when it does not appear in time. */
export async function pointed(page: Page, target: string, patience: number): Promise<Locator> {
  const until = Date.now() + patience
  const within = places(page, target)
  let before = -1
  while (Date.now() < until) {
    const at = await firstWith(within)
    if (at >= 0 && at === before) return within[at]!.first()
    before = at
    await page.waitForTimeout(LOOK_AGAIN_MS)
  }
  throw new Error(`nothing reads "${target}"`)
}

/** The index of the first place that holds something; -1 when none does. */
async function firstWith(within: readonly Locator[]): Promise<number> {
  for (const [index, place] of within.entries()) if ((await place.count()) > 0) return index
  return -1
}

/** The field that a person means by `label`: by its placeholder, its own label, or the words before it. */
export async function fieldOf(page: Page, label: string) {
  const handle = await page.waitForFunction((wanted) => {
    const visible = (element: Element) => element.getClientRects().length > 0
    const layer = [...document.querySelectorAll('.sim-layer')].at(-1)
    const root: Element = layer ?? document.body
    const fields = [...root.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input:not([type=file]):not([type=checkbox]),textarea')].filter(visible)
    const named = (test: (name: string) => boolean) => fields.find((field) => [field.placeholder, field.getAttribute('aria-label') ?? ''].some(test))
    const own = named((name) => name === wanted) ?? named((name) => name !== '' && name.includes(wanted))
    if (own) return own
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
    const words: Text[] = []
    while (walker.nextNode()) if ((walker.currentNode as Text).data.includes(wanted)) words.push(walker.currentNode as Text)
    for (const word of words) {
      if (!word.parentElement || !visible(word.parentElement)) continue
      const after = fields.find((field) => word.compareDocumentPosition(field) & Node.DOCUMENT_POSITION_FOLLOWING)
      if (after) return after
    }
    return null
  }, label)
  const field = handle.asElement()
  if (!field) throw new Error(`no field "${label}"`)
  return field
}
