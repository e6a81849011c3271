import Taro from '@tarojs/taro'

import { randomId } from '@/api/random'

/** Something begun and not yet sent. Lives on this phone only, in the storage that WeChat keeps apart for each person who uses it. */
export interface Draft<T> {
  id: string
  changedAt: number
  content: T
}

const keyOf = (shelf: string) => `drafts:${shelf}`

/** The drafts of one kind, the latest first. */
export function drafts<T>(shelf: string): Draft<T>[] {
  const all = (Taro.getStorageSync(keyOf(shelf)) || []) as Draft<T>[]
  return [...all].sort((a, b) => b.changedAt - a.changedAt)
}

export function findDraft<T>(shelf: string, id: string): Draft<T> | null {
  return drafts<T>(shelf).find((draft) => draft.id === id) ?? null
}

/** Writes a draft down; without an id it is a new one. Answers its id. */
export function saveDraft<T>(shelf: string, content: T, id: string = randomId(12)): string {
  const others = drafts<T>(shelf).filter((draft) => draft.id !== id)
  Taro.setStorageSync(keyOf(shelf), [{ id, changedAt: Date.now(), content }, ...others])
  return id
}

export function dropDraft(shelf: string, id: string): void {
  Taro.setStorageSync(
    keyOf(shelf),
    drafts(shelf).filter((draft) => draft.id !== id),
  )
}
