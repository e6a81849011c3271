import { BuiltInElement, isFormControl, type FormControl } from './base'

/** Collects the values of the named controls inside it. */
export class FormElement extends BuiltInElement {
  submit(): void {
    const named = this.controls().map((control) => [control.getAttribute('name') ?? '', control.formValue()] as const)
    this.tell('submit', { value: Object.fromEntries(named.filter(([name]) => name !== '')) })
  }

  reset(): void {
    for (const control of this.controls()) control.reset()
    this.tell('reset')
  }

  private controls(): FormControl[] {
    return [...this.querySelectorAll('*')].filter(isFormControl)
  }
}
