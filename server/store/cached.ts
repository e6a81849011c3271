/** How long an instance may go on with what it read: a change reaches everyone within this. */
const KEEP_MS = 60_000

/**
 * Keeps what `load` gives for a minute, for every caller of this instance at once. With `version`
 * a minute's end only asks whether the version is still the same, and loads again when it is not.
 * A failure is not kept. Time is the machine's, so that a clock put back cannot keep a value for ever.
 */
export function cached<T>(load: () => Promise<T>, version: () => Promise<number> = async () => NaN): { get(): Promise<T>; forget(): void } {
  let kept: { value: T; version: number; until: number } | undefined
  let loading: Promise<T> | undefined

  async function refresh(): Promise<T> {
    const now = await version()
    const value = kept && kept.version === now ? kept.value : await load()
    kept = { value, version: now, until: performance.now() + KEEP_MS }
    return value
  }

  return {
    get() {
      if (kept && performance.now() < kept.until) return Promise.resolve(kept.value)
      loading ??= refresh().finally(() => (loading = undefined))
      return loading
    },
    forget() {
      kept = undefined
      loading = undefined
    },
  }
}
