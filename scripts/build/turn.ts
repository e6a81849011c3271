import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { ROOT } from '../root'

const FILE = path.join(ROOT, 'dist/build.lock')
const AGAIN_MS = 500

/** Files held by this process: its own pid in one says nothing, a restarted container may have the same. */
const held = new Set<string>()

interface Turn {
  log: (line: string) => void
  file?: string
  againMs?: number
}

/**
 * Does `work` while no other build of this checkout is under way: two at once would write into each other's
 * files. Waits for the other one and says so; a lock whose process is gone is taken over.
 */
export async function inTurn<T>({ log, file = FILE, againMs = AGAIN_MS }: Turn, work: () => Promise<T>): Promise<T> {
  await mkdir(path.dirname(file), { recursive: true })
  for (let said = false; !(await take(file)); said = true) {
    if (!said) log('另一个构建正在进行，等它完成 Another build is under way: waiting for it')
    await pause(againMs)
  }
  held.add(file)
  try {
    return await work()
  } finally {
    held.delete(file)
    await rm(file, { force: true })
  }
}

/** Takes the lock if nobody living has it. */
async function take(file: string): Promise<boolean> {
  if (held.has(file)) return false
  const owner = await ownerOf(file)
  if (owner !== null && owner !== process.pid && isAlive(owner)) return false
  if (owner !== null) await rm(file, { force: true })
  try {
    await writeFile(file, String(process.pid), { flag: 'wx' })
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

/** Whose it is; 0 for one that says nothing, as of a process that died while writing it. Null without a lock. */
async function ownerOf(file: string): Promise<number | null> {
  try {
    return Number.parseInt(await readFile(file, 'utf8'), 10) || 0
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

function isAlive(pid: number): boolean {
  if (pid === 0) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // EPERM: it lives, under another user.
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
