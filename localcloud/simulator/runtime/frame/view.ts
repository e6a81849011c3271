import { h } from '../dom'
import type { PageConfig } from '../program'

/** How near the end of a page counts as its bottom, in px, unless the page says otherwise. */
const REACH_BOTTOM = 50

export interface ViewEvents {
  onScroll(scrollTop: number): void
  onReachBottom(): void
}

/** The screen of one page: it scrolls alone, and `position: fixed` inside it stays inside it. */
export interface View {
  element: HTMLElement
  scroller: HTMLElement
  show(shown: boolean): void
  remove(): void
}

export function createView(parent: HTMLElement, route: string, config: PageConfig, css: string, events: ViewEvents): View {
  const scroller = h('div', { className: 'sim-scroll' })
  const element = h('section', { className: 'sim-view', 'data-route': route, hidden: true }, scroller)
  if (config.backgroundColor) element.style.setProperty('--page-background', config.backgroundColor)
  scroller.classList.toggle('sim-still', config.disableScroll === true)
  const sheet = h('style', { textContent: css })
  parent.append(element)

  let wasAtBottom = false
  scroller.addEventListener('scroll', () => {
    const { scrollTop, scrollHeight, clientHeight } = scroller
    events.onScroll(scrollTop)
    const atBottom = scrollTop + clientHeight >= scrollHeight - (config.onReachBottomDistance ?? REACH_BOTTOM)
    if (atBottom && !wasAtBottom) events.onReachBottom()
    wasAtBottom = atBottom
  })

  let kept = 0
  return {
    element,
    scroller,
    show(shown) {
      // The browser forgets how far a hidden element was scrolled.
      if (!shown && !element.hidden) kept = scroller.scrollTop
      element.hidden = !shown
      if (shown) {
        document.head.append(sheet)
        scroller.scrollTop = kept
      } else sheet.remove()
    },
    remove() {
      sheet.remove()
      element.remove()
    },
  }
}
