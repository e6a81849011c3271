import type { Page } from 'playwright-core'

/** What is wrong with how a screen is laid out and what stands on it, one sentence each. */
export function layoutFaults(page: Page): Promise<string[]> {
  return page.evaluate(inPage)
}

/** Runs in the page, so that it may use nothing from outside of itself. */
function inPage(): string[] {
  const TOUCH = 44
  const TAPPED = 'wx-button,[aria-role=button],[aria-role=link],[aria-role=radio],[aria-role=checkbox],[aria-role=tab],[role=button],[role=link],[role=checkbox],[role=radio],[role=switch],[role=combobox],wx-input,wx-textarea'
  const view = document.querySelector<HTMLElement>('.sim-view:not([hidden])')!
  const room = view.getBoundingClientRect()
  const faults = new Set<string>()
  const shown = (element: Element) => {
    const box = element.getBoundingClientRect()
    return box.width > 0 && box.height > 0 && element.checkVisibility({ opacityProperty: true, visibilityProperty: true })
  }
  const clampOf = (element: Element): DOMRect | null => {
    for (let above: Element | null = element; above && above !== view; above = above.parentElement) if (getComputedStyle(above).webkitLineClamp !== 'none') return above.getBoundingClientRect()
    return null
  }
  const short = (words: string) => (words.length > 16 ? `${words.slice(0, 16)}…` : words)
  const nameOf = (element: Element) => short(((element as HTMLElement).innerText || element.getAttribute('aria-label') || element.querySelector('input,textarea')?.getAttribute('placeholder') || element.className || element.tagName).replace(/\s+/g, ' '))

  const scroller = view.querySelector('.sim-scroll')!
  if (scroller.scrollWidth > scroller.clientWidth + 1) faults.add(`the page scrolls sideways: ${scroller.scrollWidth} in ${scroller.clientWidth}`)

  interface Word {
    element: Element
    words: string
    box: DOMRect
  }
  const texts: Word[] = []
  const walker = document.createTreeWalker(view, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const words = node.nodeValue!.trim()
    const element = node.parentElement!
    if (words === '' || element.closest('style,script,textarea') || !shown(element)) continue
    const range = document.createRange()
    range.selectNodeContents(node)
    // What an ellipsis stands for is not on the screen.
    const clamp = clampOf(element)
    for (const box of range.getClientRects()) if (box.width > 0 && box.height > 0 && (!clamp || box.bottom <= clamp.bottom + 4)) texts.push({ element, words, box })
    if (/undefined|\bnull\b|NaN|\[object|Invalid Date/.test(words)) faults.add(`“${short(words)}” is no word for people`)
  }

  for (const { element, words, box } of texts) {
    let fixedOut = false
    for (let above: Element | null = element; above && above !== view; above = above.parentElement) {
      const style = getComputedStyle(above)
      if (style.position === 'fixed') fixedOut = true
      const scrolls = /auto|scroll/.test(style.overflowX + style.overflowY)
      if (scrolls || above.classList.contains('sim-scroll')) break
      if (style.overflowX === 'visible' || style.webkitLineClamp !== 'none' || style.textOverflow === 'ellipsis') continue
      const edge = above.getBoundingClientRect()
      if (box.right > edge.right + 1.5 || box.left < edge.left - 1.5 || box.bottom > edge.bottom + 4 || box.top < edge.top - 4) faults.add(`“${short(words)}” is cut by .${above.className}`)
    }
    if (!fixedOut && !element.closest('wx-scroll-view') && (box.left < room.left - 1 || box.right > room.right + 1)) faults.add(`“${short(words)}” reaches beyond the screen (${Math.round(box.left)}–${Math.round(box.right)} of ${room.width})`)
  }

  // Words on words: layers that lie over the page on purpose are compared only among themselves.
  const layerOf = (element: Element): Element => {
    for (let above: Element | null = element; above && above !== view; above = above.parentElement) if (['fixed', 'sticky'].includes(getComputedStyle(above).position)) return above
    return view
  }
  const layered = texts.map((text) => ({ ...text, layer: layerOf(text.element) })).sort((a, b) => a.box.top - b.box.top)
  for (const [index, one] of layered.entries()) {
    for (let next = index + 1; next < layered.length && layered[next]!.box.top < one.box.bottom; next += 1) {
      const other = layered[next]!
      if (other.element === one.element || other.layer !== one.layer || one.element.contains(other.element) || other.element.contains(one.element)) continue
      const across = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left)
      const down = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top)
      // Lines of text may share a little of their leading.
      if (across > 2 && down > Math.min(one.box.height, other.box.height) * 0.3) faults.add(`“${short(one.words)}” lies on “${short(other.words)}”`)
    }
  }

  for (const element of view.querySelectorAll<HTMLElement>(TAPPED)) {
    if (!shown(element) || element.getAttribute('aria-hidden') === 'true') continue
    const { width, height } = element.getBoundingClientRect()
    // A field inside a taller box that takes the tap for it is as large as the box.
    const around = element.matches('wx-input,wx-textarea') ? (element.parentElement!.getBoundingClientRect().height) : height
    if (width < TOUCH - 0.5 || Math.max(height, around) < TOUCH - 0.5) faults.add(`“${nameOf(element)}” is ${Math.round(width)}×${Math.round(height)} to tap (.${String(element.className).split(' ')[0]})`)
    const words = (element.innerText ?? '').trim()
    if (/[a-z]{2,}/i.test(words) && !/[\u4e00-\u9fff]/.test(words) && !/^[A-Z0-9-]+$/.test(words)) faults.add(`“${short(words)}” is not in Chinese`)
  }
  return [...faults]
}
