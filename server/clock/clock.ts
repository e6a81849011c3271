import { randomUUID } from 'node:crypto'
import { callerOf } from '../door/caller'
import { log, logBug } from '../door/log'
import { counted } from '../store/cloud'
import { restoringFrom } from '../store/restoring'
import { drain } from '../store/outbox'
import { askAboutPhotos } from '../safety/ask'
import { loadDistrict } from '../store/units'
import { loadWorld } from '../world'
import { daily } from './daily'
import { deliverMessages } from './deliver'
import { addFigures } from './figures'
import { work } from './jobs'
import { eraseAppeals } from './erase'
import { gather } from './gather'
import { indexLikeness } from './likeness'
import { orderMigration } from './migrations'
import { handlePublications } from './publish'
import { addErrandFigures } from '../errands/figures'
import { voidShams } from '../supervision/inspection/shams'
import { noteDecisions } from '../supervision/meetings/note'
import { watch } from '../upkeep/health'
import { rebuild } from './rebuild'
import { countUses } from './uses'
import { sweep } from './sweep'

const HANDLERS = { message: deliverMessages, figure: addFigures, publication: handlePublications, index: indexLikeness, reply: countUses, sham: voidShams, erasure: eraseAppeals, decision: noteDecisions, errand: addErrandFigures }
/** A run ends well before the function's own limit; what is left is taken by the next one. */
const BUDGET_MS = 45_000
const WATCH_EVERY_MINUTES = 5
/** As long as WeChat is asked about photos in one run, so that one that answers slowly takes no time from the rest. */
const PHOTOS_MS = 10_000

/** Whether this minute is one in which the clock looks at itself. */
const isTimeToWatch = () => Math.floor(Date.now() / 60_000) % WATCH_EVERY_MINUTES === 0

/** `readsIn`: in so many milliseconds another drainer reads the outbox, so this one did nothing. */
interface Ran {
  ok: boolean
  readsIn?: number
}

/**
 * The one timer's function, and what a command wakes: it drains the outbox, after a command once more may have come;
 * on its timer it also sweeps what is due and does the day's jobs. No person and no push may call it.
 */
export async function clock(_event: unknown, context: object): Promise<Ran> {
  const { trigger } = callerOf(context)
  if (trigger !== 'timer' && trigger !== 'function') return { ok: false }
  if (trigger === 'timer' && (await restoringFrom())) return { ok: true }
  const owner = randomUUID()
  if (trigger === 'function') {
    const readsIn = await gather(owner)
    if (readsIn !== null) return { ok: true, readsIn }
  }
  const until = performance.now() + BUDGET_MS
  const { value, requests } = await counted(async () => {
    // Nothing falls due in a district that nobody has set up yet, and what follows needs its centre.
    const timed = trigger === 'timer' && (await attempt('district', async () => (await loadDistrict()).begun)) === true
    const swept = timed ? await attempt('sweep', async () => sweep(await loadWorld(), until)) : null
    const drained = await attempt('drain', () => drain({ owner, handlers: HANDLERS, until }))
    const asked = timed ? await attempt('photos', () => askAboutPhotos(Math.min(until, performance.now() + PHOTOS_MS))) : null
    const jobs = timed ? await attempt('daily', async () => daily(await loadWorld())) : null
    const rebuilt = timed ? await attempt('rebuild', () => rebuild(() => performance.now() < until)) : null
    const slices = timed ? await attempt('work', async () => (await orderMigration(Date.now()), work(until))) : null
    if (timed && isTimeToWatch()) await attempt('watch', async () => watch(await loadWorld()))
    return { swept, drained, asked, jobs, rebuilt, slices }
  })
  log('clock', {
    trigger, requests,
    examined: value.swept?.examined, stepped: value.swept?.stepped,
    done: value.drained?.done, again: value.drained?.again, givenUp: value.drained?.givenUp,
    photos: value.asked || undefined, jobs: value.jobs?.join(','), rebuilt: value.rebuilt || undefined, slices: value.slices || undefined,
  })
  return { ok: true }
}

/** One part that fails does not keep the others from running. */
async function attempt<T>(part: string, work: () => Promise<T>): Promise<T | null> {
  try {
    return await work()
  } catch (error) {
    logBug('clock', error, { part })
    return null
  }
}
