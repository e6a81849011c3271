import type { Locator, Page } from 'playwright-core'

/** `.class`, `#id`, `[attribute]`, `wx-button…` and `canvas` are selectors; everything else is text that people see. */
const SELECTOR = /^([.#[]|wx-|canvas\b)/

/** What a person would point at: in the layer on top if there is one, visible, the shortest match first. */
export function pointed(page: Page, target: string): Locator {
  const shown = (selector: string) => page.locator(selector).locator('visible=true')
  if (SELECTOR.test(target)) return shown(target).first()
  const exact = JSON.stringify(target)
  // A later layer lies above an earlier one, and every layer above the page.
  const layer = page.locator(`.sim-layer >> text=${exact} >> visible=true`).last()
  const button = page.locator(`body > :not(.sim-layer) >> wx-button:text-is(${exact}) >> visible=true`).first()
  const words = page.locator(`body > :not(.sim-layer) >> text=${exact} >> visible=true`).first()
  const part = page.locator(`body > :not(.sim-layer) >> text=${target} >> visible=true`).first()
  return layer.or(button).or(words).or(part).first()
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
