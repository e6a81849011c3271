import { BuiltInElement, type FormControl } from './base'

/** WeChat's limit where the program sets none; -1 lifts it. */
const MAX_LENGTH = 140

const KEYBOARDS: Readonly<Record<string, string>> = { number: 'numeric', digit: 'decimal', idcard: 'text', tel: 'tel' }

/** `input` and `textarea`: the browser's own field inside, WeChat's events outside. */
abstract class Field<E extends HTMLInputElement | HTMLTextAreaElement> extends BuiltInElement implements FormControl {
  protected abstract readonly field: E

  connectedCallback(): void {
    if (this.field.parentNode === this) return
    this.append(this.field)
    this.colourPlaceholder()
    if (this.prop('focus', false) || this.prop('auto-focus', false)) this.field.focus({ preventScroll: true })
  }

  formValue(): string {
    return this.field.value
  }

  reset(): void {
    this.field.value = ''
  }

  protected listen(): void {
    const { field } = this
    field.maxLength = MAX_LENGTH
    // The browser's own events end here; the program hears WeChat's.
    for (const type of ['input', 'change', 'focus', 'blur']) field.addEventListener(type, (event) => event.stopPropagation())
    field.addEventListener('input', () => {
      this.grown()
      this.tell('input', { value: field.value, cursor: field.selectionStart ?? field.value.length })
    })
    field.addEventListener('focus', () => this.tell('focus', { value: field.value, height: 0 }))
    field.addEventListener('blur', () => this.tell('blur', { value: field.value, cursor: field.selectionStart ?? 0 }))
    field.addEventListener('keydown', (event) => {
      if (event instanceof KeyboardEvent && event.key === 'Enter' && !event.isComposing && this.confirms(event)) this.tell('confirm', { value: field.value })
    })
  }

  protected abstract confirms(event: KeyboardEvent): boolean

  protected grown(): void {}

  protected override changed(name: string, value: unknown): void {
    this.setters[name]?.(value)
  }

  private readonly setters: Readonly<Record<string, (value: unknown) => void>> = {
    value: (value) => {
      const text = value === undefined || value === null ? '' : String(value)
      if (this.field.value !== text) this.field.value = text
      this.grown()
    },
    disabled: () => {
      this.field.disabled = this.disabled
    },
    placeholder: (value) => {
      this.field.placeholder = String(value ?? '')
    },
    'placeholder-class': () => this.colourPlaceholder(),
    'placeholder-style': () => this.colourPlaceholder(),
    maxlength: () => {
      const limit = this.prop('maxlength', MAX_LENGTH)
      if (limit < 0) this.field.removeAttribute('maxlength')
      else this.field.maxLength = limit
    },
    type: () => this.retype(),
    password: () => this.retype(),
    focus: (value) => {
      if (value === true && this.isConnected) this.field.focus({ preventScroll: true })
    },
    'confirm-type': (value) => {
      this.field.enterKeyHint = String(value ?? '')
    },
    name: (value) => {
      this.field.name = String(value ?? '')
    },
    'aria-label': (value) => {
      if (value) this.field.setAttribute('aria-label', String(value))
    },
  }

  private retype(): void {
    const type = this.prop<string>('type', 'text')
    this.field.inputMode = KEYBOARDS[type] ?? ''
    if (this.field instanceof HTMLInputElement) this.field.type = this.prop('password', false) || type === 'safe-password' ? 'password' : 'text'
  }

  /** The placeholder takes its look from a class or style of the program, which only a real element can tell. */
  private colourPlaceholder(): void {
    const [className, style] = [this.prop('placeholder-class', ''), this.prop('placeholder-style', '')]
    if (!this.isConnected || (!className && !style)) return
    const probe = document.createElement('span')
    probe.className = className
    probe.style.cssText = style
    this.append(probe)
    this.style.setProperty('--placeholder', getComputedStyle(probe).color)
    probe.remove()
  }
}

export class InputElement extends Field<HTMLInputElement> {
  protected readonly field = document.createElement('input')

  constructor() {
    super()
    this.listen()
  }

  protected confirms(): boolean {
    return true
  }
}

export class TextareaElement extends Field<HTMLTextAreaElement> {
  protected readonly field = document.createElement('textarea')
  private lines = 0

  constructor() {
    super()
    this.listen()
  }

  override connectedCallback(): void {
    super.connectedCallback()
    this.grown()
  }

  /** Enter starts a new line unless the program gave the key another meaning. */
  protected confirms(): boolean {
    return this.prop('confirm-type', 'return') !== 'return'
  }

  protected override grown(): void {
    if (!this.prop('auto-height', false) || !this.isConnected) return
    this.field.style.height = 'auto'
    this.field.style.height = `${this.field.scrollHeight}px`
    const lines = this.field.value.split('\n').length
    if (lines !== this.lines) this.tell('linechange', { height: this.field.scrollHeight, lineCount: lines })
    this.lines = lines
  }
}
