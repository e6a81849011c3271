import type { Verdict } from '../../domain/appeal/photos'
import { Unreachable } from './exchange'
import { type Sending, send } from './sending'
import { call } from './token'

/** WeChat's advice: `review` is for a person to decide, and so is everything it could not be asked about. */
export type Advice = Verdict

/** Where the words will stand, as WeChat counts it. */
const SCENES = { profile: 1, comment: 2, forum: 3, social: 4 }
export type Scene = keyof typeof SCENES

const LONGEST = 2500
const WORST_FIRST: readonly Advice[] = ['risky', 'review', 'pass']

/** Advice on words that a person wrote, in pieces when they are long: the worst of all pieces. */
export async function checkText({ text, openid, scene = 'comment' }: { text: string; openid: string; scene?: Scene }): Promise<Advice> {
  const characters = Array.from(text)
  const advices: Advice[] = []
  for (let from = 0; from < characters.length; from += LONGEST) {
    advices.push(await checkPiece(characters.slice(from, from + LONGEST).join(''), openid, scene))
  }
  return WORST_FIRST.find((advice) => advices.includes(advice)) ?? 'pass'
}

async function checkPiece(content: string, openid: string, scene: Scene): Promise<Advice> {
  try {
    const { errcode, members } = await call('wechat', '/wxa/msg_sec_check', { version: 2, scene: SCENES[scene], openid, content })
    const { suggest } = (members['result'] ?? {}) as { suggest?: Advice }
    // An openid that has not been in the mini-program for two hours (61010) cannot be asked about.
    return errcode === 0 && suggest && WORST_FIRST.includes(suggest) ? suggest : 'review'
  } catch (error) {
    if (error instanceof Unreachable) return 'review'
    throw error
  }
}

const IMAGE = 2

/**
 * Asks about an image by its address. The verdict comes later by push (`wxa_media_check`), within half an hour, under the
 * trace given here. Not asked: for good (`refused`), or for now. Never thrown.
 */
export async function checkMedia({ url, openid, scene = 'comment' }: { url: string; openid: string; scene?: Scene }): Promise<{ is: 'asked'; trace: string } | Exclude<Sending, { is: 'sent' }>> {
  let trace: unknown
  const sending = await send('wechat', '/wxa/media_check_async', () => ({ version: 2, scene: SCENES[scene], openid, media_url: url, media_type: IMAGE }), (reply) => {
    trace = reply.members['trace_id']
    return reply
  })
  if (sending.is !== 'sent') return sending
  return typeof trace === 'string' && trace ? { is: 'asked', trace } : { is: 'retry', why: 'no trace_id' }
}
