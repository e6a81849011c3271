import type { Phone } from '../harness'

/**
 * Fails when words on the screen are cut: a box whose text is wider than itself, that hides what does
 * not fit in height without saying so by an ellipsis, or that reaches beyond the edge of the screen.
 */
export async function expectNothingCut(phone: Phone): Promise<void> {
  const cut = await phone.page.evaluate(() => {
    const room = document.querySelector('.sim-view:not([hidden])')!.getBoundingClientRect()
    const view = document.querySelector('.sim-view:not([hidden])')!
    const own = (element: Element) => [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE).map((node) => node.nodeValue!.trim()).join('')
    const hides = (element: Element) => !['visible', ''].includes(getComputedStyle(element).overflowX)
    const wrong: string[] = []
    for (const element of view.querySelectorAll<HTMLElement>('*')) {
      const words = own(element)
      if (words === '' || element.getClientRects().length === 0 || getComputedStyle(element).visibility === 'hidden') continue
      const box = element.getBoundingClientRect()
      const range = document.createRange()
      range.selectNodeContents(element)
      const written = range.getBoundingClientRect()
      const clamped = getComputedStyle(element).webkitLineClamp !== 'none'
      if (written.left < room.left - 1 || written.right > room.right + 1) wrong.push(`“${words}” reaches beyond the screen (${Math.round(written.left)}–${Math.round(written.right)})`)
      else if (element.clientWidth > 0 && element.scrollWidth > element.clientWidth + 1) wrong.push(`“${words}” is ${element.scrollWidth} wide in a box of ${element.clientWidth}`)
      for (let above: Element | null = element; above && above !== view && !clamped; above = above.parentElement) {
        if (!hides(above) || above.classList.contains('sim-scroll') || getComputedStyle(above).overflowY === 'auto' || getComputedStyle(above).overflowY === 'scroll') continue
        const edge = above.getBoundingClientRect()
        if (box.height > 0 && (written.bottom > edge.bottom + 2 || written.top < edge.top - 2 || written.right > edge.right + 2)) wrong.push(`“${words}” is cut by .${above.className}`)
      }
    }
    return [...new Set(wrong)]
  })
  if (cut.length > 0) throw new Error(`${phone.openid}: cut on the screen\n${cut.join('\n')}`)
}
