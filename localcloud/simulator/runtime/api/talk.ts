import { h, icon, ICONS } from '../dom'
import { ask } from '../overlay'
import { Failure, type Calls } from './calls'

const TOAST_STAYS = 1500

interface ModalOptions {
  title?: string
  content?: string
  showCancel?: boolean
  cancelText?: string
  confirmText?: string
  confirmColor?: string
  cancelColor?: string
  editable?: boolean
  placeholderText?: string
}
export interface ModalAnswer {
  confirm: boolean
  cancel: boolean
  content: string | null
}

/** Asks with a title, words or a field, and one or two buttons. */
export function showModal({ title = '', content = '', showCancel = true, cancelText = '取消', confirmText = '确定', confirmColor, cancelColor, editable = false, placeholderText = '' }: ModalOptions): Promise<ModalAnswer> {
  return ask<ModalAnswer>({ label: title || content, className: 'sim-modal', role: 'alertdialog' }, (answer) => {
    const field = editable ? h('textarea', { value: content, placeholder: placeholderText, 'aria-label': title || placeholderText, rows: 3 }) : undefined
    const words = () => (field ? field.value : null)
    const cancel = h('button', { type: 'button', textContent: cancelText, onclick: () => answer({ confirm: false, cancel: true, content: null }) })
    const confirm = h('button', { type: 'button', className: 'sim-confirm', textContent: confirmText, onclick: () => answer({ confirm: true, cancel: false, content: words() }) })
    if (confirmColor) confirm.style.color = confirmColor
    if (cancelColor) cancel.style.color = cancelColor
    const body = h('div', { className: 'sim-modal-body' }, title && h('b', { textContent: title }), field ?? (content && h('p', { textContent: content })))
    return [body, h('div', { className: 'sim-modal-foot' }, showCancel && cancel, confirm)]
  })
}

/** Offers choices from below; the place of the chosen one, or null when none was. */
export function showSheet(items: readonly string[], { title = '', color = '' } = {}): Promise<number | null> {
  return ask<number | null>({ label: title || '请选择', className: 'sim-sheet', role: 'menu', dismissed: null }, (answer) => {
    const buttons = items.map((text, index) => {
      const button = h('button', { type: 'button', role: 'menuitem', textContent: text, onclick: () => answer(index) })
      button.style.color = color
      return button
    })
    return [...(title ? [h('p', { className: 'sim-sheet-title', textContent: title })] : []), ...buttons, h('button', { type: 'button', className: 'sim-sheet-cancel', textContent: '取消', onclick: () => answer(null) })]
  })
}

/** Toasts, loading signs, modals and action sheets. */
export function talkCalls(): Calls {
  let shown: HTMLElement | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  const hide = (): void => {
    clearTimeout(timer)
    shown?.remove()
    shown = null
  }
  const toast = (text: string, sign: Element | false, mask: boolean): void => {
    hide()
    shown = h('div', { className: `sim-toast${sign ? ' sim-toast-sign' : ''}${mask ? ' sim-toast-mask' : ''}`, role: 'status' }, h('div', {}, sign, h('span', { textContent: text })))
    document.body.append(shown)
  }
  const signs: Readonly<Record<string, () => Element | false>> = {
    success: () => icon(ICONS.success),
    error: () => icon(ICONS.error),
    loading: () => h('i', { className: 'sim-spinner' }),
    none: () => false,
  }
  return {
    showToast: ({ title, icon: name = 'success', duration = TOAST_STAYS, mask = false }: { title: string; icon?: string; duration?: number; mask?: boolean }) => {
      toast(title, (signs[name] ?? (() => false))(), mask)
      timer = setTimeout(hide, duration)
    },
    hideToast: hide,
    showLoading: ({ title = '', mask = false }: { title?: string; mask?: boolean } = {}) => toast(title, h('i', { className: 'sim-spinner' }), mask),
    hideLoading: hide,
    showModal,
    showActionSheet: async ({ itemList, itemColor, alertText }: { itemList: string[]; itemColor?: string; alertText?: string }) => {
      const tapIndex = await showSheet(itemList, { title: alertText ?? '', color: itemColor ?? '' })
      if (tapIndex === null) throw new Failure('cancel')
      return { tapIndex }
    },
  }
}
