import { readdirSync } from 'node:fs'
import path from 'node:path'
import type { Browser } from 'playwright-core'
import { simulatorRoutes } from '../localcloud/simulator'
import { type Phone, type Walk, openBrowser, openPhone } from '../test/e2e/harness'
import { type SheetOptions, checkScreens } from '../test/e2e/sheet'
import { BUILT, buildAll } from './local/builds'
import { readFlags } from './local/flags'
import { Trouble, run } from './local/folder'
import { Stage } from './local/stage'
import { ROOT } from './root'

/** Every run begins on this morning, so that dates on the pictures stay the same. */
const BEGINS = '2026-03-02T09:00:00+08:00'
const LIMIT_MINUTES = 25
const LIMIT_MINUTES_OF_SHEET = 30
/** How much of the local cloud's log is worth reading after a failure. */
const LINES_OF_LOG = 40
const WALKS = path.join(ROOT, 'test/e2e')

/**
 * `npm run e2e -- [--only NAME] [--sheet [--state STATE] [--look LOOK]]`: the compiled mini-program in Chromium, walked as each role against
 * the real functions; then every screen is checked by itself. `--only` takes these walks alone, such as `loop,errands`. `--sheet` only checks the screens, in every
 * state and size, and keeps a picture of each; with `--only` those whose name begins so, such as `officer-desk` or
 * `officer-desk,papers`, with `--state` and `--look` in these alone, such as `full,error` and `huge`.
 * Pictures are kept in test/e2e/output. Exit status 0 only if all passed.
 */
run(async () => {
  const { only, sheet, state, look } = readFlags({ only: '', sheet: false, state: '', look: '' })
  const files = sheet ? [] : readdirSync(WALKS).filter((name) => name.endsWith('.walk.ts') && (only === '' || only.split(',').includes(name.replace('.walk.ts', ''))))
  if (!sheet && files.length === 0) throw new Trouble(`没有这个走查 no walk named ${only}`)
  watch(sheet ? LIMIT_MINUTES_OF_SHEET : LIMIT_MINUTES)
  await buildAll(console.log)
  const log: string[] = []
  const openStage = (empty = false) => Stage.open(BEGINS, { log: (line) => void log.push(line), built: { functions: BUILT.functions, routes: simulatorRoutes({ dir: BUILT.simulator }) }, empty })
  const browser = await openBrowser()
  try {
    const results = [
      ...(files.length > 0 ? [await takeWalks(files, openStage, browser, log)] : []),
      ...(only === '' || sheet ? [await takeSheet(await openStage(), browser, { pictures: sheet, only, states: state, looks: look })] : []),
    ]
    const [passed, failed] = [results.reduce((sum, result) => sum + result.passed, 0), results.reduce((sum, result) => sum + result.failed, 0)]
    console.log(`${passed} passed, ${failed} failed`)
    process.exitCode = failed === 0 ? 0 : 1
  } finally {
    await browser.close()
  }
  process.exit()
})

interface Result {
  passed: number
  failed: number
}

/** Takes walks one after another, each in a district of its own that begins on the same morning. */
async function takeWalks(files: readonly string[], openStage: (empty?: boolean) => Promise<Stage>, browser: Browser, log: string[]): Promise<Result> {
  let passed = 0
  for (const file of files) {
    log.length = 0
    const walk = (await import(path.join(WALKS, file))) as Walk
    const stage = await openStage(walk.empty)
    try {
      if (await take(walk, stage, browser)) passed += 1
      else console.log(`— the cloud said —\n${log.slice(-LINES_OF_LOG).join('\n')}`)
    } finally {
      await stage.close()
    }
  }
  return { passed, failed: files.length - passed }
}

/** Looks at every screen in a district of its own. */
async function takeSheet(stage: Stage, browser: Browser, part: Pick<SheetOptions, 'pictures' | 'only' | 'states' | 'looks'>): Promise<Result> {
  const began = Date.now()
  try {
    const result = await checkScreens({ browser, stage, log: console.log, ...part })
    if (result.passed + result.failed === 0) throw new Trouble(`没有这个画面 no screen whose name begins with ${part.only ?? ''}`)
    console.log(`${result.failed === 0 ? '✓' : '✗'} screens: ${result.passed} well, ${result.failed} not  ${((Date.now() - began) / 1000).toFixed(1)} s`)
    return result
  } finally {
    await stage.close()
  }
}

/** Ends a run that hangs, whatever hangs. */
function watch(minutes: number): void {
  const end = () => {
    console.error(`not done within ${minutes} minutes`)
    process.exit(1)
  }
  setTimeout(end, minutes * 60_000).unref()
}

/** Takes one walk, prints a line about it, and when it failed the reason with what stood on the screens. */
async function take({ name, walk }: Walk, stage: Stage, browser: Browser): Promise<boolean> {
  const began = Date.now()
  const phones: Phone[] = []
  const seconds = () => `${((Date.now() - began) / 1000).toFixed(1)} s`
  try {
    await walk({
      stage,
      async phone({ openid }, options) {
        const phone = await openPhone(browser, { url: stage.cloud.url, openid, ...options })
        phones.push(phone)
        return phone
      },
    })
    console.log(`✓ ${name}  ${seconds()}`)
    return true
  } catch (error) {
    console.log(`✗ ${name}  ${seconds()}\n${error instanceof Error ? error.stack : String(error)}`)
    for (const [index, phone] of phones.entries()) await showScreen(phone, `${name}-failed-${index + 1}`)
    return false
  } finally {
    for (const phone of phones) await phone.close()
  }
}

/** Prints what a phone shows and keeps a picture of it. A phone that no longer answers is passed over. */
async function showScreen(phone: Phone, picture: string): Promise<void> {
  try {
    const kept = await phone.shot(picture)
    console.log(`— ${phone.openid}: ${path.relative(ROOT, kept)} —\n${await phone.read()}\n`)
  } catch (error) {
    console.log(`— ${phone.openid}: ${error instanceof Error ? error.message.split('\n')[0] : String(error)} —`)
  }
}
