import type { Browser } from 'playwright-core'
import { openPhone } from '../harness'
import { accessFaults } from './access'
import { layoutFaults } from './layout'
import { pictureFile } from './pictures'
import { watchCalls } from './quiet'
import type { Screen } from './page'
import { LOOKS, STATES, type Look } from './states'

/** One screen as it was looked at. */
export interface Taken {
  screen: Screen
  look: Look
  /** The names of its pictures: as it opens, and the whole of it where it goes on below. */
  pictures: string[]
  faults: string[]
}

/** A page longer than this is cut on its picture, in px. */
const TALLEST = 6000

/** What a page without a network says of itself in the browser's log. */
const EXPECTED: Partial<Record<Screen['state'], string>> = { error: 'Failed to load resource: net::ERR_CONNECTION_RESET' }

/** Opens a screen on a phone of its own, checks it and, if wanted, keeps pictures of it. */
export async function take(browser: Browser, url: string, screen: Screen, look: Look, keep: boolean): Promise<Taken> {
  const { width, height, scale } = LOOKS[look]
  const faults: string[] = []
  const pictures: string[] = []
  let settled: ((answered: boolean) => Promise<void>) | undefined
  const phone = await openPhone(browser, {
    url,
    openid: screen.openid,
    page: `${screen.route}${screen.query ? `?${screen.query}` : ''}`,
    width,
    height,
    scale,
    prepare: async (page) => {
      settled = watchCalls(page)
      await STATES[screen.state].prepare(page)
      await page.addInitScript(([openid, kept]) => Object.entries(kept).forEach(([key, value]) => localStorage.setItem(`wx:${openid}:${key}`, JSON.stringify(value))), [screen.openid, screen.kept ?? {}] as const)
    },
  })
  try {
    await settled!(screen.state !== 'loading')
    if (screen.then) {
      await screen.then(phone)
      await settled!(true)
    }
    const shoot = async (name: string) => {
      await phone.page.screenshot({ path: pictureFile(name), animations: 'disabled' })
      pictures.push(name)
    }
    const name = `${screen.name}-${screen.state}-${look}`
    if (keep) await shoot(name)
    faults.push(...(await layoutFaults(phone.page)), ...(await accessFaults(phone.page)))
    const expected = EXPECTED[screen.state]
    faults.push(...(await phone.errors()).filter((error) => error !== expected).map((error) => `the program reported ${error}`))
    const below = keep && look !== 'wide' ? await phone.page.evaluate(() => { const scroller = document.querySelector('.sim-view:not([hidden]) > .sim-scroll')!; return scroller.scrollHeight - scroller.clientHeight }) : 0
    if (below > 4) {
      await phone.page.setViewportSize({ width, height: Math.min(TALLEST, height + below) })
      await phone.page.waitForTimeout(150)
      await shoot(`${name}-whole`)
    }
  } catch (error) {
    faults.push(error instanceof Error ? error.message.split('\n').slice(0, 3).join(' ') : String(error))
  } finally {
    await phone.close()
  }
  return { screen, look, pictures, faults }
}
