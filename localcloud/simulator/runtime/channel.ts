type Listener = (...values: unknown[]) => void

/** WeChat's channel between a page and the one it opened. */
export interface EventChannel {
  on(name: string, listener: Listener): void
  once(name: string, listener: Listener): void
  off(name: string, listener?: Listener): void
  emit(name: string, ...values: unknown[]): void
}

export function createEventChannel(): EventChannel {
  const listeners = new Map<string, Listener[]>()
  const of = (name: string) => listeners.get(name) ?? []
  const channel: EventChannel = {
    on(name, listener) {
      listeners.set(name, [...of(name), listener])
    },
    once(name, listener) {
      const first: Listener = (...values) => {
        channel.off(name, first)
        listener(...values)
      }
      channel.on(name, first)
    },
    off(name, listener) {
      listeners.set(name, listener ? of(name).filter((other) => other !== listener) : [])
    },
    emit(name, ...values) {
      for (const listener of of(name)) listener(...values)
    },
  }
  return channel
}
