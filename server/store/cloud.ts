import { AsyncLocalStorage } from 'node:async_hooks'
import tcb from '@cloudbase/node-sdk'

type Cloud = ReturnType<typeof tcb.init>
export type Database = ReturnType<Cloud['database']>

let opened: { cloud: Cloud; database: Database } | undefined

function open() {
  if (!opened) {
    const cloud = tcb.init({ env: tcb.SYMBOL_CURRENT_ENV })
    opened = { cloud, database: cloud.database() }
  }
  return opened
}

/** The environment this function runs in, opened on first use and kept while the instance lives. */
export const cloud = (): Cloud => open().cloud
export const database = (): Database => open().database

/** A transaction as the SDK gives it, which its types leave open. */
export interface Transaction {
  collection(name: string): ReturnType<Database['collection']>
  commit(): Promise<unknown>
  rollback(reason: unknown): Promise<unknown>
}

const tally = new AsyncLocalStorage<{ requests: number }>()

/** Runs `work` and tells how many requests to the database it made, those it started without waiting included so far. */
export async function counted<T>(work: () => Promise<T>): Promise<{ value: T; requests: number }> {
  const own = { requests: 0 }
  const value = await tally.run(own, work)
  return { value, requests: own.requests }
}

/** Runs `work` without counting its requests for whoever caused it: for what an instance does once in hours. */
export const uncounted = <T>(work: () => Promise<T>): Promise<T> => tally.exit(work)

/** Passes one request to the database: every one goes through here, so that `counted` sees it. */
export function request<T>(send: () => Promise<T>): Promise<T> {
  const own = tally.getStore()
  if (own) own.requests += 1
  return send()
}

const codeOf = (error: unknown): unknown => (error as { code?: unknown } | null)?.code

/** Whether a write met a document with the same id, or the same value under a unique index. */
export const isDuplicate = (error: unknown): boolean => codeOf(error) === 'DATABASE_DUPLICATE_WRITE'

/** Whether a transaction lost against another one; nothing of it was written. */
export const isConflict = (error: unknown): boolean => codeOf(error) === 'DATABASE_TRANSACTION_CONFLICT'

/** What the platform says of an invocation. `environment` is the caller's, of this call alone: `process.env` of a warm instance may be an earlier one's. */
export const parseContext: (context: object) => { environment?: Record<string, string> } = (context) => tcb.parseContext(context as never) as never
