import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type LocalCloud, type WechatOptions, ENVIRONMENT_ID, startLocalCloud } from '../../localcloud'
import { functionEnvironment } from '../../localcloud/functions/environment'
import { COLLECTIONS } from '../../server/store/collections'

export interface TestCloud {
  cloud: LocalCloud
  /** The data folder, for what lies in it raw. */
  data: string
  close(): Promise<void>
}

/** Two keys of 32 bytes; the order decides which one seals. */
export const KEYS = { old: `old:${Buffer.alloc(32, 1).toString('base64')}`, young: `young:${Buffer.alloc(32, 2).toString('base64')}` }

export const TEST_WECHAT: WechatOptions = {
  appid: 'wx1234567890abcdef',
  templates: [
    { id: 'tmpl-progress', title: '办理进度', fields: [{ name: 'thing1', label: '事项' }] },
    { id: 'tmpl-all', title: '诉求办理进度通知', fields: ['character_string1', 'thing2', 'thing3', 'date4'].map((name) => ({ name })) },
  ],
  pages: ['pages/appeal/index'],
}

/**
 * A local cloud of its own in a temporary folder, with the store's collections and no functions, and
 * this process in the place of a function: the real SDK finds it by the environment alone. Open it
 * before anything of the store is used; one per test file.
 */
export async function openTestCloud(): Promise<TestCloud> {
  const data = mkdtempSync(join(tmpdir(), 'appeals-test-'))
  const functions = join(data, 'functions')
  mkdirSync(functions)
  const cloud = await startLocalCloud({ data, functions, port: 0, collections: COLLECTIONS, wechat: TEST_WECHAT })
  Object.assign(process.env, functionEnvironment(ENVIRONMENT_ID, cloud.url), {
    APPEALS_KEYS: KEYS.old,
    APPEALS_HASH_KEY: Buffer.alloc(32, 3).toString('base64'),
    WECHAT_APPID: TEST_WECHAT.appid,
    WECHAT_SECRET: 'secret',
    WECOM_CORPID: 'corp',
    WECOM_SECRET: 'secret',
    TEMPLATE_IDS: JSON.stringify({ progress: 'tmpl-progress' }),
  })
  return {
    cloud,
    data,
    close: async () => {
      await cloud.close()
      rmSync(data, { recursive: true, force: true })
    },
  }
}

/** Puts a file where a phone would upload it, as a client does, and gives its id. */
export async function upload(cloud: LocalCloud, openid: string, path: string, bytes: Buffer): Promise<string> {
  const session = await fetch(`${cloud.url}/session`, { method: 'POST', body: JSON.stringify({ openid }) })
  const { token } = (await session.json()) as { token: string }
  const response = await fetch(`${cloud.url}/storage?path=${encodeURIComponent(path)}`, { method: 'POST', headers: { authorization: `Bearer ${token}` }, body: new Uint8Array(bytes) })
  const { fileID } = (await response.json()) as { fileID?: string }
  if (!fileID) throw new Error(`the upload was refused: ${response.status}`)
  return fileID
}
