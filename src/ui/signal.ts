import { useSyncExternalStore } from 'react'

/** A value of the whole application that components follow. */
export interface Signal<T> {
  get: () => T
  set: (value: T) => void
  /** Calls `listener` after each change; returns the way to stop. */
  follow: (listener: () => void) => () => void
}

export function signal<T>(initial: T): Signal<T> {
  let current = initial
  const listeners = new Set<() => void>()
  return {
    get: () => current,
    set: (value) => {
      if (Object.is(value, current)) return
      current = value
      listeners.forEach((listener) => listener())
    },
    follow: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

export function useSignal<T>(source: Signal<T>): T {
  return useSyncExternalStore(source.follow, source.get)
}
