import { h } from '../dom'
import { assetUrl } from '../assets'
import type { TabBarConfig } from '../program'

export interface TabBar {
  element: HTMLElement
  /** Marks the tab of `route`; hides the bar on a page that is no tab. */
  select(route: string): void
  badge(index: number, text: string | null): void
  dot(index: number, shown: boolean): void
  show(shown: boolean): void
}

/** The bar at the foot; empty and hidden when the program has none or draws its own. */
export function createTabBar(config: TabBarConfig | undefined, onTap: (index: number) => void): TabBar {
  const list = config?.custom ? [] : (config?.list ?? [])
  const element = h('nav', { className: 'sim-tabs', hidden: true })
  const { style } = element
  style.setProperty('--tab-color', config?.color ?? '#7a7e83')
  style.setProperty('--tab-selected', config?.selectedColor ?? '#3cc51f')
  style.setProperty('--tab-background', config?.backgroundColor ?? '#ffffff')
  let shown = true

  const tabs = list.map((tab, index) => {
    const image = tab.iconPath ? h('img', { alt: '', src: assetUrl(tab.iconPath) }) : undefined
    const mark = h('i', { className: 'sim-badge', hidden: true })
    const button = h('button', { type: 'button', className: 'sim-tab', onclick: () => onTap(index) }, image, h('span', { textContent: tab.text }), mark)
    element.append(button)
    return { tab, button, image, mark }
  })

  return {
    element,
    select(route) {
      element.hidden = !shown || !tabs.some(({ tab }) => tab.pagePath === route)
      for (const { tab, button, image } of tabs) {
        const selected = tab.pagePath === route
        button.setAttribute('aria-current', selected ? 'page' : 'false')
        if (image) image.src = assetUrl((selected && tab.selectedIconPath) || tab.iconPath || '')
      }
    },
    badge(index, text) {
      const mark = tabs[index]?.mark
      if (mark) Object.assign(mark, { hidden: text === null, textContent: text ?? '', className: 'sim-badge' })
    },
    dot(index, visible) {
      const mark = tabs[index]?.mark
      if (mark) Object.assign(mark, { hidden: !visible, textContent: '', className: 'sim-badge sim-dot' })
    },
    show(visible) {
      shown = visible
      element.hidden = !visible
    },
  }
}
