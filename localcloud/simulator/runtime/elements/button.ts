import { BuiltInElement } from './base'
import type { FormElement } from './form'
import { phoneServices } from './services'

export class ButtonElement extends BuiltInElement {
  connectedCallback(): void {
    this.asControl('button')
    if (this.dataset['button']) return
    this.dataset['button'] = ''
    this.addEventListener('click', () => {
      if (!this.disabled) this.act()
    })
  }

  protected override changed(name: string): void {
    if (name === 'disabled') {
      this.setAttribute('aria-disabled', String(this.disabled))
      this.tabIndex = this.disabled ? -1 : 0
    }
    if (name === 'loading') this.setAttribute('aria-busy', String(this.prop('loading', false)))
  }

  /** What a tap does beside the `tap` event: a form's submit or reset, or one of WeChat's own abilities. */
  private act(): void {
    const [formType, openType] = [this.prop('form-type', ''), this.prop('open-type', '')]
    const form = this.closest<FormElement>('wx-form')
    // The tap is heard first, as in WeChat: its listener stands on the document and runs after this one.
    queueMicrotask(() => {
      if (formType === 'submit') form?.submit()
      if (formType === 'reset') form?.reset()
      if (openType) phoneServices().openType(openType, (event, detail) => this.tell(event, detail))
    })
  }
}
