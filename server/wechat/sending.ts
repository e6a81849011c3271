import { type Instant, dayOf, startOf } from '../../domain/calendar/day'
import { type Reply, type Service, Unreachable } from './exchange'
import { call } from './token'

/** How a message went. `refused` is for good; `retry` may go better later, not before `notBefore` where that is known. Never thrown. */
export type Sending = { is: 'sent' } | { is: 'refused'; code: number | string; why: string } | { is: 'retry'; why: string; notBefore?: Instant }

/** Until when a service that has had enough is left alone. */
export type Rest = 'none' | 'minute' | 'hour' | 'day'

const MINUTE_MS = 60_000

/** The end of a rest that begins now; a day's quota begins anew at midnight in China. */
export function restUntil(rest: Rest, now: Instant): Instant {
  if (rest === 'day') return startOf(dayOf(now + 24 * 60 * MINUTE_MS))
  return now + { none: 0, minute: MINUTE_MS, hour: 60 * MINUTE_MS }[rest]
}

/**
 * Codes that are no fault of the message, each with the rest that its service asks for. Anything else is refused for good.
 * WeChat's 45009 is the day's quota of an interface, WeCom's an hour's; 45011 is a minute's; 45033 says too many at once.
 */
const FOR_NOW: Readonly<Record<Service, Readonly<Record<number, Rest>>>> = {
  wechat: { [-1]: 'none', 40001: 'none', 40014: 'none', 42001: 'none', 45009: 'day', 45011: 'minute' },
  wecom: { [-1]: 'none', 40014: 'none', 42001: 'none', 45009: 'hour', 45011: 'minute', 45033: 'none' },
}

/** Interfaces that have had enough, by path: asking them again before their time would only count against us. */
const resting = new Map<string, Instant>()

/** Sends by one interface and tells the reply as a sending. `look` sees the reply itself. */
export async function send(service: Service, path: string, body: () => object, look: (reply: Reply) => void = () => undefined): Promise<Sending> {
  const now = Date.now()
  const until = resting.get(path) ?? 0
  // One that ends later than any rest was begun before the clock was put back.
  if (now < until && until <= restUntil('day', now)) return { is: 'retry', why: `${path} rests`, notBefore: until }
  try {
    const reply = await call(service, path, body())
    look(reply)
    const { errcode, errmsg } = reply
    if (errcode === 0) return { is: 'sent' }
    const why = `${errcode} ${errmsg}`
    const rest = FOR_NOW[service][errcode]
    if (rest === undefined) return { is: 'refused', code: errcode, why }
    if (rest === 'none') return { is: 'retry', why }
    resting.set(path, restUntil(rest, now))
    return { is: 'retry', why, notBefore: restUntil(rest, now) }
  } catch (error) {
    if (error instanceof Unreachable) return { is: 'retry', why: error.message }
    throw error
  }
}
