import { LOOPBACK } from '../http/loopback'
import { judgeFile } from './safety'
import type { Ledger } from './ledger'

/** Which function a kind of pushed message goes to, as 云开发 › 消息推送 maps it. */
export interface PushTarget {
  msgType: string
  event: string
  function: string
}

export interface MediaChecks {
  /** Takes a file's address for checking; its verdict is pushed soon after. */
  take(trace: string, url: string, openid: string): void
  /** Pushes the verdict of a check again, as WeChat may; false when there is no such check. */
  repeat(trace: string): Promise<boolean>
  /** Resolves when every push that is under way has arrived. */
  settled(): Promise<void>
}

export interface MediaSetting {
  ledger: Ledger
  appid: string
  pushes: readonly PushTarget[]
  now(): number
  /** Delivers a push to a function; rejects when the function fails. */
  deliver(name: string, event: object, openid: string): Promise<unknown>
  log: (line: string) => void
}

/** Checks media the way WeChat does: the request is answered at once, the verdict comes later as a pushed event. */
export function openMediaChecks(setting: MediaSetting): MediaChecks {
  const { ledger, log } = setting
  const target = setting.pushes.find(({ msgType, event }) => msgType === 'event' && event === 'wxa_media_check')
  const underway = new Set<Promise<unknown>>()

  const push = async (trace: string): Promise<void> => {
    const event = ledger.checks.get(trace)?.push as { FromUserName: string; url: string } | undefined
    if (!event) return
    if (!target) return log('a media check has a verdict, and no function is set to receive it (event, wxa_media_check)')
    const { url, ...message } = event
    try {
      await setting.deliver(target.function, { ...message, ...(await verdictOn(url)) }, event.FromUserName)
      ledger.record({ kind: 'pushed', trace })
    } catch (error) {
      log(`the push of media check ${trace} failed: ${error instanceof Error ? error.message : String(error)}`)
    }
  }

  const soon = (trace: string): void => {
    const work = new Promise((resolve) => setImmediate(resolve)).then(() => push(trace)).finally(() => underway.delete(work))
    underway.add(work)
  }

  // A verdict that had not arrived when the cloud was stopped is still owed.
  for (const [trace, { pushed }] of ledger.checks) if (!pushed) soon(trace)

  return {
    take: (trace, url, openid) => {
      const CreateTime = Math.floor(setting.now() / 1000)
      const frame = { ToUserName: 'gh_local', FromUserName: openid, CreateTime, MsgType: 'event', Event: 'wxa_media_check', appid: setting.appid }
      ledger.record({ kind: 'check', trace, push: { ...frame, trace_id: trace, version: 2, url } })
      soon(trace)
    },
    repeat: async (trace) => {
      if (!ledger.checks.has(trace)) return false
      await push(trace)
      return true
    },
    settled: async () => {
      while (underway.size > 0) await Promise.all(underway)
    },
  }
}

/** The part of a push that tells the verdict; -1008 stands for a file that cannot be downloaded. */
async function verdictOn(address: string): Promise<object> {
  const url = new URL(address)
  // The stand-in reaches no other machine.
  const bytes = url.hostname === LOOPBACK ? await fetch(url).then(async (answer) => (answer.ok ? Buffer.from(await answer.arrayBuffer()) : null), () => null) : null
  if (!bytes) return { errcode: -1008, errmsg: 'download fail', result: { suggest: 'review', label: 21000 }, detail: [] }
  const { suggest, label } = judgeFile(decodeURIComponent(url.pathname), bytes)
  return { errcode: 0, errmsg: 'ok', result: { suggest, label }, detail: [{ strategy: 'content_model', errcode: 0, suggest, label, prob: 90 }] }
}
