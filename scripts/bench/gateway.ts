import { execFileSync, spawn } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import sdk from '@cloudbase/node-sdk'
import type { CollectionDeclaration } from '../../localcloud'
import { ROOT } from '../root'

/** A local cloud in a process of its own, so that its memory is its own. */
export interface Gateway {
  url: string
  /** Milliseconds from the start of its work to the first answer it could give; the start of Node itself is not in it. */
  ready: number
  /** Resident memory now, in megabytes. */
  memory(): number
  stop(): Promise<void>
}

/** Starts the standalone entry on a data folder, without any function. */
export async function startGateway(data: string, collections: readonly CollectionDeclaration[]): Promise<Gateway> {
  const functions = join(data, 'functions')
  const declared = join(data, 'collections.json')
  mkdirSync(functions, { recursive: true })
  writeFileSync(declared, JSON.stringify(collections))
  const args = ['--import', 'tsx', join(ROOT, 'localcloud/bin.ts'), '--functions', functions, '--data', data, '--collections', declared, '--quiet']
  const child = spawn(process.execPath, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  for await (const line of createInterface({ input: child.stdout })) {
    const [, url, ready] = /at (\S+), ready in (\d+) ms/.exec(line) ?? []
    if (!url) continue
    return {
      url,
      ready: Number(ready),
      memory: () => Number(execFileSync('ps', ['-o', 'rss=', '-p', String(child.pid)], { encoding: 'utf8' })) / 1024,
      stop: async () => {
        child.kill('SIGTERM')
        await ended
      },
    }
  }
  throw new Error('the local cloud did not start')
}

export type SdkDatabase = ReturnType<ReturnType<typeof sdk.init>['database']>

/** The real SDK's database, led to a local cloud by environment alone. */
export function sdkAt(url: string): SdkDatabase {
  Object.assign(process.env, {
    TCB_CONTEXT_CNFG: JSON.stringify({ URL: `${url}/admin` }),
    SCF_NAMESPACE: 'local-env',
    TENCENTCLOUD: 'true',
    TENCENTCLOUD_SECRETID: 'id',
    TENCENTCLOUD_SECRETKEY: 'key',
    SILENCE: 'true',
  })
  return sdk.init({ env: sdk.SYMBOL_CURRENT_ENV, timeout: 120_000 }).database()
}
