import { h } from '../dom'
import { BuiltInElement } from './base'

const STYLE = `
:host{display:block;position:relative;height:150px;overflow:hidden}
.track{display:flex;width:100%;height:100%;overflow:auto;scroll-snap-type:both mandatory;scrollbar-width:none}
.track::-webkit-scrollbar{display:none}
:host([data-vertical]) .track{flex-direction:column}
::slotted(*){flex:0 0 100%!important;scroll-snap-align:start;min-width:0}
.dots{position:absolute;left:0;right:0;bottom:10px;display:flex;gap:8px;justify-content:center;pointer-events:none}
.dots[hidden]{display:none}
i{width:8px;height:8px;border-radius:4px;background:var(--dot,rgba(0,0,0,.3))}
i[data-on]{background:var(--dot-on,#000)}
`

export class SwiperElement extends BuiltInElement {
  private readonly track = h('div', { className: 'track' }, h('slot'))
  private readonly dots = h('div', { className: 'dots', hidden: true })
  private current = 0
  private timer: ReturnType<typeof setInterval> | undefined

  constructor() {
    super()
    const root = this.attachShadow({ mode: 'open' })
    root.append(h('style', { textContent: STYLE }), this.track, this.dots)
    root.addEventListener('slotchange', () => this.draw())
    let settled: ReturnType<typeof setTimeout>
    this.track.addEventListener('scroll', () => {
      clearTimeout(settled)
      settled = setTimeout(() => this.settle(), 80)
    })
  }

  disconnectedCallback(): void {
    clearInterval(this.timer)
  }

  protected override changed(name: string): void {
    if (name === 'current') this.go(this.prop('current', 0))
    if (name === 'vertical') this.toggleAttribute('data-vertical', this.prop('vertical', false))
    if (name === 'indicator-color') this.style.setProperty('--dot', this.prop('indicator-color', ''))
    if (name === 'indicator-active-color') this.style.setProperty('--dot-on', this.prop('indicator-active-color', ''))
    if (name === 'autoplay' || name === 'interval') this.play()
    this.draw()
  }

  private play(): void {
    clearInterval(this.timer)
    if (!this.prop('autoplay', false)) return
    this.timer = setInterval(() => this.go((this.current + 1) % Math.max(1, this.childElementCount)), this.prop('interval', 5000))
  }

  private get side(): number {
    return this.prop('vertical', false) ? this.track.clientHeight : this.track.clientWidth
  }

  private go(index: number): void {
    const offset = index * this.side
    requestAnimationFrame(() => this.track.scrollTo?.({ left: offset, top: offset, behavior: 'smooth' }))
  }

  private settle(): void {
    const index = Math.round((this.prop('vertical', false) ? this.track.scrollTop : this.track.scrollLeft) / Math.max(1, this.side))
    if (index === this.current) return
    this.current = index
    this.draw()
    this.tell('change', { current: index, source: 'touch' })
    this.tell('animationfinish', { current: index, source: 'touch' })
  }

  private draw(): void {
    this.dots.hidden = !this.prop('indicator-dots', false)
    this.dots.replaceChildren(...Array.from(this.children, (_, index) => {
      const dot = h('i')
      dot.toggleAttribute('data-on', index === this.current)
      return dot
    }))
  }
}
