import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabase, type Database, type DatabaseOptions } from '../../../localcloud/database'
import { createGateway } from '../../../localcloud/gateway'
import type { CollectionDeclaration } from '../../../localcloud/service'

/** 2026-03-02 09:00 in China. */
export const START = Date.UTC(2026, 2, 2, 1)

export interface Cloud {
  /** The real SDK's database. */
  db: any
  database: Database
  clock: { time: number; now(): number }
  file: string
  /** Closes the data file and opens it again, as a restart does. */
  reopen(): void
  close(): Promise<void>
}

/** A gateway on loopback over a database in a folder of its own, and the real SDK pointed at it. */
export async function startCloud(collections: readonly CollectionDeclaration[], options: Partial<DatabaseOptions> = {}): Promise<Cloud> {
  const folder = mkdtempSync(join(tmpdir(), 'localcloud-'))
  const file = join(folder, 'database.sqlite')
  const clock = { time: START, now: () => clock.time }
  const open = () => openDatabase({ file, clock, collections, ...options })
  let database = open()
  let gateway = createGateway({ services: [database], clock })
  const server: Server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      void gateway
        .handleAdmin(Buffer.concat(chunks), new URL(request.url ?? '/', 'http://localhost').searchParams)
        .then((answer) => response.end(JSON.stringify(answer)))
    })
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  return {
    db: sdk((server.address() as AddressInfo).port),
    get database() {
      return database
    },
    clock,
    file,
    reopen() {
      void database.close()
      database = open()
      gateway = createGateway({ services: [database], clock })
    },
    async close() {
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
      await database.close()
      rmSync(folder, { recursive: true })
    },
  }
}

/** The SDK redirected by environment alone, as the local cloud's functions run. */
function sdk(port: number): any {
  Object.assign(process.env, {
    TCB_CONTEXT_CNFG: JSON.stringify({ URL: `http://127.0.0.1:${port}/admin` }),
    SCF_NAMESPACE: 'local',
    TENCENTCLOUD: 'true',
    TENCENTCLOUD_SECRETID: 'id',
    TENCENTCLOUD_SECRETKEY: 'key',
    SILENCE: 'true',
  })
  const tcb = require('@cloudbase/node-sdk')
  return tcb.init({ env: tcb.SYMBOL_CURRENT_ENV }).database()
}

export const ids = (docs: { _id: string }[]): string[] => docs.map((doc) => doc._id)

/** The code a call fails with, or undefined when it succeeds. */
export async function codeOf(call: Promise<unknown>): Promise<unknown> {
  try {
    await call
    return undefined
  } catch (error) {
    return (error as { code?: unknown }).code
  }
}
