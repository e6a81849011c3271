import { h, icon, ICONS } from '../dom'
import { BuiltInElement } from './base'
import { phoneServices } from './services'

/** `icon`: WeChat's few signs, drawn plainly. */
const SIGNS: Readonly<Record<string, { path: string; color: string }>> = {
  success: { path: ICONS.success, color: '#09bb07' },
  success_no_circle: { path: ICONS.success, color: '#09bb07' },
  info: { path: 'M12 8h.01M12 11v6M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18', color: '#10aeff' },
  warn: { path: 'M12 7v6M12 16h.01M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18', color: '#f76260' },
  waiting: { path: 'M12 7v5l3 3M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18', color: '#10aeff' },
  cancel: { path: ICONS.error, color: '#f43530' },
  clear: { path: ICONS.error, color: '#b2b2b2' },
  download: { path: 'M12 4v11M7 11l5 5 5-5M5 20h14', color: '#09bb07' },
  search: { path: 'M10 4a6 6 0 1 0 0 12 6 6 0 0 0 0-12M15 15l5 5', color: '#b2b2b2' },
}

export class IconElement extends BuiltInElement {
  protected override changed(): void {
    const sign = SIGNS[this.prop('type', '')]
    if (!sign) return
    const size = `${this.prop('size', 23)}px`
    Object.assign(this.style, { width: size, height: size, color: this.prop('color', sign.color) })
    this.replaceChildren(icon(sign.path))
  }
}

export class ProgressElement extends BuiltInElement {
  private readonly bar = h('i')
  private readonly info = h('span')
  private readonly rail = h('b', {}, this.bar)

  connectedCallback(): void {
    this.setAttribute('role', 'progressbar')
    this.replaceChildren(this.rail, this.info)
  }

  protected override changed(): void {
    const percent = Math.min(100, Math.max(0, this.prop('percent', 0)))
    this.setAttribute('aria-valuenow', String(percent))
    this.rail.style.height = `${this.prop('stroke-width', 6)}px`
    this.rail.style.background = this.prop('backgroundColor', '#ebebeb')
    this.bar.style.width = `${percent}%`
    this.bar.style.background = this.prop('activeColor', this.prop('color', '#09bb07'))
    this.info.textContent = this.prop('show-info', false) ? `${percent}%` : ''
  }
}

export class NavigatorElement extends BuiltInElement {
  connectedCallback(): void {
    this.asControl('link')
    if (this.dataset['navigator']) return
    this.dataset['navigator'] = ''
    this.addEventListener('click', () => phoneServices().navigate(this.prop('open-type', 'navigate'), this.prop('url', ''), this.prop('delta', 1)))
  }
}

interface RichNode {
  type?: 'text' | 'node'
  name?: string
  text?: string
  attrs?: Record<string, string>
  children?: RichNode[]
}

/** Tags and attributes that WeChat keeps; everything else, scripts above all, is dropped. */
const RICH_TAGS = /^(a|abbr|b|blockquote|br|code|col|colgroup|dd|del|div|dl|dt|em|fieldset|h[1-6]|hr|i|img|ins|label|legend|li|ol|p|q|span|strong|sub|sup|table|tbody|td|tfoot|th|thead|tr|u|ul)$/i
const RICH_ATTRIBUTES = /^(class|style|src|alt|width|height|colspan|rowspan|align|dir|start|type)$/i

export class RichTextElement extends BuiltInElement {
  protected override changed(name: string, value: unknown): void {
    if (name !== 'nodes') return
    if (Array.isArray(value)) this.replaceChildren(...(value as RichNode[]).flatMap((node) => this.build(node)))
    else this.replaceChildren(...this.clean(new DOMParser().parseFromString(String(value ?? ''), 'text/html').body))
  }

  private build(node: RichNode): Node[] {
    if (node.type === 'text') return [document.createTextNode(node.text ?? '')]
    const children = (node.children ?? []).flatMap((child) => this.build(child))
    return RICH_TAGS.test(node.name ?? '') ? [this.element(node.name ?? '', Object.entries(node.attrs ?? {}), children)] : []
  }

  private clean(parent: Node): Node[] {
    return [...parent.childNodes].flatMap((node): Node[] => {
      if (node instanceof Text) return [document.createTextNode(node.data)]
      if (!(node instanceof Element) || !RICH_TAGS.test(node.tagName)) return []
      return [this.element(node.tagName, [...node.attributes].map(({ name, value }) => [name, value]), this.clean(node))]
    })
  }

  private element(tag: string, attributes: [string, string][], children: Node[]): Node {
    const element = h(tag.toLowerCase(), {}, ...children)
    for (const [name, value] of attributes) if (RICH_ATTRIBUTES.test(name)) element.setAttribute(name, value)
    return element
  }
}

/** `page-meta`: the root's font size and the page's style. */
export class PageMetaElement extends BuiltInElement {
  protected override changed(name: string, value: unknown): void {
    if (name === 'root-font-size') document.documentElement.style.fontSize = value === 'system' ? 'var(--font-size)' : String(value ?? '')
    if (name === 'page-style') this.closest('wx-page')?.setAttribute('style', String(value ?? ''))
  }

  connectedCallback(): void {
    this.changed('page-style', this.prop('page-style', ''))
  }
}
