import type { Browser } from 'playwright-core'
import { fillHistory } from '../../../scripts/local/fill'
import type { Stage } from '../../../scripts/local/stage'
import { clearPictures, writeIndex } from './pictures'
import type { Screen } from './page'
import { bareScreens, fullScreens } from './screens'
import type { Look } from './states'
import { take, type Taken } from './take'

/** How many appeals a district holds whose screens are full. */
const APPEALS = 60
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
}

/** Opens every screen, checks it, and answers how many of them were well. */
export async function checkScreens({ browser, stage, log, pictures, only = '' }: SheetOptions): Promise<{ passed: number; failed: number }> {
  const looks: readonly Look[] = pictures ? ['normal', 'huge', 'wide'] : ['normal']
  const parts = only.split(',')
  const wanted = (name: string) => parts.some((part) => name.startsWith(part))
  // A page may be named by its beginning, or one of its pictures by its whole name.
  const partly = (name: string) => parts.some((part) => name.startsWith(part) || part.startsWith(name))
  const taken: Taken[] = []
  const takeAll = async (screens: readonly Screen[]) => {
    const waiting = screens.flatMap((screen) => looks.map((look) => ({ screen, look })))
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
    if (only === '') await clearPictures()
    await takeAll(bareScreens(stage, 'empty', wanted))
  }
  await fillHistory(stage.cloud, stage.district, APPEALS)
  if (pictures) await takeAll([...bareScreens(stage, 'loading', wanted), ...bareScreens(stage, 'error', wanted)])
  await takeAll(await fullScreens(stage, wanted, partly))
  if (pictures && only === '') log(`画面总览 The sheet: ${await writeIndex(taken)}`)
  const failed = taken.filter(({ faults }) => faults.length > 0).length
  return { passed: taken.length - failed, failed }
}
