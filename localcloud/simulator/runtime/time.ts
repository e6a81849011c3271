/** How often the phone sets itself by the local cloud's clock, in ms. */
const EVERY = 5000

let ahead = 0
const RealDate = Date

/**
 * Makes the phone's time that of the local cloud, whose clock can be set and moved: a program that says
 * 还剩2天 must count from the same day as its functions. Resolves once the time is right; without a
 * local cloud the machine's own time stays.
 */
export async function followClock(): Promise<void> {
  window.Date = class extends RealDate {
    constructor(...given: unknown[]) {
      super(...((given.length === 0 ? [RealDate.now() + ahead] : given) as []))
    }

    static override now(): number {
      return RealDate.now() + ahead
    }
  } as DateConstructor
  await setByCloud()
  setInterval(() => void setByCloud(), EVERY)
}

async function setByCloud(): Promise<void> {
  try {
    const response = await fetch(new URL('/clock', location.origin))
    const { now } = (await response.json()) as { now: string }
    const difference = RealDate.parse(now) - RealDate.now()
    if (Number.isFinite(difference)) ahead = difference
  } catch {
    // The cloud is restarting; the last difference holds until it answers again.
  }
}
