import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

/** Folders locked by this process: its own pid in a lock file says nothing, a restarted container may have the same. */
const held = new Set<string>()

/**
 * Takes a data folder for this process, creating it if need be, and answers how to give it back.
 * Throws when a living process has it; a lock left by a dead one is taken over.
 */
export function lockFolder(folder: string): () => void {
  const path = resolve(folder)
  const file = join(path, 'lock')
  mkdirSync(path, { recursive: true })
  // Only one of two that start at once can make the file: the other finds it there.
  while (held.has(path) || !isMade(file)) {
    const owner = ownerOf(file)
    if (held.has(path) || (owner !== null && owner !== process.pid && isAlive(owner))) {
      throw new Error(
        `another local cloud (process ${owner ?? process.pid}) is using ${path}: stop it, or choose another data folder. ` +
          `If no local cloud is running, delete ${file}.`,
      )
    }
    takeAway(file, owner)
  }
  held.add(path)
  return () => {
    held.delete(path)
    rmSync(file, { force: true })
  }
}

/**
 * Takes away the lock that a dead process left. Only who holds the claim to what that process left may do so, and only while
 * it still is that process's: one that looked earlier and comes later would take away the lock of who was faster.
 */
function takeAway(file: string, dead: number | null): void {
  const claim = `${file}.of-${dead ?? 'nobody'}`
  if (!isMade(claim)) {
    const taker = ownerOf(claim)
    if (taker !== null && !isAlive(taker)) rmSync(claim, { force: true })
    return
  }
  try {
    if (ownerOf(file) === dead) rmSync(file, { force: true })
  } finally {
    rmSync(claim, { force: true })
  }
}

/** Makes the lock file with this process in it; false when there is one. */
function isMade(file: string): boolean {
  const draft = `${file}.${process.pid}`
  writeFileSync(draft, String(process.pid))
  try {
    // Linked, so that nobody ever sees the lock without its owner in it.
    linkSync(draft, file)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  } finally {
    rmSync(draft, { force: true })
  }
}

function ownerOf(file: string): number | null {
  try {
    return Number.parseInt(readFileSync(file, 'utf8'), 10) || null
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // EPERM: it lives, under another user.
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
