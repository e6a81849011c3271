import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { buildSync } from 'esbuild'
import { type LocalCloud, type LocalCloudOptions, startLocalCloud } from '../../localcloud'

/** A function for a test: the source of its module (it may import the real SDK), and its config.json. */
export interface TestFunction {
  source: string
  config?: { timeout?: number; memorySize?: number; triggers?: { name: string; type: 'timer'; config: string }[] }
}

/** A folder that is removed by `clean`. */
export const folders = {
  made: [] as string[],
  make(): string {
    const folder = mkdtempSync(join(tmpdir(), 'localcloud-'))
    this.made.push(folder)
    return folder
  },
  clean(): void {
    for (const folder of this.made.splice(0)) rmSync(folder, { recursive: true, force: true })
  },
}

/** Bundles functions as a deployment would, into a new folder. */
export function buildFunctions(functions: Record<string, TestFunction>): string {
  const folder = folders.make()
  for (const [name, { source, config = {} }] of Object.entries(functions)) {
    mkdirSync(join(folder, name))
    writeFileSync(join(folder, name, 'config.json'), JSON.stringify(config))
    buildSync({
      stdin: { contents: source, resolveDir: resolve(__dirname, '../..'), loader: 'ts' },
      outfile: join(folder, name, 'index.js'),
      bundle: true,
      platform: 'node',
      target: 'node20',
      logLevel: 'error',
    })
  }
  return folder
}

/** Starts a local cloud on a free port, with a new data folder unless one is given. */
export function startTestCloud(functions: string, options: Partial<LocalCloudOptions> = {}): Promise<LocalCloud> {
  return startLocalCloud({ data: folders.make(), port: 0, collections: [], clockStart: '2026-03-02T01:00:00Z', ...options, functions })
}

/** Sends a request to a cloud's HTTP face and reads the JSON answer. */
export async function send(cloud: LocalCloud, method: string, path: string, body?: unknown, openid?: string): Promise<{ status: number; body: any }> {
  const headers: Record<string, string> = { 'content-type': 'application/json' }
  if (openid !== undefined) headers.authorization = `Bearer ${cloud.sessions.open(openid)}`
  const answer = await fetch(cloud.url + path, { method, headers, body: body === undefined ? undefined : JSON.stringify(body) })
  return { status: answer.status, body: await answer.json() }
}
