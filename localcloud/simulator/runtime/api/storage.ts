import { Failure, type Calls, type Functions } from './calls'

/** WeChat keeps 10 MB for each person and mini-program, 1 MB for each key. */
const LIMIT_KB = 10240
const KEY_LIMIT = 1024 * 1024

/** The person's own storage: several people play on one browser, so keys carry the person. */
export function createStorage(openid: string) {
  const prefix = `wx:${openid}:`
  const keys = () => Object.keys(localStorage).filter((key) => key.startsWith(prefix)).map((key) => key.slice(prefix.length))
  const read = (key: string): unknown => {
    const text = localStorage.getItem(prefix + key)
    return text === null ? undefined : JSON.parse(text)
  }
  const write = (key: string, value: unknown): void => {
    const text = JSON.stringify(value ?? null)
    if (text.length > KEY_LIMIT) throw new Failure('exceed storage item max length')
    localStorage.setItem(prefix + key, text)
  }
  const remove = (key: string): void => localStorage.removeItem(prefix + key)
  const info = () => ({ keys: keys(), currentSize: Math.ceil(keys().reduce((sum, key) => sum + (localStorage.getItem(prefix + key)?.length ?? 0), 0) / 1024), limitSize: LIMIT_KB })

  const functions: Functions = {
    getStorageSync: (key: string) => read(key) ?? '',
    setStorageSync: write,
    removeStorageSync: remove,
    clearStorageSync: () => keys().forEach(remove),
    getStorageInfoSync: info,
  }
  const calls: Calls = {
    getStorage: ({ key }: { key: string }) => {
      const data = read(key)
      if (data === undefined) throw new Failure('data not found')
      return { data }
    },
    setStorage: ({ key, data }: { key: string; data: unknown }) => write(key, data),
    removeStorage: ({ key }: { key: string }) => remove(key),
    clearStorage: () => keys().forEach(remove),
    getStorageInfo: info,
  }
  return { functions, calls }
}
