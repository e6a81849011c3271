import { pullDown, type PullDown } from '../frame/pulldown'
import { findIn } from '../find'
import { BuiltInElement } from './base'

export class ScrollViewElement extends BuiltInElement {
  private last = { top: 0, left: 0 }
  private readonly at = { start: true, end: false }
  private pull: PullDown | null = null

  constructor() {
    super()
    this.addEventListener('scroll', () => this.scrolled())
  }

  protected override changed(name: string, value: unknown): void {
    this.setters[name]?.(value)
  }

  private readonly setters: Readonly<Record<string, (value: unknown) => void>> = {
    'scroll-x': () => this.toggleAttribute('data-x', this.prop('scroll-x', false)),
    'scroll-y': () => this.toggleAttribute('data-y', this.prop('scroll-y', false)),
    'scroll-top': () => this.go({ top: this.prop('scroll-top', 0) }),
    'scroll-left': () => this.go({ left: this.prop('scroll-left', 0) }),
    'scroll-into-view': (value) => {
      if (value) requestAnimationFrame(() => this.bring(String(value)))
    },
    'refresher-enabled': () => {
      this.pull ??= pullDown(this, () => this.prop('refresher-enabled', false), () => this.tell('refresherrefresh'))
    },
    'refresher-triggered': (value) => {
      if (value === false) this.pull?.stop()
    },
  }

  private go(to: ScrollToOptions): void {
    requestAnimationFrame(() => this.scrollTo?.({ ...to, behavior: this.prop('scroll-with-animation', false) ? 'smooth' : 'auto' }))
  }

  private bring(id: string): void {
    const target = findIn(this, `#${id}`)[0]
    if (target) this.go({ top: target.offsetTop - this.offsetTop, left: target.offsetLeft - this.offsetLeft })
  }

  private scrolled(): void {
    const { scrollTop, scrollLeft, scrollHeight, scrollWidth, clientHeight, clientWidth } = this
    const detail = { scrollTop, scrollLeft, scrollHeight, scrollWidth, deltaX: this.last.left - scrollLeft, deltaY: this.last.top - scrollTop }
    this.last = { top: scrollTop, left: scrollLeft }
    this.tell('scroll', detail)
    const vertical = this.hasAttribute('data-y')
    const [offset, size, whole] = vertical ? [scrollTop, clientHeight, scrollHeight] : [scrollLeft, clientWidth, scrollWidth]
    this.edge('end', offset + size >= whole - this.prop('lower-threshold', 50), { direction: vertical ? 'bottom' : 'right' }, 'scrolltolower')
    this.edge('start', offset <= this.prop('upper-threshold', 50), { direction: vertical ? 'top' : 'left' }, 'scrolltoupper')
  }

  /** Tells once for each arrival at an edge. */
  private edge(name: 'start' | 'end', there: boolean, detail: object, event: string): void {
    if (there && !this.at[name]) this.tell(event, detail)
    this.at[name] = there
  }
}
