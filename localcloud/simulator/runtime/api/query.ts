import { findIn } from '../find'
import { nodeAt, type BuiltIn } from '../glass'
import type { Navigation } from '../navigation'
import type { OpenPage } from '../page'
import { canvasNode } from './canvas'
import type { Functions } from './calls'

type Result = Record<string, unknown> | null
type Listener = (result: Result | Result[]) => void
interface Fields {
  id?: boolean
  dataset?: boolean
  rect?: boolean
  size?: boolean
  scrollOffset?: boolean
  properties?: string[]
  computedStyle?: string[]
  node?: boolean
  context?: boolean
}

const RECT: Fields = { id: true, dataset: true, rect: true, size: true }
const SCROLL: Fields = { id: true, dataset: true, scrollOffset: true }

/** `wx.createSelectorQuery` over the page on top; ids and classes are those of the template. */
export function queryFunctions(navigation: Navigation): Functions {
  return {
    createSelectorQuery: () => createQuery(navigation.top),
    createIntersectionObserver: (component: unknown, options?: { thresholds?: number[]; observeAll?: boolean }) => createObserver(navigation.pageOf(component), options),
  }
}

function createQuery(page: OpenPage) {
  const jobs: (() => void)[] = []
  const results: (Result | Result[])[] = []
  const query = {
    in: () => query,
    select: (selector: string) => reference(() => findIn(page.element, selector), true),
    selectAll: (selector: string) => reference(() => findIn(page.element, selector), false),
    selectViewport: () => reference(() => [page.view.scroller], true),
    exec: (listener?: (results: (Result | Result[])[]) => void) => {
      // The answer comes after what the program has set by now is on the screen.
      setTimeout(() => {
        for (const job of jobs) job()
        listener?.(results)
      })
      return query
    },
  }
  const reference = (find: () => BuiltIn[], single: boolean) => {
    const add = (fields: Fields, listener?: Listener) => {
      jobs.push(() => {
        const all = find().map((element) => read(element, fields))
        const result = single ? (all[0] ?? null) : all
        results.push(result)
        listener?.(result)
      })
      return query
    }
    return {
      boundingClientRect: (listener?: Listener) => add(RECT, listener),
      scrollOffset: (listener?: Listener) => add(SCROLL, listener),
      fields: (fields: Fields, listener?: Listener) => add(fields, listener),
      node: (listener?: Listener) => add({ node: true }, listener),
      context: (listener?: Listener) => add({ context: true }, listener),
    }
  }
  return query
}

function read(element: BuiltIn, fields: Fields): Result {
  const node = nodeAt(element)
  const { left, top, right, bottom, width, height } = element.getBoundingClientRect()
  const styles = fields.computedStyle ? getComputedStyle(element) : null
  return {
    ...(fields.id && { id: node?.id ?? '' }),
    ...(fields.dataset && { dataset: node?.dataset ?? {} }),
    ...(fields.rect && { left, top, right, bottom }),
    ...(fields.size && { width, height }),
    ...(fields.scrollOffset && { scrollLeft: element.scrollLeft, scrollTop: element.scrollTop, scrollWidth: element.scrollWidth, scrollHeight: element.scrollHeight }),
    ...(fields.node && { node: element instanceof HTMLCanvasElement ? canvasNode(element) : element }),
    ...(fields.context && { context: element }),
    ...Object.fromEntries((fields.properties ?? []).map((name) => [name, element.getAttribute(name)])),
    ...Object.fromEntries((fields.computedStyle ?? []).map((name) => [name, styles?.getPropertyValue(name)])),
  }
}

interface Margins {
  left?: number
  right?: number
  top?: number
  bottom?: number
}

function createObserver(page: OpenPage, { thresholds = [0], observeAll = false }: { thresholds?: number[]; observeAll?: boolean } = {}) {
  let root: Element = page.view.scroller
  let rootMargin = '0px'
  let observer: IntersectionObserver | undefined
  const relative = (element: Element | undefined, { top = 0, right = 0, bottom = 0, left = 0 }: Margins = {}) => {
    root = element ?? page.view.scroller
    rootMargin = `${top}px ${right}px ${bottom}px ${left}px`
    return self
  }
  const self = {
    relativeTo: (selector: string, margins?: Margins) => relative(findIn(page.element, selector)[0], margins),
    relativeToViewport: (margins?: Margins) => relative(undefined, margins),
    observe: (selector: string, listener: (result: object) => void) => {
      const tell = (entry: IntersectionObserverEntry) => listener({ intersectionRatio: entry.intersectionRatio, intersectionRect: entry.intersectionRect, boundingClientRect: entry.boundingClientRect, relativeRect: entry.rootBounds, time: entry.time, id: entry.target.id, dataset: nodeAt(entry.target)?.dataset ?? {} })
      observer = new IntersectionObserver((entries) => entries.forEach(tell), { root, rootMargin, threshold: thresholds })
      const found = findIn(page.element, selector)
      for (const element of observeAll ? found : found.slice(0, 1)) observer.observe(element)
    },
    disconnect: () => observer?.disconnect(),
  }
  return self
}
