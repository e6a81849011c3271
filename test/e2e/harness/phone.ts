import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import type { Browser, Locator, Page } from 'playwright-core'
import { fieldOf, pointed } from './find'

const OUTPUT = path.join(__dirname, '..', 'output')
const PATIENCE = 15_000
/** How long a finger takes from the glance to the first stroke. */
const FINGER_MS = 500

export interface PhoneOptions {
  /** The local cloud, such as `http://127.0.0.1:4000`. */
  url: string
  openid: string
  /** The page to open, with its query; the program's first one by default. */
  page?: string
  width?: number
  height?: number
  /** WeChat's font scale, 1 to 1.75. */
  scale?: number
  /** Done to the browser's page before the program starts in it. */
  prepare?: (page: Page) => Promise<void>
}

/** One person's phone. What is given as a target is text on the screen, or a selector (`.class`, `#id`, `canvas`). */
export interface Phone {
  readonly page: Page
  readonly openid: string
  tap(target: string): Promise<void>
  /** Types into the field with this placeholder or label, replacing what was there. */
  fill(label: string, value: string): Promise<void>
  /** Waits until the field with this placeholder or label holds exactly this: the screen fills in a moment after the tap. */
  holds(label: string, value: string): Promise<void>
  /** Opens a picker and takes one option of each column, in order. */
  pick(target: string, ...options: string[]): Promise<void>
  /** Waits until the words are on the screen. */
  see(text: string): Promise<void>
  /** Waits until the words are no longer on the screen. */
  gone(text: string): Promise<void>
  /** Everything one can read on the screen now. */
  read(): Promise<string>
  goto(page: string): Promise<void>
  back(): Promise<void>
  pullDown(): Promise<void>
  scrollToEnd(): Promise<void>
  /** Draws a signature on the canvas. */
  sign(selector: string): Promise<void>
  /** Taps what opens the album and chooses these files. */
  attach(files: string | string[], target: string): Promise<void>
  setOnline(online: boolean): Promise<void>
  /** Keeps a picture of the screen in test/e2e/output. */
  shot(name: string): Promise<string>
  /** What went wrong in the program so far. */
  errors(): Promise<string[]>
  /** @throws with the errors when there are any but those that the walk itself brought about, given word for word. */
  expectNoErrors(...expected: string[]): Promise<void>
  close(): Promise<void>
}

