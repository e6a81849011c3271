import { pullDown, type PullDown } from './frame/pulldown'
import { createView, type View } from './frame/view'
import type { PageInstance, Root } from './glass'
import { report } from './errors'
import { h } from './dom'
import type { PageConfig, Program } from './program'

type Hook = 'onLoad' | 'onShow' | 'onReady' | 'onHide' | 'onUnload' | 'onPullDownRefresh' | 'onReachBottom' | 'onPageScroll' | 'onTabItemTap' | 'onShareAppMessage' | 'onResize'

/** A page that is open: its instance, its screen, and the life cycle calls between them. */
export class OpenPage {
  readonly view: View
  readonly pull: PullDown
  readonly config: PageConfig
  readonly instance: PageInstance
  title: string
  loading = false
  /** What is asked before the page is left, as `wx.enableAlertBeforeUnload` set it. */
  alert: string | null = null
  private ready = false

  constructor(
    program: Program,
    readonly root: Root,
    readonly route: string,
    readonly query: Record<string, string>,
    views: HTMLElement,
  ) {
    this.config = { ...program.json.app.window, ...program.json[route] }
    this.title = this.config.navigationBarTitleText ?? ''
    this.instance = root.get()
    this.view = createView(views, route, this.config, program.styles[route] ?? '', {
      onScroll: (scrollTop) => this.call('onPageScroll', { scrollTop }),
      onReachBottom: () => this.call('onReachBottom'),
    })
    const place = h('span')
    this.view.scroller.append(place)
    root.attach(this.view.scroller, place)
    this.pull = pullDown(
      this.view.scroller,
      () => this.config.enablePullDownRefresh === true,
      () => this.call('onPullDownRefresh'),
    )
    Object.assign(this.instance, { route, __route__: route, options: query })
    this.call('onLoad', query)
  }

  /** The node of the document that stands for WeChat's `page`. */
  get element(): HTMLElement {
    return this.view.scroller.lastElementChild as HTMLElement
  }

  show(): void {
    this.view.show(true)
    this.call('onShow')
    if (!this.ready) {
      this.ready = true
      this.call('onReady')
    }
  }

  hide(): void {
    this.call('onHide')
    this.view.show(false)
  }

  close(): void {
    this.call('onUnload')
    this.root.release()
    this.view.remove()
  }

  /** Calls a life cycle method when the page has it; what it throws is the program's error, not ours. */
  call(hook: Hook, argument?: unknown): unknown {
    const method = this.instance[hook]
    if (typeof method !== 'function') return undefined
    try {
      return method.call(this.instance, argument)
    } catch (error) {
      report(error)
      return undefined
    }
  }

  has(hook: Hook): boolean {
    return typeof this.instance[hook] === 'function'
  }
}
