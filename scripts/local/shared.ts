import { existsSync, mkdirSync, rmdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { buildFunctions } from '../build/functions'

const LOOK_MS = 50

/**
 * The functions of this source, built once for everyone who shares a folder: whoever comes first builds them, and
 * the others wait. The folder is that of one run of the tests, in which no source changes.
 */
export async function sharedFunctions(folder: string): Promise<string> {
  const [functions, built, turn] = ['functions', 'built', 'turn'].map((name) => join(folder, name)) as [string, string, string]
  while (!existsSync(built)) {
    if (!takes(turn)) {
      await pause(LOOK_MS)
      continue
    }
    try {
      if (existsSync(built)) break
      await buildFunctions({ log: () => undefined, outdir: functions })
      writeFileSync(built, '')
    } finally {
      rmdirSync(turn)
    }
  }
  return functions
}

/** Whether it is one's turn: a folder is made by one alone. */
function takes(turn: string): boolean {
  try {
    mkdirSync(turn)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}
