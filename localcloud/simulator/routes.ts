import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { addressOf, sendText } from '../http/exchange'
import type { Route } from '../http/route'

const PREFIX = '/simulator/'

/** Content types of what a built simulator holds. */
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.gif': 'image/gif',
  '.webp': 'image/webp',
  '.ttf': 'font/ttf',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
}

/** Serves the simulator that `buildSimulator` left in `dir`, under `/simulator/`. */
export function simulatorRoutes({ dir }: { dir: string }): Route[] {
  return [
    {
      method: 'GET',
      path: { prefix: PREFIX },
      handle: async (req, res) => {
        const name = decodeURIComponent(addressOf(req).pathname.slice(PREFIX.length)) || 'index.html'
        await sendFile(res, dir, name)
      },
    },
  ]
}

/** Answers with a file of `dir`, 404 when there is none; never with one outside of it. */
export async function sendFile(res: Parameters<typeof sendText>[0], dir: string, name: string): Promise<void> {
  const file = path.resolve(dir, name)
  const inside = file.startsWith(path.resolve(dir) + path.sep)
  const body = inside ? await readFile(file).catch(() => null) : null
  if (!body) return sendText(res, 404, `no file ${name}`, 'text/plain; charset=utf-8')
  sendText(res, 200, body, TYPES[path.extname(file)] ?? 'application/octet-stream')
}