/** Opens the mini-program as one person, in a browser context of their own. */
export async function openPhone(browser: Browser, { url, openid, page: start = '', width = 375, height = 812, scale = 1, prepare }: PhoneOptions): Promise<Phone> {
  const context = await browser.newContext({ viewport: { width, height }, deviceScaleFactor: 2, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' })
  // The TypeScript runner wraps named functions in a helper, which functions sent to the page would miss there.
  await context.addInitScript('globalThis.__name = (named) => named')
  const page = await context.newPage()
  page.setDefaultTimeout(PATIENCE)
  const logged: string[] = []
  page.on('console', (message) => message.type() === 'error' && logged.push(message.text()))
  await prepare?.(page)
  await page.goto(`${url}/simulator/?openid=${encodeURIComponent(openid)}&scale=${scale}#${start}`)
  await page.waitForSelector('.sim-view:not([hidden])')

  const press = async (locator: Locator): Promise<void> => {
    await locator.waitFor({ state: 'visible' })
    // Nobody taps while a sheet is still sliding away over the target.
    await page.waitForFunction(() => document.getAnimations().every((animation) => animation.playState !== 'running' || animation.effect?.getComputedTiming().endTime === Infinity))
    await locator.evaluate((element) => element.scrollIntoView({ block: 'center', behavior: 'instant' }))
    await locator.scrollIntoViewIfNeeded()
    const box = await locator.boundingBox()
    if (!box) throw new Error('what was to be tapped has gone')
    // A finger taps what lies on top there, as on a phone; some components put a clear button over their words.
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2)
  }
  const read = () => page.evaluate(() => [...document.querySelectorAll<HTMLElement>('.sim-title,.sim-view:not([hidden]),.sim-tabs,.sim-layer,.sim-toast')].map((element) => element.innerText).join('\n'))
  const explain = async (error: unknown, wish: string): Promise<never> => {
    throw new Error(`${openid}: ${wish}\n— on the screen —\n${await read()}\n— errors —\n${logged.join('\n')}`, { cause: error })
  }
  const phone: Phone = {
    page,
    openid,
    read,
    tap: (target) => pointed(page, target, PATIENCE).then(press).catch((error: unknown) => explain(error, `cannot tap "${target}"`)),
    async fill(label, value) {
      try {
        const field = await fieldOf(page, label)
        await field.fill(value)
      } catch (error) {
        await explain(error, `cannot fill "${label}"`)
      }
    },
    async holds(label, value) {
      const wish = `“${label}” does not hold “${value}”`
      for (const end = Date.now() + PATIENCE; (await (await fieldOf(page, label)).inputValue()) !== value; await page.waitForTimeout(50)) {
        if (Date.now() > end) await explain(new Error('the field holds other words'), wish)
      }
    },
    async pick(target, ...options) {
      await phone.tap(target)
      for (const [column, option] of options.entries()) await press(page.locator('.sim-column').nth(column).getByRole('option', { name: option, exact: true }))
      await phone.tap('确定')
    },
    async see(text) {
      await page.waitForFunction((wanted) => [...document.querySelectorAll<HTMLElement>('.sim-title,.sim-view:not([hidden]),.sim-tabs,.sim-layer,.sim-toast')].some((element) => element.innerText.includes(wanted)), text).catch((error: unknown) => explain(error, `does not see "${text}"`))
    },
    async gone(text) {
      await page.waitForFunction((wanted) => ![...document.querySelectorAll<HTMLElement>('.sim-view:not([hidden]),.sim-layer,.sim-toast')].some((element) => element.innerText.includes(wanted)), text).catch((error: unknown) => explain(error, `still sees "${text}"`))
    },
    async goto(target) {
      await page.evaluate((to) => (window as unknown as { wx: { reLaunch(options: { url: string }): unknown } }).wx.reLaunch({ url: `/${to.replace(/^\//, '')}` }), target)
      await page.waitForSelector('.sim-view:not([hidden])')
    },
    back: () => press(page.locator('.sim-leading')),
    async pullDown() {
      const box = await page.locator('.sim-views').boundingBox()
      if (!box) return
      const [x, y] = [box.x + box.width / 2, box.y + 40]
      await page.mouse.move(x, y)
      await page.mouse.down()
      await page.mouse.move(x, y + 160, { steps: 8 })
      await page.mouse.up()
    },
    scrollToEnd: () => page.locator('.sim-view:not([hidden]) > .sim-scroll').evaluate((element) => element.scrollTo({ top: element.scrollHeight })),
    async sign(selector) {
      const canvas = await pointed(page, selector, PATIENCE)
      await canvas.evaluate((element) => element.scrollIntoView({ block: 'center', behavior: 'instant' }))
      await page.waitForTimeout(FINGER_MS)
      const box = await canvas.boundingBox()
      if (!box) throw new Error(`${selector} is not on the screen`)
      const at = (x: number, y: number): [number, number] => [box.x + box.width * x, box.y + box.height * y]
      for (const stroke of STROKES) {
        const [first, ...rest] = stroke
        await page.mouse.move(...at(...first))
        await page.mouse.down()
        for (const point of rest) await page.mouse.move(...at(...point), { steps: 4 })
        await page.mouse.up()
      }
    },
    async attach(files, target) {
      const [chooser] = await Promise.all([page.waitForEvent('filechooser'), phone.tap(target)])
      await chooser.setFiles(files)
    },
    setOnline: (online) => page.evaluate((value) => (window as unknown as { __simulator: { setOnline(online: boolean): void } }).__simulator.setOnline(value), online),
    async shot(name) {
      await mkdir(OUTPUT, { recursive: true })
      await page.locator('.sim-toast').first().waitFor({ state: 'hidden' })
      const file = path.join(OUTPUT, `${name}.png`)
      await page.screenshot({ path: file, animations: 'disabled' })
      return file
    },
    async errors() {
      const thrown = await page.evaluate(() => (window as unknown as { __errors: string[] }).__errors)
      return [...new Set([...thrown, ...logged])]
    },
    async expectNoErrors(...expected) {
      const errors = (await phone.errors()).filter((error) => !expected.includes(error))
      if (errors.length > 0) throw new Error(`${openid}: the program reported\n${errors.join('\n')}`)
    },
    close: () => context.close(),
  }
  return phone
}

type Point = readonly [x: number, y: number]

/** A short signature, in parts of the canvas's width and height. */
const STROKES: readonly (readonly [Point, ...Point[]])[] = [
  [[0.2, 0.35], [0.45, 0.3]],
  [[0.32, 0.2], [0.3, 0.75]],
  [[0.55, 0.3], [0.75, 0.25], [0.6, 0.7], [0.85, 0.6]],
]
