import { TEMPLATES } from '../../domain/notice/templates'
import { type LocalCloud, type Route, startLocalCloud } from '../../localcloud'
import { COLLECTIONS } from '../../server/store/collections'
import { PUSHES } from '../deploy/byHand'
import { keysOf } from './keys'

export const APPID = 'wx0000000000000000'

/** The messages of the product as they would be set up in WeChat's console. */
const WECHAT_TEMPLATES = Object.entries(TEMPLATES).map(([id, { title, fields, labels }]) => ({
  id,
  title,
  fields: fields.map((name, index) => ({ name, label: labels[index]! })),
}))

export interface DistrictOptions {
  data: string
  port?: number
  /** The folder of built functions. */
  functions: string
  clockStart?: string
  routes?: readonly Route[]
  workers?: number
  /** Over what functions find otherwise, as a deployment's own values. */
  env?: Readonly<Record<string, string>>
  log?: (line: string) => void
}

/**
 * A local cloud that runs this product: its collections, functions, message templates and keys. The keys
 * are put into this process too, so that what fills the store from outside seals as the functions do.
 */
export async function startDistrict({ data, port = 0, functions, clockStart, routes, workers, env: own = {}, log }: DistrictOptions): Promise<LocalCloud> {
  const env = { ...keysOf(data), WECHAT_APPID: APPID, WECHAT_SECRET: 'local', WECOM_CORPID: 'local', WECOM_SECRET: 'local', MINIPROGRAM_STATE: 'developer' }
  Object.assign(process.env, env)
  return startLocalCloud({
    data,
    port,
    functions,
    collections: COLLECTIONS,
    env: { ...env, ...own },
    wechat: { appid: APPID, templates: WECHAT_TEMPLATES, pushes: PUSHES },
    ...(clockStart ? { clockStart } : {}),
    ...(routes ? { routes } : {}),
    ...(workers ? { workers } : {}),
    ...(log ? { log } : {}),
  })
}
