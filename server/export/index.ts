import { callerOf } from '../door/caller'
import { door } from '../door/door'
import { log } from '../door/log'
import { counted } from '../store/cloud'
import type { ExportFunction } from './contract'
import { run } from './run'
import { again, follow, mine, start } from './verbs'

const people = door<ExportFunction>({ start, follow, again, mine })

/** The entrance of `export`: people ask through the door; a job is set off by a function alone, never by a person or a push. */
export async function exportFunction(event: unknown, context: object): Promise<unknown> {
  const job = (event as { job?: unknown } | null)?.job
  if (callerOf(context).trigger !== 'function' || typeof job !== 'string') return people(event, context)
  const began = performance.now()
  const { value, requests } = await counted(() => run(job))
  log('export', { ok: value.ok, requests, ms: Math.round(performance.now() - began), memory: Math.round(process.memoryUsage().rss / 1e6) })
  return value
}
