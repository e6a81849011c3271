import { h } from '../dom'

/** Columns to choose from, one choice each, side by side. */
export interface Columns {
  element: HTMLElement
  chosen(): number[]
  /** Replaces what one column offers and what is chosen there. */
  fill(column: number, options: readonly string[], chosen?: number): void
}

const ROW = 44

export function createColumns(lists: readonly (readonly string[])[], chosen: readonly number[], onChoose: (column: number, index: number) => void): Columns {
  const state = lists.map((_, column) => chosen[column] ?? 0)
  const boxes = lists.map((_, column) => h('div', { className: 'sim-column', role: 'listbox', tabIndex: 0, 'aria-label': `第${column + 1}列` }))

  const mark = (column: number, index: number) => {
    state[column] = index
    const rows = [...(boxes[column]?.children ?? [])]
    rows.forEach((row, at) => row.setAttribute('aria-selected', String(at === index)))
  }
  const choose = (column: number, index: number) => {
    if (state[column] === index) return
    mark(column, index)
    onChoose(column, index)
  }
  const fill = (column: number, options: readonly string[], index = 0) => {
    const box = boxes[column]
    if (!box) return
    box.replaceChildren(...options.map((text, at) => h('div', { role: 'option', textContent: text, onclick: () => choose(column, at) })))
    mark(column, Math.min(index, Math.max(0, options.length - 1)))
    box.scrollTop = Math.max(0, (state[column] ?? 0) - 2) * ROW
  }

  boxes.forEach((box, column) => {
    box.addEventListener('keydown', (event) => {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
      if (step === undefined) return
      event.preventDefault()
      const next = Math.min(box.childElementCount - 1, Math.max(0, (state[column] ?? 0) + step))
      choose(column, next)
      box.children[next]?.scrollIntoView?.({ block: 'nearest' })
    })
    fill(column, lists[column] ?? [], state[column])
  })
  return { element: h('div', { className: 'sim-columns' }, ...boxes), chosen: () => [...state], fill }
}

/** Scrolls each column to its choice; needs the columns on the page. */
export function reveal(columns: Columns): void {
  for (const row of columns.element.querySelectorAll<HTMLElement>('[aria-selected=true]')) {
    const box = row.parentElement
    if (box) box.scrollTop = row.offsetTop - box.offsetTop - 2 * ROW
  }
}
