import type { Phone } from '../harness'

/** Opens the form of an action above its case, so that there is a page to go back to. */
export async function openForm(one: Phone, code: string, action: string): Promise<void> {
  await one.goto(`officer/case/index?code=${code}`)
  await one.see('办理经过')
  await one.page.evaluate((url) => (window as unknown as { wx: { navigateTo(options: { url: string }): unknown } }).wx.navigateTo({ url }), `/officer/act/index?code=${code}&action=${action}`)
}
