import { join } from 'node:path'
import { openClock, parseDuration, parseInstant } from './clock'
import type { CloudClock, LocalCloud, LocalCloudOptions } from './cloud'
import { openDatabase } from './database'
import { lockFolder } from './disk/lock'
import { openSeals } from './disk/seal'
import { openFunctions } from './functions'
import { functionEnvironment } from './functions/environment'
import { createGateway } from './gateway'
import { addressOf, isForm, readForm, readObject, sendJson } from './http/exchange'
import type { Route } from './http/route'
import { openModels } from './models'
import { openFace } from './server'
import { openSessions } from './sessions'
import { openSms } from './sms'
import { openStorage } from './storage'
import { openTimers } from './timers'
import { NO_WECHAT, openWechat } from './wechat'

export type { CloudClock, LocalCloud, LocalCloudOptions } from './cloud'
export type { Caller } from './functions'
export { FunctionFailure } from './functions'
export { HttpError, readObject, sendJson, sendText } from './http/exchange'
export type { Route } from './http/route'
export type { CollectionDeclaration, IndexDeclaration } from './service'
export type { ModelAnswer } from './models'
export { LOCAL_SMS } from './sms'
export type { Firing } from './timers'
export type { Message, Template, WechatOptions } from './wechat'

/** The one environment of a local cloud. */
export const ENVIRONMENT_ID = 'local-env'

/** The largest request of the SDK's protocol that is taken in, in bytes. */
const ADMIN_LIMIT = 64 * 1024 * 1024

/**
 * Starts CloudBase and WeChat on this machine, on a data folder that it keeps: the functions of a folder run as they
 * are, on the real SDK. Rejects when another local cloud has the folder or the port is taken.
 */
export async function startLocalCloud(options: LocalCloudOptions): Promise<LocalCloud> {
  const closings: (() => void | Promise<void>)[] = []
  const close = async (): Promise<void> => {
    for (const step of closings.splice(0).reverse()) await step()
  }
  try {
    return await assemble(options, closings, close)
  } catch (error) {
    await close()
    throw error
  }
}

async function assemble(options: LocalCloudOptions, closings: (() => void | Promise<void>)[], close: () => Promise<void>): Promise<LocalCloud> {
  const { data, log = () => undefined, wechat: wechatOptions = NO_WECHAT } = options
  const opened = <T extends { close(): void | Promise<void> }>(part: T): T => {
    closings.push(() => part.close())
    return part
  }
  // The platform's containers run in UTC, and worker threads share their process's zone.
  process.env.TZ = 'UTC'

  closings.push(lockFolder(data))
  const machineClock = openClock(join(data, 'clock.json'), options.clockStart)
  const seals = openSeals(join(data, 'key.json'))
  const face = opened(await openFace(options.port, log))
  const database = opened(openDatabase({ file: join(data, 'database.sqlite'), clock: machineClock, collections: options.collections, onSlowQuery: (report) => log(`slow query: ${JSON.stringify(report)}`) }))
  const storage = opened(openStorage({ folder: join(data, 'storage'), environmentId: ENVIRONMENT_ID, url: face.url, seal: seals('storage'), clock: machineClock }))
  const functions = opened(
    openFunctions({
      folder: options.functions,
      environmentId: ENVIRONMENT_ID,
      appid: wechatOptions.appid,
      clock: machineClock.shared,
      env: { ...functionEnvironment(ENVIRONMENT_ID, face.url), ...options.env },
      workers: options.workers,
      log,
    }),
  )
  const wechat = openWechat({
    options: wechatOptions,
    file: join(data, 'wechat.jsonl'),
    seals,
    clock: machineClock,
    deliver: (name, event, openid) => functions.invoke(name, event, { from: 'push', openid }),
    log,
  })
  // Closed from the last to the first: pushes arrive, then functions end, then what they had asked for is answered; only
  // then are the files closed that an answer writes to.
  closings.push(wechat.close, face.close, functions.close, wechat.settled)
  const timers = opened(
    openTimers({
      declarations: functions.declarations,
      clock: machineClock,
      file: join(data, 'timers.json'),
      invoke: (name, event) => functions.invoke(name, event, { from: 'timer' }),
      log,
    }),
  )
  const models = openModels(machineClock.now)
  const sms = openSms(machineClock.now)
  const sessions = openSessions(seals('session'))
  const gateway = createGateway({ services: [database, storage, functions, wechat], clock: machineClock })

  const set = async (to: number): Promise<Awaited<ReturnType<CloudClock['set']>>> => {
    const firings = await timers.moveTo(to)
    await wechat.settled()
    return firings
  }
  const clock: CloudClock = {
    now: machineClock.now,
    set: (to) => set(typeof to === 'string' ? parseInstant(to) : to),
    advance: (by) => set(machineClock.now() + (typeof by === 'string' ? parseDuration(by) : by)),
  }

  const admin: Route = {
    method: 'POST',
    path: '/admin',
    handle: async (req, res) => {
      const body = isForm(req) ? await readForm(req, ADMIN_LIMIT) : await readObject(req, ADMIN_LIMIT)
      sendJson(res, 200, await gateway.handleAdmin(body, addressOf(req).searchParams))
    },
  }
  const health: Route = { method: 'GET', path: '/health', handle: (_req, res) => sendJson(res, 200, { ok: true, now: new Date(clock.now()).toISOString() }) }

  const clear = async (): Promise<void> => {
    models.answer(null)
    sms.clear()
    await wechat.clear()
    await functions.restart()
    storage.clear()
    database.clear()
  }

  const cloud: LocalCloud = { clear, url: face.url, clock, database, functions, sessions, wechat, models, sms, timers, storage, close }
  const own = [admin, health, sessions, functions, storage, timers, wechat, models, sms].flatMap((part) => ('routes' in part ? part.routes : [part]))
  face.serve([...own, ...(options.routes ?? [])], cloud)
  timers.start()
  return cloud
}
