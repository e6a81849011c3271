import { closeSync, mkdirSync, openSync, readFileSync, truncateSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { damaged } from './state'

/** An append-only file of JSON lines. */
export interface Journal<T> {
  /** What the file held when it was opened, oldest first. */
  readonly past: readonly T[]
  /** Throws once it is closed: the number of its handle may be another file's by then. */
  append(entry: T): void
  /** Forgets everything. */
  clear(): void
  close(): void
}

/** Opens the journal in `file`. A last line torn by a killed process is cut off; any other unreadable line throws. */
export function openJournal<T>(file: string): Journal<T> {
  mkdirSync(dirname(file), { recursive: true })
  const handle = openSync(file, 'a')
  const text = readFileSync(file, 'utf8')
  const whole = text.slice(0, text.lastIndexOf('\n') + 1)
  if (whole.length < text.length) truncateSync(file, Buffer.byteLength(whole))
  let closed = false
  return {
    past: whole.split('\n').flatMap((line, i) => (line ? [entryOf<T>(file, line, i)] : [])),
    append: (entry) => {
      if (closed) throw new Error(`${file} is closed`)
      writeSync(handle, `${JSON.stringify(entry)}\n`)
    },
    clear: () => truncateSync(file),
    close: () => {
      if (closed) return
      closed = true
      closeSync(handle)
    },
  }
}

function entryOf<T>(file: string, line: string, at: number): T {
  try {
    return JSON.parse(line) as T
  } catch {
    throw damaged(file, `is damaged: line ${at + 1} is not JSON`)
  }
}
