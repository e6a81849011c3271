import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'

/** Makes a data folder once; a later run finds it. It appears whole or not at all. */
export function once(data: string, say: (line: string) => void, fill: (draft: string) => void): void {
  if (existsSync(data)) return
  const began = performance.now()
  const draft = `${data}.draft`
  rmSync(draft, { recursive: true, force: true })
  mkdirSync(draft, { recursive: true })
  fill(draft)
  renameSync(draft, data)
  say(`  store built in ${((performance.now() - began) / 1000).toFixed(0)} s`)
}
