import { type MovableClock, parseDuration, parseInstant } from '../clock'
import { readState, writeState } from '../disk/state'
import type { FunctionDeclaration } from '../functions/catalogue'
import { HttpError, readObject, sendJson } from '../http/exchange'
import type { Route } from '../http/route'
import { parseCron } from './cron'
import { type Due, planMove, planTick, type Trigger } from './plan'

/** A timer that was fired: at which moment of the local clock, and what became of it. */
export interface Firing {
  function: string
  trigger: string
  /** ISO 8601, UTC. */
  at: string
  ok: boolean
  /** Why it failed, when it did. */
  error?: string
}

export interface Timers {
  readonly triggers: readonly Trigger[]
  /** Begins firing as the local clock runs. What was due while the cloud was stopped is fired once. */
  start(): void
  /**
   * Moves the clock to a moment (milliseconds). On the way forward the clock stands at each due moment while its
   * function runs; see `planMove` for what is due. On the way back nothing is fired.
   */
  moveTo(moment: number): Promise<Firing[]>
  readonly routes: readonly Route[]
  close(): Promise<void>
}

export interface TimersSetting {
  declarations: readonly FunctionDeclaration[]
  clock: MovableClock
  /** Where it is kept up to which moment everything has been fired. */
  file: string
  /** Calls a function with a timer's event; rejects when the call fails. */
  invoke(name: string, event: TimerEvent): Promise<unknown>
  log: (line: string) => void
}

/** What a function gets from its timer. `Time` has whole seconds, UTC. */
export interface TimerEvent {
  Type: 'Timer'
  TriggerName: string
  Time: string
  Message: string
}

/** The longest sleep between looks at the clock: the machine itself may have slept. */
const LONGEST_SLEEP_MS = 30_000

/** Fires the functions' timer triggers on the local cloud's clock. */
export function openTimers(setting: TimersSetting): Timers {
  const { clock, file, log } = setting
  const triggers = setting.declarations.flatMap((declaration) => declaration.triggers.map((trigger) => read(declaration.name, trigger)))
  let settled = readState<{ until: number }>(file)?.until ?? clock.now()
  let sleep: NodeJS.Timeout | null = null
  let closed = false
  // Ticks and moves happen one after another: they share the clock.
  let turn: Promise<unknown> = Promise.resolve()

  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const result = turn.then(work)
    turn = result.catch(() => undefined)
    return result
  }

  const settle = (until: number): void => {
    settled = until
    writeState(file, { until })
  }

  const fire = async ({ trigger, at }: Due): Promise<Firing> => {
    const firing = { function: trigger.function, trigger: trigger.name, at: new Date(at).toISOString() }
    const Time = firing.at.replace('.000Z', 'Z')
    try {
      await setting.invoke(trigger.function, { Type: 'Timer', TriggerName: trigger.name, Time, Message: '' })
      return { ...firing, ok: true }
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      log(`timer ${trigger.name} of ${trigger.function} failed: ${reason}`)
      return { ...firing, ok: false, error: reason }
    }
  }

  const tick = async (): Promise<void> => {
    const now = clock.now()
    const due = planTick(triggers, settled, now)
    settle(now)
    for (const one of due) await fire(one)
  }

  const move = async (moment: number): Promise<Firing[]> => {
    const firings: Firing[] = []
    for (const due of planMove(triggers, settled, moment)) {
      clock.jump(Math.max(clock.now(), due.at))
      settle(due.at)
      firings.push(await fire(due))
    }
    clock.jump(firings.length > 0 ? Math.max(clock.now(), moment) : moment)
    settle(moment)
    return firings
  }

  const rest = (): void => {
    if (sleep) clearTimeout(sleep)
    if (closed || triggers.length === 0) return
    const now = clock.now()
    const wait = Math.min(...triggers.map((trigger) => (trigger.schedule.next(now) ?? Infinity) - now))
    sleep = setTimeout(() => void inTurn(tick).finally(rest), Math.max(1, Math.min(wait, LONGEST_SLEEP_MS)))
    sleep.unref()
  }

  const moveTo = (moment: number): Promise<Firing[]> => inTurn(() => move(moment)).finally(rest)

  const tell: Route = { method: 'GET', path: '/clock', handle: (_req, res) => sendJson(res, 200, { now: new Date(clock.now()).toISOString() }) }
  const set: Route = {
    method: 'POST',
    path: '/clock',
    handle: async (req, res, cloud) => {
      const target = readMove(await readObject(req), clock.now())
      const firings = await cloud.clock.set(target)
      sendJson(res, 200, { now: new Date(clock.now()).toISOString(), firings })
    },
  }

  return {
    triggers,
    moveTo,
    routes: [tell, set],
    start: () => void inTurn(tick).finally(rest),
    close: async () => {
      closed = true
      if (sleep) clearTimeout(sleep)
      await turn
    },
  }
}

function read(name: string, trigger: FunctionDeclaration['triggers'][number]): Trigger {
  if (trigger.type !== 'timer') throw new Error(`function ${name}: a trigger of type ${String(trigger.type)} is not known here, only timer`)
  if (!/^[A-Za-z][\w-]{0,59}$/.test(trigger.name)) throw new Error(`function ${name}: not a trigger's name: ${trigger.name}`)
  return { function: name, name: trigger.name, schedule: parseCron(trigger.config) }
}

/** The moment a `POST /clock` body asks for: `{ to: instant }` or `{ advance: duration }`, ISO 8601; throws 400. */
function readMove(body: Record<string, unknown>, now: number): number {
  const { to, advance } = body
  try {
    if (typeof to === 'string' && advance === undefined) return parseInstant(to)
    if (typeof advance === 'string' && to === undefined) return now + parseDuration(advance)
  } catch (error) {
    throw new HttpError(400, (error as RangeError).message)
  }
  throw new HttpError(400, 'say { "to": instant } or { "advance": duration }, ISO 8601')
}
