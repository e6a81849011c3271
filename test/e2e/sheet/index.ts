import type { Browser } from 'playwright-core'
import { fillHistory } from '../../../scripts/local/fill'
import type { Stage } from '../../../scripts/local/stage'
import { clearPictures, writeIndex } from './pictures'
import type { Screen } from './page'
import { bareScreens, fullScreens } from './screens'
import { LOOKS, looksAt, type Look, type State } from './states'
import { take, type Taken } from './take'

/** How many appeals a district holds whose screens are full. */
const APPEALS = 60
/** The morning after the one on which every run begins. */
const MORNING_AFTER = '2026-03-03T09:00'
const LOOK_NAMES = Object.keys(LOOKS) as Look[]

const among = (list: string, one: string) => list === '' || list.split(',').includes(one)

/** Phones looked at side by side. */
const AT_ONCE = 3

export interface SheetOptions {
  browser: Browser
  /** A district with people and without a single appeal. */
  stage: Stage
  log: (line: string) => void
  /** Every state and look, with pictures and their index; else full screens in normal type, checked only. */
  pictures: boolean
  /** Only screens whose name begins with one of these, a comma between them; the pictures of the others stay as they are. */
  only?: string
  /** Only in these states and looks, a comma between them; all by default. */
  states?: string
  looks?: string
}

/** Opens every screen, checks it, and answers how many of them were well. */
export async function checkScreens({ browser, stage, log, pictures, only = '', states = '', looks: wantedLooks = '' }: SheetOptions): Promise<{ passed: number; failed: number }> {
  const looks = (pictures ? LOOK_NAMES : (['normal'] as const)).filter((look) => among(wantedLooks, look))
  const inState = (state: State) => among(states, state)
  const whole = [only, states, wantedLooks].every((part) => part === '')
  const parts = only.split(',')
  const wanted = (name: string) => parts.some((part) => name.startsWith(part))
  // A page may be named by its beginning, or one of its pictures by its whole name.
  const partly = (name: string) => parts.some((part) => name.startsWith(part) || part.startsWith(name))
  const taken: Taken[] = []
  const takeAll = async (screens: readonly Screen[]) => {
    const waiting = screens.flatMap((screen) => looks.filter((look) => looksAt(screen.looks, look)).map((look) => ({ screen, look })))
    await Promise.all(
      Array.from({ length: AT_ONCE }, async () => {
        for (let next = waiting.shift(); next; next = waiting.shift()) {
          const one = await take(browser, stage.cloud.url, next.screen, next.look, pictures)
          taken.push(one)
          if (one.faults.length > 0) log(`✗ ${next.screen.name} ${next.screen.state} ${next.look}\n${one.faults.map((fault) => `    ${fault}`).join('\n')}`)
        }
      }),
    )
  }
  if (pictures) {
    if (whole) await clearPictures()
    if (inState('empty')) await takeAll(bareScreens(stage, 'empty', wanted))
  }
  await fillHistory(stage.cloud, stage.district, APPEALS)
  // What is closed out is read at night, for those who draw what they look at.
  if (inState('full')) await stage.until(MORNING_AFTER)
  if (pictures) await takeAll((['loading', 'error'] as const).filter(inState).flatMap((state) => bareScreens(stage, state, wanted)))
  if (inState('full')) await takeAll(await fullScreens(stage, wanted, partly))
  if (pictures && whole) log(`画面总览 The sheet: ${await writeIndex(taken)}`)
  const failed = taken.filter(({ faults }) => faults.length > 0).length
  return { passed: taken.length - failed, failed }
}
