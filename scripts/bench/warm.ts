import { createReadStream } from 'node:fs'
import { finished } from 'node:stream/promises'

/**
 * Reads a file once, so that its pages are in memory as those of a store in use are. Virtual machines take unread pages
 * back within a minute, and a question of a file of gigabytes would measure their disk.
 */
export async function warm(file: string): Promise<void> {
  await finished(createReadStream(file, { highWaterMark: 1 << 20 }).resume())
}
