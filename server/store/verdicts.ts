import { REPLACES, type Verdict } from '../../domain/appeal/photos'
import type { Instant } from '../../domain/calendar/day'
import { below, oneOf } from './conditions'
import { collection } from './database'
import { NEVER_ASKED } from './rows'
import { tables } from './tables'

/** A verdict on a question that is not on file: it came before the question was written down, or it is not ours. */
interface VerdictRow {
  /** What WeChat calls the question. */
  _id: string
  suggest: Verdict
  label: number
  at: Instant
}

const early = collection<VerdictRow>('verdicts')

/** Puts a verdict on the photo that was asked about under `trace`; false when there is none. Twice does no more than once. Two requests. */
export async function settle(trace: string, { suggest, label }: Pick<VerdictRow, 'suggest' | 'label'>): Promise<boolean> {
  const row = await tables.evidence.first({ traces: trace })
  if (!row) return false
  await tables.evidence.update({ _id: row._id, safety: oneOf(REPLACES[suggest]) }, { safety: suggest, label, askAt: NEVER_ASKED })
  return true
}

/** Takes a verdict that was pushed; false when nobody asked for it. It may come before the question was written down: then it waits for it. */
export async function takeVerdict(trace: string, verdict: Pick<VerdictRow, 'suggest' | 'label'>, at: Instant): Promise<boolean> {
  if (await settle(trace, verdict)) return true
  await early.insertNew({ _id: trace, ...verdict, at })
  // The question may have been written down meanwhile, and whoever wrote it looked for a verdict too early.
  return settle(trace, verdict)
}

/** Puts verdicts that came before their questions were written down. One request where none did. */
export async function settleEarly(traces: readonly string[]): Promise<void> {
  for (const [trace, verdict] of await early.byIds(traces)) await settle(trace, verdict)
}

const KEPT_MS = 24 * 3_600_000

/** Removes what nobody asked for. */
export const sweepVerdicts = (now: Instant): Promise<number> => early.remove({ at: below(now - KEPT_MS) })
