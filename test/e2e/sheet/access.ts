import axe from 'axe-core'
import type { Page } from 'playwright-core'

/** Rules that hold for a mini-program: those about a document's head, landmarks and languages are WeChat's. */
const RULES = [
  'color-contrast',
  'button-name',
  'link-name',
  'label',
  'select-name',
  'input-button-name',
  'image-alt',
  'role-img-alt',
  'aria-allowed-role',
  'aria-command-name',
  'aria-input-field-name',
  'aria-toggle-field-name',
  'aria-tooltip-name',
  'aria-required-attr',
  'aria-required-children',
  'aria-required-parent',
  'aria-valid-attr-value',
  'aria-hidden-focus',
  'aria-roles',
  'nested-interactive',
]

/** What a person who does not see well could not use on this screen: axe's serious and critical findings. */
export async function accessFaults(page: Page): Promise<string[]> {
  await page.evaluate(axe.source)
  return page.evaluate(async (rules) => {
    // WeChat reads a role from `aria-role`; the document's name for it is `role`. Its headings have no level,
    // and a state that is false is an attribute that is not there.
    const states: Readonly<Record<string, readonly [attribute: string, whenAbsent: string]>> = { heading: ['aria-level', '2'], radio: ['aria-checked', 'false'], checkbox: ['aria-checked', 'false'], switch: ['aria-checked', 'false'] }
    for (const element of document.querySelectorAll('[aria-role]')) {
      const role = element.getAttribute('aria-role')!
      if (!element.hasAttribute('role')) element.setAttribute('role', role)
      const [attribute, whenAbsent] = states[role] ?? []
      if (attribute) element.setAttribute(attribute, element.getAttribute(attribute) === '' ? 'true' : (element.getAttribute(attribute) ?? whenAbsent!))
    }
    const { axe: checker } = window as unknown as { axe: typeof import('axe-core') }
    const { violations } = await checker.run(document.querySelector('.sim-view:not([hidden])') as Element, { runOnly: { type: 'rule', values: rules }, resultTypes: ['violations'] })
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id, nodes }) => nodes.map(({ html, any, all, none }) => `${id}: ${html.replace(/ (data-sid|id|style|hover-[a-z-]+)="[^"]*"/g, '').slice(0, 160)} — ${[...any, ...all, ...none].map(({ message }) => message).join('; ').slice(0, 200)}`))
  }, RULES)
}
