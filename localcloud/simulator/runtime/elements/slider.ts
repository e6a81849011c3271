import { BuiltInElement, type FormControl } from './base'
import { h } from '../dom'

export class SliderElement extends BuiltInElement implements FormControl {
  private readonly range = h('input', { type: 'range' })
  private readonly shown = h('span', { className: 'sim-slider-value' })

  constructor() {
    super()
    for (const type of ['input', 'change']) this.range.addEventListener(type, (event) => event.stopPropagation())
    this.range.addEventListener('input', () => {
      this.draw()
      this.tell('changing', { value: this.formValue() })
    })
    this.range.addEventListener('change', () => this.tell('change', { value: this.formValue() }))
  }

  connectedCallback(): void {
    this.replaceChildren(this.range, this.shown)
    this.draw()
  }

  formValue(): number {
    return Number(this.range.value)
  }

  reset(): void {
    this.range.value = this.range.min
    this.draw()
  }

  protected override changed(): void {
    Object.assign(this.range, {
      min: String(this.prop('min', 0)),
      max: String(this.prop('max', 100)),
      step: String(this.prop('step', 1)),
      disabled: this.disabled,
      value: String(this.prop('value', 0)),
    })
    this.range.setAttribute('aria-label', this.prop('aria-label', ''))
    this.style.setProperty('--on', this.prop('activeColor', this.prop('selected-color', '#1aad19')))
    this.draw()
  }

  private draw(): void {
    this.shown.hidden = !this.prop('show-value', false)
    this.shown.textContent = this.range.value
  }
}
