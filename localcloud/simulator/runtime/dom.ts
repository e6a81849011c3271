/// <reference lib="dom.iterable" />

type Child = Node | string | false | undefined

/** An element with properties (and `aria-…`/`data-…` attributes) and children; falsy children are left out. */
export function h<K extends keyof HTMLElementTagNameMap>(tag: K, properties?: Properties<HTMLElementTagNameMap[K]>, ...children: Child[]): HTMLElementTagNameMap[K]
export function h(tag: string, properties?: Properties<HTMLElement>, ...children: Child[]): HTMLElement
export function h(tag: string, properties: object = {}, ...children: Child[]): HTMLElement {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined) continue
    if (/^(aria-|data-|role$)/.test(name)) element.setAttribute(name, String(value))
    else Object.assign(element, { [name]: value })
  }
  element.append(...children.filter((child): child is Node | string => Boolean(child)))
  return element
}

type Properties<E> = Partial<Omit<E, 'style'>> & Partial<Record<`aria-${string}` | `data-${string}` | 'role', string | number | boolean>>

/** A drawing of the frame: one path on a 24 × 24 grid, stroked in the text's colour. */
export function icon(path: string): SVGSVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
  svg.setAttribute('viewBox', '0 0 24 24')
  svg.setAttribute('aria-hidden', 'true')
  const line = document.createElementNS('http://www.w3.org/2000/svg', 'path')
  line.setAttribute('d', path)
  svg.append(line)
  return svg
}

/** Paths for `icon`. */
export const ICONS = {
  back: 'M15 4 7 12l8 8',
  home: 'M4 11 12 4l8 7M6 10v9h12v-9',
  more: 'M5 12h.01M12 12h.01M19 12h.01',
  leave: 'M12 12h.01M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16',
  success: 'M4 13l5 5L20 7',
  error: 'M6 6l12 12M18 6 6 18',
} as const
