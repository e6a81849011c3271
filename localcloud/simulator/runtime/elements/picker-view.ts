import { BuiltInElement } from './base'

/** Wheels inside a page: each column scrolls, what rests in the middle is chosen. */
export class PickerViewElement extends BuiltInElement {
  columns(): PickerViewColumnElement[] {
    return [...this.querySelectorAll<PickerViewColumnElement>('wx-picker-view-column')]
  }

  tellValue(): void {
    this.tell('change', { value: this.columns().map((column) => column.index) })
  }

  protected override changed(name: string): void {
    if (name !== 'value') return
    requestAnimationFrame(() => this.prop<number[]>('value', []).forEach((index, at) => this.columns()[at]?.go(index)))
  }
}

export class PickerViewColumnElement extends BuiltInElement {
  index = 0

  constructor() {
    super()
    let settled: ReturnType<typeof setTimeout>
    this.addEventListener('scroll', () => {
      clearTimeout(settled)
      settled = setTimeout(() => this.settle(), 100)
    })
    this.addEventListener('click', (event) => {
      const row = [...this.children].findIndex((child) => child.contains(event.target as Node))
      if (row >= 0) this.go(row)
    })
  }

  go(index: number): void {
    this.scrollTo?.({ top: index * this.row })
  }

  private get row(): number {
    return this.firstElementChild?.clientHeight || 50
  }

  private settle(): void {
    const index = Math.round(this.scrollTop / this.row)
    if (index === this.index) return
    this.index = index
    this.closest<PickerViewElement>('wx-picker-view')?.tellValue()
  }
}
