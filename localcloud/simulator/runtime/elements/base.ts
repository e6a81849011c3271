import { emit } from '../glass'

/** A built-in component as an element of the document. The framework hands it each attribute unchanged. */
export abstract class BuiltInElement extends HTMLElement {
  protected readonly given = new Map<string, unknown>()

  /** Takes an attribute as the program gave it: lists and numbers are not yet text. */
  receive(name: string, value: unknown): void {
    this.given.set(name, value)
    this.changed(name, value)
  }

  /** What the program gave, or `otherwise` when it gave nothing usable. */
  prop<T>(name: string, otherwise: T): T {
    const value = this.given.get(name)
    if (value === undefined || value === null || value === '') return otherwise
    if (typeof otherwise === 'number') return (Number.isFinite(Number(value)) ? Number(value) : otherwise) as T
    if (typeof otherwise === 'boolean') return (value !== false && value !== 'false') as T
    return value as T
  }

  get disabled(): boolean {
    return this.prop('disabled', false)
  }

  /** Tells the program; built-ins' own events do not bubble. */
  protected tell(type: string, detail: unknown = {}): void {
    emit(this, type, detail)
  }

  /** Runs after an attribute was given. */
  protected changed(_name: string, _value: unknown): void {}

  /** Makes the element reachable with Tab and usable with Enter and Space, as a control of a page is. */
  protected asControl(role: string): void {
    this.setAttribute('role', role)
    this.tabIndex = this.disabled ? -1 : 0
    if (this.dataset['control']) return
    this.dataset['control'] = role
    this.addEventListener('keydown', (event) => {
      if (event.target !== this || (event.key !== 'Enter' && event.key !== ' ')) return
      event.preventDefault()
      this.click()
    })
  }
}

/** A control whose value a form sends along under its name. */
export interface FormControl extends BuiltInElement {
  formValue(): unknown
  reset(): void
}

export function isFormControl(element: Element): element is FormControl {
  return 'formValue' in element
}
