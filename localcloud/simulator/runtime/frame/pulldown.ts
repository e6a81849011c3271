import { h } from '../dom'

/** How far a page is pulled before it refreshes, in px. */
const ENOUGH = 60
const OPEN = 56

export interface PullDown {
  start(): void
  stop(): void
}

/** Pulling the page down with finger or mouse shows three dots and calls `onRefresh`, until `stop`. */
export function pullDown(scroller: HTMLElement, enabled: () => boolean, onRefresh: () => void): PullDown {
  const dots = h('div', { className: 'sim-refresh', 'aria-hidden': true }, h('i'), h('i'), h('i'))
  scroller.prepend(dots)
  let from: number | null = null
  let refreshing = false

  const open = (height: number) => {
    dots.style.height = `${height}px`
  }
  const start = () => {
    if (refreshing) return
    refreshing = true
    dots.classList.add('sim-refreshing')
    open(OPEN)
    onRefresh()
  }
  const stop = () => {
    refreshing = false
    dots.classList.remove('sim-refreshing')
    open(0)
  }

  const down = (target: EventTarget | null, y: number) => {
    const inside = target instanceof Element && target.closest('canvas,wx-textarea,wx-slider,wx-movable-view,wx-swiper')
    from = enabled() && !refreshing && scroller.scrollTop <= 0 && !inside ? y : null
  }
  const move = (y: number) => {
    if (from !== null && y > from && scroller.scrollTop <= 0) open(Math.min((y - from) / 2, OPEN + 24))
  }
  const up = (y: number) => {
    if (from === null) return
    const pulled = y - from
    from = null
    if (pulled >= ENOUGH && scroller.scrollTop <= 0) start()
    else if (!refreshing) open(0)
  }
  scroller.addEventListener('mousedown', (event) => down(event.target, event.clientY))
  scroller.addEventListener('mousemove', (event) => event.buttons === 1 && move(event.clientY))
  scroller.addEventListener('mouseup', (event) => up(event.clientY))
  scroller.addEventListener('touchstart', (event) => down(event.target, event.touches[0]?.clientY ?? 0), { passive: true })
  scroller.addEventListener('touchmove', (event) => move(event.touches[0]?.clientY ?? 0), { passive: true })
  scroller.addEventListener('touchend', (event) => up(event.changedTouches[0]?.clientY ?? 0))
  return { start, stop }
}
