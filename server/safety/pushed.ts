import * as z from 'zod'
import { VERDICTS } from '../../domain/appeal/photos'
import { callerOf } from '../door/caller'
import { log } from '../door/log'
import { counted } from '../store/cloud'
import { takeVerdict } from '../store/verdicts'

/** What WeChat pushes when it has looked at a photo (`wxa_media_check`, version 2). It may add members: those are not ours to judge. */
const mediaCheck = z.object({
  MsgType: z.literal('event'),
  Event: z.literal('wxa_media_check'),
  appid: z.string(),
  trace_id: z.string().regex(/^[\w.:-]{1,128}$/),
  version: z.literal(2),
  /** Other than 0: it could not look, as when the address had run out. */
  errcode: z.number().int().optional(),
  result: z.object({ suggest: z.enum(VERDICTS), label: z.number().int() }).optional(),
})

/** What WeChat takes for an answer. */
const TAKEN = 'success'

/**
 * What WeChat pushes. Only the platform's push gets in: the caller is told by the platform (`callerOf`), so a person who calls
 * this with the same words is turned away, and so is what names another mini-program. A push may come twice, late, or about
 * a photo that is not there: none of that does harm, and WeChat is told that it arrived.
 */
export async function pushed(event: unknown, context: object): Promise<typeof TAKEN | { ok: false }> {
  const { trigger } = callerOf(context)
  const parsed = mediaCheck.safeParse(event)
  if (trigger !== 'push' || !parsed.success || parsed.data.appid !== process.env['WECHAT_APPID']) {
    log('push', { ok: false, trigger, why: trigger !== 'push' ? 'caller' : parsed.success ? 'appid' : 'form' })
    return { ok: false }
  }
  const { trace_id: trace, errcode = 0, result } = parsed.data
  // What it could not look at is asked about again when its time comes (`ask.ts`).
  const verdict = errcode === 0 && result ? result : null
  const { value: known, requests } = await counted(async () => (verdict ? takeVerdict(trace, verdict, Date.now()) : null))
  log('push', { ok: true, verdict: verdict?.suggest ?? null, label: verdict?.label ?? null, errcode, known, requests })
  return TAKEN
}
