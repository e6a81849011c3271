import { findIn } from '../find'
import { BuiltInElement, type FormControl } from './base'

/** A control that is on or off. The program sets `checked`; a tap changes it without asking the program. */
abstract class Choice extends BuiltInElement {
  protected abstract readonly role_: string
  private on = false

  get checked(): boolean {
    return this.on
  }

  set checked(on: boolean) {
    this.on = on
    this.toggleAttribute('data-on', on)
    this.setAttribute('aria-checked', String(on))
  }

  get value(): string {
    return String(this.prop<unknown>('value', ''))
  }

  connectedCallback(): void {
    this.asControl(this.role_)
    this.checked = this.on
    if (this.dataset['choice']) return
    this.dataset['choice'] = ''
    this.addEventListener('click', () => {
      if (!this.disabled) this.tapped()
    })
  }

  /** What a tap does. */
  protected abstract tapped(): void

  protected override changed(name: string): void {
    if (name === 'checked') this.checked = this.prop('checked', false)
    if (name === 'color') this.style.setProperty('--on', this.prop('color', ''))
    if (name === 'aria-label') this.setAttribute('aria-label', this.prop('aria-label', ''))
  }
}

export class SwitchElement extends Choice implements FormControl {
  protected readonly role_ = 'switch'

  formValue(): boolean {
    return this.checked
  }

  reset(): void {
    this.checked = false
  }

  protected tapped(): void {
    this.checked = !this.checked
    this.tell('change', { value: this.checked })
  }
}

export class CheckboxElement extends Choice {
  protected readonly role_ = 'checkbox'

  protected tapped(): void {
    this.checked = !this.checked
    this.closest<CheckboxGroupElement>('wx-checkbox-group')?.tellValue()
  }
}

export class RadioElement extends Choice {
  protected readonly role_ = 'radio'

  protected tapped(): void {
    if (this.checked) return
    const group = this.closest<RadioGroupElement>('wx-radio-group')
    for (const radio of group?.members() ?? []) radio.checked = false
    this.checked = true
    group?.tellValue()
  }
}

abstract class Group<M extends Choice> extends BuiltInElement implements FormControl {
  protected abstract readonly member: string

  members(): M[] {
    return [...this.querySelectorAll<M>(this.member)]
  }

  abstract formValue(): unknown

  tellValue(): void {
    this.tell('change', { value: this.formValue() })
  }

  reset(): void {
    for (const member of this.members()) member.checked = false
  }
}

export class CheckboxGroupElement extends Group<CheckboxElement> {
  protected readonly member = 'wx-checkbox'

  formValue(): string[] {
    return this.members().filter(({ checked }) => checked).map(({ value }) => value)
  }
}

export class RadioGroupElement extends Group<RadioElement> {
  protected readonly member = 'wx-radio'

  connectedCallback(): void {
    this.setAttribute('role', 'radiogroup')
  }

  formValue(): string {
    return this.members().find(({ checked }) => checked)?.value ?? ''
  }
}

const LABELLED = 'wx-switch,wx-checkbox,wx-radio,wx-button,wx-input,wx-textarea'

/** A tap on a label is a tap on the control it names with `for`, or on the first one inside it. */
export class LabelElement extends BuiltInElement {
  connectedCallback(): void {
    if (this.dataset['label']) return
    this.dataset['label'] = ''
    this.addEventListener('click', (event) => {
      if (event.target instanceof Element && event.target.closest(LABELLED)) return
      const target = this.target()
      const field = target?.querySelector<HTMLElement>('input,textarea')
      if (field) field.focus()
      else target?.click()
    })
  }

  private target(): HTMLElement | null {
    const id = this.prop('for', '')
    return id ? findIn(this, `#${id}`)[0] ?? null : this.querySelector<HTMLElement>(LABELLED)
  }
}
