import { Failure } from './api/calls'
import { createEventChannel, type EventChannel } from './channel'
import type { Frame } from './frame/frame'
import { OpenPage } from './page'
import { resolve, routesOf, type Program } from './program'
import type { Root } from './glass'

/** WeChat refuses the eleventh page on the stack. */
const DEEPEST = 10

/** Where to go. */
interface Target {
  route: string
  query: Record<string, string>
}

export interface NavigationHost {
  program: Program
  frame: Frame
  /** Creates the page's component, its files run. */
  createRoot(route: string): Root
  /** Asks before a page with an alert is left. */
  confirmLeave(message: string): Promise<boolean>
}

/** The stack of open pages. Pages of the tab bar stay alive until another `reLaunch`, as in WeChat. */
export class Navigation {
  private stack: OpenPage[] = []
  private readonly alive = new Map<string, OpenPage>()
  private readonly routes: ReadonlySet<string>
  private readonly tabs: readonly string[]

  constructor(private readonly host: NavigationHost) {
    this.routes = new Set(routesOf(host.program.json.app))
    this.tabs = (host.program.json.app.tabBar?.list ?? []).map(({ pagePath }) => pagePath)
  }

  /** The page on top. */
  get top(): OpenPage {
    const page = this.stack.at(-1)
    if (!page) throw new Error('no page is open')
    return page
  }

  get pages(): readonly OpenPage[] {
    return this.stack
  }

  get home(): string {
    return this.host.program.json.app.pages[0] ?? ''
  }

  /** The page a document node belongs to, or the one on top. */
  pageOf(instance: unknown): OpenPage {
    return this.stack.find((page) => page.instance === instance) ?? this.top
  }

  start(url: string): void {
    const { route } = this.parse(url)
    const target = this.find(this.routes.has(route) ? url : `/${this.home}`)
    this.change(() => [this.open(target)])
  }

  /** Opens a page above; `listen` sets up the channel before the page loads and may speak. */
  navigateTo(url: string, listen: (channel: EventChannel) => void = () => undefined): EventChannel {
    this.refuseTab(url, 'navigateTo')
    if (this.stack.length >= DEEPEST) throw new Failure('webview count limit exceed')
    const channel = createEventChannel()
    listen(channel)
    const target = this.find(url)
    this.change((stack) => [...stack, this.open(target, channel)])
    return channel
  }

  redirectTo(url: string): void {
    this.refuseTab(url, 'redirectTo')
    const target = this.find(url)
    const { top } = this
    if (this.alive.get(top.route) !== top) this.close([top])
    this.change((stack) => [...stack.filter((page) => page !== top), this.open(target)])
  }

  reLaunch(url: string): void {
    const target = this.find(url)
    const old = new Set([...this.stack, ...this.alive.values()])
    this.alive.clear()
    this.close([...old])
    this.change(() => [this.open(target)])
  }

  switchTab(url: string): void {
    if (!this.tabs.includes(this.parse(url).route)) throw new Failure('can not switch to no-tabBar page')
    const target = this.find(url)
    this.change(() => [this.open(target)])
  }

  /** Goes back after asking where a page wants it. @throws Failure when the person stays. */
  async navigateBack(delta = 1): Promise<void> {
    if (this.stack.length <= 1) throw new Failure('cannot navigate back at first page')
    if (this.top.alert !== null && !(await this.host.confirmLeave(this.top.alert))) throw new Failure('cancel')
    this.change((stack) => stack.slice(0, Math.max(1, stack.length - delta)))
  }

  tapTab(index: number): void {
    const tab = this.host.program.json.app.tabBar?.list[index]
    if (!tab) return
    if (this.top.route !== tab.pagePath) this.switchTab(`/${tab.pagePath}`)
    this.top.call('onTabItemTap', { index, pagePath: tab.pagePath, text: tab.text })
  }

  /** Draws the bar again, after a title or colour changed. */
  refresh(): void {
    const { top } = this
    const leading = this.stack.length > 1 ? 'back' : top.route === this.home || this.tabs.includes(top.route) ? 'none' : 'home'
    this.host.frame.tabBar.select(top.route)
    this.host.frame.head({ title: top.title, config: top.config, leading, loading: top.loading })
    history.replaceState(null, '', `${location.search}#${addressOf(top)}`)
  }

  private change(next: (stack: readonly OpenPage[]) => OpenPage[]): void {
    const before = this.stack
    const left = before.at(-1)
    const after = next(before)
    const gone = before.filter((page) => !after.includes(page) && this.alive.get(page.route) !== page)
    if (left && left !== after.at(-1) && !gone.includes(left)) left.hide()
    this.stack = after
    for (const page of gone.reverse()) page.close()
    this.top.show()
    this.refresh()
  }

  /** Unloads pages that make room, the top one first, before the page that takes their place loads: frameworks keep state by route and rely on this order. */
  private close(gone: readonly OpenPage[]): void {
    this.stack = this.stack.filter((page) => !gone.includes(page))
    for (const page of [...gone].reverse()) page.close()
  }

  /** @throws Failure when the program has no such page. */
  private find(url: string): Target {
    const target = this.parse(url)
    if (!this.routes.has(target.route)) throw new Failure(`page "${target.route}" is not found`)
    return target
  }

  private open({ route, query }: Target, channel?: EventChannel): OpenPage {
    const kept = this.alive.get(route)
    if (kept) return kept
    const root = this.host.createRoot(route)
    const opener = channel ?? createEventChannel()
    Object.assign(root.get(), { getOpenerEventChannel: () => opener })
    const page = new OpenPage(this.host.program, root, route, query, this.host.frame.views)
    if (this.tabs.includes(route)) this.alive.set(route, page)
    return page
  }

  private parse(url: string): Target {
    const [target = '', search = ''] = url.split('?')
    const from = this.stack.at(-1)?.route ?? ''
    return { route: resolve(target.startsWith('.') ? from : '', target), query: parseQuery(search) }
  }

  private refuseTab(url: string, name: string): void {
    if (this.tabs.includes(this.parse(url).route)) throw new Failure(`can not ${name} a tabbar page`)
  }
}

/** A page as the part behind `#`, so that a reload opens it again; the framework's own keys are left out. */
function addressOf({ route, query }: OpenPage): string {
  const search = Object.entries(query).filter(([name]) => !name.startsWith('$'))
  return search.length > 0 ? `${route}?${search.map(([name, value]) => `${name}=${value}`).join('&')}` : route
}

/** WeChat hands the values of a page's query over as they were written, without decoding them. */
function parseQuery(search: string): Record<string, string> {
  return Object.fromEntries(search.split('&').filter(Boolean).map((pair) => {
    const [name = '', ...value] = pair.split('=')
    return [name, value.join('=')]
  }))
}
