import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

/** What is thrown for a file of the data folder that cannot be read: it says what to do about it. */
export const damaged = (file: string, why: string) =>
  new Error(`${file} ${why}; put back a copy of the data folder, move that file away, or choose another data folder`)

/** The value kept as JSON in `file`, or undefined when there is no such file. Throws on a file that is not JSON. */
export function readState<T>(file: string): T | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as T
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    if (error instanceof SyntaxError) throw damaged(file, 'is damaged: it is not JSON')
    throw error
  }
}

/** Keeps `value` as JSON in `file`, whole or not at all: a killed process leaves the former value. */
export function writeState(file: string, value: unknown): void {
  mkdirSync(dirname(file), { recursive: true })
  const draft = `${file}.draft`
  writeFileSync(draft, JSON.stringify(value))
  renameSync(draft, file)
}
