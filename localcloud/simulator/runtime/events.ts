import { emit } from './glass'

/** How long a finger rests until it is a long press, and how far it may move meanwhile: WeChat's numbers. */
const LONG_PRESS = 350
const STILL = 10
/** How long a pressed element keeps its `hover-class` when the program does not say, in ms. */
const HOVER_STAYS = 400

interface Point {
  identifier: number
  clientX: number
  clientY: number
  pageX: number
  pageY: number
}

/**
 * Turns what fingers and the mouse do into WeChat's events: touchstart, touchmove, touchend and
 * touchcancel with `touches`, tap, longpress, and the ends of animations. All of these bubble.
 */
export function listenToFingers(): void {
  let press: { x: number; y: number; long: ReturnType<typeof setTimeout> } | null = null
  let moved = false
  let mouseTarget: Element | null = null
  /** A browser repeats a touch as mouse events; those are not a second touch. */
  let lastTouch = 0

  const begin = (target: Element, point: Point, points: readonly Point[]) => {
    moved = false
    hover(target)
    const long = setTimeout(() => {
      emit(target, 'longpress', positionOf(point), { bubbles: true, fields: touchFields(target, points, [point]) })
      emit(target, 'longtap', positionOf(point), { bubbles: true, fields: touchFields(target, points, [point]) })
    }, LONG_PRESS)
    press = { x: point.clientX, y: point.clientY, long }
    return touch('touchstart', target, points, [point])
  }
  const follow = (point: Point) => {
    if (!press || Math.hypot(point.clientX - press.x, point.clientY - press.y) <= STILL) return
    moved = true
    clearTimeout(press.long)
  }
  const end = () => {
    if (press) clearTimeout(press.long)
    press = null
  }

  const onTouch = (event: TouchEvent) => {
    const target = event.target as Element
    lastTouch = Date.now()
    const changed = [...event.changedTouches].map(pointOf)
    const all = [...event.touches].map(pointOf)
    const first = changed[0]
    if (!first) return
    if (event.type === 'touchmove') follow(first)
    if (event.type === 'touchend' || event.type === 'touchcancel') end()
    const prevented = event.type === 'touchstart' ? begin(target, first, all) : touch(event.type, target, all, changed)
    if (prevented && event.type === 'touchmove' && event.cancelable) event.preventDefault()
  }
  for (const type of ['touchstart', 'touchmove', 'touchend', 'touchcancel'] as const) document.addEventListener(type, onTouch, { passive: false, capture: true })

  const isRepeat = () => Date.now() - lastTouch < 800
  document.addEventListener('mousedown', (event) => {
    if (isRepeat() || event.button !== 0) return
    mouseTarget = event.target as Element
    begin(mouseTarget, mousePoint(event), [mousePoint(event)])
  }, true)
  document.addEventListener('mousemove', (event) => {
    if (!mouseTarget) return
    follow(mousePoint(event))
    touch('touchmove', mouseTarget, [mousePoint(event)], [mousePoint(event)])
  }, true)
  document.addEventListener('mouseup', (event) => {
    if (!mouseTarget) return
    end()
    touch('touchend', mouseTarget, [], [mousePoint(event)])
    mouseTarget = null
  }, true)

  // The browser's click is a tap: it also comes from a keyboard, a screen reader and a test.
  document.addEventListener('click', (event) => {
    if (moved && event.detail > 0) return
    if ((event.target as Element).closest('wx-button[disabled]')) return
    const point = mousePoint(event)
    emit(event.target as Element, 'tap', positionOf(point), { bubbles: true, fields: touchFields(event.target as Element, [point], [point]) })
  })

  for (const type of ['transitionend', 'animationstart', 'animationiteration', 'animationend'] as const) {
    document.addEventListener(type, (event) => emit(event.target as Element, type, { elapsedTime: event.elapsedTime }, { bubbles: true }), true)
  }
}

function touch(type: string, target: Element, points: readonly Point[], changed: readonly Point[]): boolean {
  return emit(target, type, changed[0] ? positionOf(changed[0]) : {}, { bubbles: true, fields: touchFields(target, points, changed) })
}

/** On a canvas WeChat counts from the canvas's corner, in `x` and `y`. */
function touchFields(target: Element, touches: readonly Point[], changedTouches: readonly Point[]): Record<string, unknown> {
  const corner = target instanceof HTMLCanvasElement ? target.getBoundingClientRect() : null
  const seen = (point: Point) => (corner ? { ...point, x: point.clientX - corner.left, y: point.clientY - corner.top } : point)
  return { touches: touches.map(seen), changedTouches: changedTouches.map(seen) }
}

function positionOf({ pageX, pageY }: Point): { x: number; y: number } {
  return { x: pageX, y: pageY }
}

function pointOf({ identifier, clientX, clientY, pageX, pageY }: Touch): Point {
  return { identifier, clientX, clientY, pageX, pageY }
}

function mousePoint({ clientX, clientY, pageX, pageY }: MouseEvent): Point {
  return { identifier: 0, clientX, clientY, pageX: pageX ?? clientX, pageY: pageY ?? clientY }
}

/** Gives the pressed element its `hover-class` for a moment. */
function hover(target: Element): void {
  const pressed = target.closest('[hover-class]')
  const names = (pressed?.getAttribute('hover-class') ?? 'none').split(/\s+/).filter(Boolean)
  if (!pressed || names[0] === 'none' || pressed.hasAttribute('disabled')) return
  pressed.classList.add(...names)
  setTimeout(() => pressed.classList.remove(...names), Number(pressed.getAttribute('hover-stay-time')) || HOVER_STAYS)
}
