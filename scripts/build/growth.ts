import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { ROOT } from '../root'

/** The sizes of the last build on this machine, in bytes by name; generated, and kept beside what was built. */
const FILE = path.join(ROOT, 'dist/sizes.json')

/**
 * What each size has grown since the last build here, in words such as `+3 KB`; empty where it is the same
 * or was not built before. The new sizes take the place of the old ones.
 */
export async function growth(sizes: readonly { name: string; bytes: number }[]): Promise<Map<string, string>> {
  const before = await lastSizes()
  await mkdir(path.dirname(FILE), { recursive: true })
  await writeFile(FILE, JSON.stringify({ ...before, ...Object.fromEntries(sizes.map(({ name, bytes }) => [name, bytes])) }))
  return new Map(sizes.map(({ name, bytes }) => [name, difference(bytes - (before[name] ?? bytes))]))
}

async function lastSizes(): Promise<Record<string, number>> {
  try {
    return JSON.parse(await readFile(FILE, 'utf8')) as Record<string, number>
  } catch {
    // No build before this one, or a file cut short: there is nothing to compare with.
    return {}
  }
}

function difference(bytes: number): string {
  if (bytes === 0) return ''
  return `${bytes > 0 ? '+' : '−'}${(Math.abs(bytes) / 1024).toFixed(1)} KB since the last build`
}
