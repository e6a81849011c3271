import { h } from '../dom'
import { openLayer } from '../overlay'
import { BuiltInElement, type FormControl } from './base'
import { createColumns, reveal, type Columns } from './columns'
import { PICKER_MODES } from './picker-modes'

/** Opens its columns from below; the program hears `change` on 确定 and `cancel` on 取消. */
export class PickerElement extends BuiltInElement implements FormControl {
  private open: { columns: Columns; lists: string[][] } | null = null

  connectedCallback(): void {
    if (this.dataset['picker']) return
    this.dataset['picker'] = ''
    this.addEventListener('click', () => {
      if (!this.disabled && !this.open) this.ask()
    })
  }

  formValue(): unknown {
    return this.given.get('value')
  }

  reset(): void {}

  /** While open, a program may answer `columnchange` with new columns. */
  protected override changed(name: string): void {
    if (name !== 'range' || !this.open) return
    this.refill(this.mode().columns, this.open.columns.chosen())
  }

  private mode() {
    const name = this.prop('mode', 'selector')
    const create = PICKER_MODES[name]
    if (!create) throw new Error(`picker: mode ${name} is not supported`)
    return create((key, otherwise) => this.prop(key, otherwise))
  }

  private ask(): void {
    const mode = this.mode()
    const columns = createColumns(mode.columns, mode.chosen, (column, index) => {
      if (mode.after) this.refill(mode.after(columns.chosen()), columns.chosen())
      this.tell('columnchange', { column, value: index })
    })
    const title = this.prop('header-text', '')
    const done = h('button', { type: 'button', className: 'sim-done', textContent: '确定' })
    const cancel = h('button', { type: 'button', textContent: '取消' })
    const close = (): void => {
      layer.close()
      this.open = null
    }
    const dismiss = (): void => {
      close()
      this.tell('cancel')
    }
    const head = h('div', { className: 'sim-picker-head' }, cancel, h('b', { textContent: title }), done)
    const layer = openLayer({ label: title || '请选择', className: 'sim-sheet sim-picker', onDismiss: dismiss }, head, columns.element)
    this.open = { columns, lists: mode.columns }
    reveal(columns)
    cancel.onclick = dismiss
    done.onclick = () => {
      const detail = mode.detail(columns.chosen())
      close()
      this.tell('change', detail)
    }
  }

  /** Draws again those columns whose offer changed. */
  private refill(lists: string[][], chosen: readonly number[]): void {
    if (!this.open) return
    const before = this.open.lists
    this.open.lists = lists
    lists.forEach((list, column) => {
      if (list.join('\n') !== before[column]?.join('\n')) this.open?.columns.fill(column, list, Math.min(chosen[column] ?? 0, list.length - 1))
    })
  }
}
