import { h } from './dom'

/** A layer over the phone that takes the focus and gives it back when it goes. */
export interface Layer {
  element: HTMLElement
  close(): void
}

interface LayerOptions {
  /** What a screen reader says the layer is. */
  label: string
  className: string
  role?: 'dialog' | 'alertdialog' | 'menu'
  /** A tap beside the content, or Escape; absent means only its buttons close it. */
  onDismiss?: () => void
}

/** Lays `content` over the phone. */
export function openLayer({ label, className, role = 'dialog', onDismiss }: LayerOptions, ...content: HTMLElement[]): Layer {
  const before = document.activeElement
  const panel = h('div', { className: `sim-panel ${className}`, role, 'aria-modal': true, 'aria-label': label }, ...content)
  const element = h('div', { className: 'sim-layer' }, h('div', { className: 'sim-mask', onclick: onDismiss ?? null }), panel)
  element.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') onDismiss?.()
    if (event.key === 'Tab') keepFocus(panel, event)
  })
  document.body.append(element)
  const first = panel.querySelector<HTMLElement>('[autofocus],textarea,input:not([type=hidden])') ?? panel.querySelector<HTMLElement>('button')
  first?.focus({ preventScroll: true })
  return {
    element: panel,
    close() {
      element.remove()
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true })
    },
  }
}

function keepFocus(panel: HTMLElement, event: KeyboardEvent): void {
  const stops = [...panel.querySelectorAll<HTMLElement>('button,input,textarea,[tabindex="0"]')]
  const [first, last] = [stops[0], stops.at(-1)]
  const edge = event.shiftKey ? first : last
  if (!first || !last || document.activeElement !== edge) return
  event.preventDefault()
  ;(event.shiftKey ? last : first).focus()
}

/** Asks with a layer and waits for the answer. `build` gets the function that answers and closes. */
export function ask<T>(options: Omit<LayerOptions, 'onDismiss'> & { dismissed?: T }, build: (answer: (value: T) => void) => HTMLElement[]): Promise<T> {
  return new Promise((resolve) => {
    const answer = (value: T): void => {
      layer.close()
      resolve(value)
    }
    const { dismissed, ...rest } = options
    const layer = openLayer({ ...rest, ...(dismissed === undefined ? {} : { onDismiss: () => answer(dismissed) }) }, ...build(answer))
  })
}
