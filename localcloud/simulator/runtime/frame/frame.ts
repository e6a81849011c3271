import { h, icon, ICONS } from '../dom'
import type { PageConfig, TabBarConfig } from '../program'
import { createTabBar, type TabBar } from './tabbar'

/** What the bar above a page shows. */
export interface Heading {
  title: string
  config: PageConfig
  /** What the button at the left does; a page that was opened directly offers the way home. */
  leading: 'back' | 'home' | 'none'
  loading: boolean
}

export interface FrameActions {
  back(): void
  home(): void
  menu(): void
  tab(index: number): void
}

/** The phone round the pages: status bar, navigation bar with its capsule, and the tab bar. */
export interface Frame {
  /** Where pages are put; the visible one is the child without `hidden`. */
  views: HTMLElement
  tabBar: TabBar
  head(heading: Heading): void
}

const INK = { black: '#000000', white: '#ffffff' } as const

export function createFrame(tabs: TabBarConfig | undefined, actions: FrameActions): Frame {
  const title = h('h1', { className: 'sim-title' })
  const leading = h('button', { className: 'sim-leading', type: 'button' })
  const capsule = h(
    'div',
    { className: 'sim-capsule' },
    labelled('更多', ICONS.more, actions.menu),
    labelled('回到首页', ICONS.leave, actions.home),
  )
  const bar = h('header', { className: 'sim-nav' }, leading, title, capsule)
  const time = h('span', { textContent: timeOfDay() })
  const status = h('div', { className: 'sim-status', 'aria-hidden': true }, time, h('span', { className: 'sim-signal' }))
  setInterval(() => (time.textContent = timeOfDay()), 10_000)
  const views = h('main', { className: 'sim-views' })
  const tabBar = createTabBar(tabs, actions.tab)
  document.body.prepend(status, bar, views, tabBar.element)

  return {
    views,
    tabBar,
    head({ title: text, config, leading: kind, loading }) {
      title.textContent = text
      title.classList.toggle('sim-loading', loading)
      document.title = text
      leading.hidden = kind === 'none'
      leading.setAttribute('aria-label', kind === 'home' ? '首页' : '返回')
      leading.replaceChildren(icon(kind === 'home' ? ICONS.home : ICONS.back))
      leading.onclick = kind === 'home' ? actions.home : actions.back
      const { style } = document.documentElement
      style.setProperty('--nav-background', config.navigationBarBackgroundColor ?? '#ffffff')
      style.setProperty('--nav-ink', INK[config.navigationBarTextStyle ?? 'black'])
      document.body.classList.toggle('sim-custom-nav', config.navigationStyle === 'custom')
    },
  }
}

function labelled(label: string, path: string, onclick: () => void): HTMLElement {
  return h('button', { type: 'button', 'aria-label': label, onclick }, icon(path))
}

function timeOfDay(): string {
  return new Date().toLocaleTimeString('zh-CN', { hour: '2-digit', minute: '2-digit', hour12: false, timeZone: 'Asia/Shanghai' })
}
