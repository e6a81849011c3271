import type { Instant } from '../../domain/calendar/day'
import { atMost, oneOf } from '../store/conditions'
import { temporaryUrls } from '../store/files'
import { type EvidenceRow, NEVER_ASKED } from '../store/rows'
import { tables } from '../store/tables'
import { settleEarly } from '../store/verdicts'
import { checkMedia } from '../wechat/safety'

const BATCH = 20
const MINUTE_MS = 60_000
/** WeChat pushes its verdict within half an hour; after this long it is asked again. */
export const ANSWERED_WITHIN_MS = 120 * MINUTE_MS
/** So many questions without a verdict, and the photo counts as unchecked. */
const ASKS = 3
/** Pauses after each question that did not reach WeChat; after the last one the photo counts as unchecked. */
const PAUSES_MINUTES = [1, 2, 5, 15, 60, 240, 720]

/**
 * Asks WeChat about the photos that are due, oldest first, after the command that filed them and apart from it. The verdict
 * comes by push (`pushed.ts`). Tells how many were asked about. Stops when `until` has come (`performance.now()`'s scale), and
 * at the first question that does not get through: the others would fare no better.
 */
export async function askAboutPhotos(until: number): Promise<number> {
  let asked = 0
  for (;;) {
    const { items, next } = await tables.evidence.page({ where: { askAt: atMost(Date.now()) }, order: [['askAt', 'asc']], limit: BATCH })
    if (items.length === 0) return asked
    const { traces, stopped } = await askBatch(items, until)
    if (traces.length > 0) await settleEarly(traces)
    asked += traces.length
    if (stopped || next === null) return asked
  }
}

async function askBatch(items: readonly EvidenceRow[], until: number): Promise<{ traces: string[]; stopped: boolean }> {
  const [urls, owners] = await Promise.all([temporaryUrls(items.map(({ fileID }) => fileID)), tables.people.byIds(items.map(({ owner }) => owner))])
  const traces: string[] = []
  for (const row of items) {
    if (performance.now() >= until) return { traces, stopped: true }
    const now = Date.now()
    // Whoever changes the moment first asks; a second clock leaves it alone.
    if ((await tables.evidence.update({ _id: row._id, askAt: row.askAt! }, { askAt: now + ANSWERED_WITHIN_MS })) === 0) continue
    const asking = await askAbout(row, urls.get(row.fileID) ?? null, owners.get(row.owner)?.identities[0] ?? null, now)
    if (asking === 'later') return { traces, stopped: true }
    if (asking) traces.push(asking.trace)
  }
  return { traces, stopped: false }
}

/** One question: its name, null when none is to be put, or that it did not get through. */
async function askAbout({ _id, traces = [], misses = 0 }: EvidenceRow, url: string | null, openid: string | null, now: Instant): Promise<{ trace: string } | 'later' | null> {
  const unsettled = { _id, safety: oneOf(['due', 'asked']) }
  // WeChat answers only for people who were in the mini-program within two hours: whoever is not known here cannot be asked about.
  const asking = url && openid && traces.length < ASKS ? await checkMedia({ url, openid }) : ({ is: 'refused' } as const)
  if (asking.is === 'asked') {
    await tables.evidence.update(unsettled, { safety: 'asked', traces: [...traces, asking.trace] })
    return asking
  }
  const pause = asking.is === 'retry' ? PAUSES_MINUTES[misses] : undefined
  if (pause === undefined) await tables.evidence.update(unsettled, { safety: 'unchecked', askAt: NEVER_ASKED })
  else await tables.evidence.update({ _id }, { misses: misses + 1, askAt: Math.max(now + pause * MINUTE_MS, (asking.is === 'retry' && asking.notBefore) || 0) })
  return asking.is === 'retry' ? 'later' : null
}
