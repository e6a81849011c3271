import type { LocalCloud } from '../../../localcloud'
import { buildFunctions, folders, send, startTestCloud } from '../cloud'

let cloud: LocalCloud

beforeAll(async () => {
  const caller = `
    import tcb from '@cloudbase/node-sdk'
    const app = tcb.init({ env: tcb.SYMBOL_CURRENT_ENV })
    export const main = async (event, context) => {
      if (event.call) return (await app.callFunction({ name: event.call, data: event.data })).result
      const { environment } = tcb.parseContext(context)
      return { environment, user: app.auth().getUserInfo(), merged: tcb.getCloudbaseContext(context), function: context.function_name }
    }`
  const failing = 'export const main = async () => { throw new Error("refused inside") }'
  cloud = await startTestCloud(buildFunctions({ caller: { source: caller }, failing: { source: failing } }), {
    workers: 1,
    wechat: { appid: 'wx1234567890abcdef', templates: [] },
  })
})

afterAll(async () => {
  await cloud.close()
  folders.clean()
})

test("the SDK's parseContext names the caller of a client's call", async () => {
  const { body } = await send(cloud, 'POST', '/functions/caller', {}, 'zhang')
  expect(body.environment).toMatchObject({ WX_OPENID: 'zhang', WX_APPID: 'wx1234567890abcdef', WX_CONTEXT_KEYS: 'WX_OPENID,WX_APPID', TCB_SOURCE: 'wx_client' })
  expect(body.user).toMatchObject({ openId: 'zhang', appId: 'wx1234567890abcdef' })
  expect(body.function).toBe('caller')
})

test('a caller named in the data is not the caller', async () => {
  const { body } = await send(cloud, 'POST', '/functions/caller', { WX_OPENID: 'wang', openid: 'wang' }, 'zhang')
  expect(body.environment.WX_OPENID).toBe('zhang')
})

test('a warm worker forgets the former caller', async () => {
  await send(cloud, 'POST', '/functions/caller', {}, 'zhang')
  const timer = (await cloud.functions.invoke('caller', {}, { from: 'timer' })) as Record<string, any>
  expect(timer.environment).toMatchObject({ TRIGGER_SRC: 'timer' })
  expect(JSON.stringify(timer)).not.toContain('zhang')
  const { body } = await send(cloud, 'POST', '/functions/caller', {}, 'wang')
  expect(body.environment).not.toHaveProperty('TRIGGER_SRC')
  expect(JSON.stringify(body)).not.toContain('zhang')
})

test("a function called by a function gets the data and no WeChat user", async () => {
  const clouds = await startTestCloud(
    buildFunctions({
      outer: {
        source: `import tcb from '@cloudbase/node-sdk'
          const app = tcb.init({ env: tcb.SYMBOL_CURRENT_ENV })
          export const main = async (event) => (await app.callFunction({ name: 'inner', data: { n: event.n + 1 } })).result`,
      },
      inner: { source: 'export const main = async (event, context) => ({ n: event.n, environment: JSON.parse(context.environment) })' },
    }),
  )
  const { body } = await send(clouds, 'POST', '/functions/outer', { n: 1 }, 'zhang')
  await clouds.close()
  expect(body.n).toBe(2)
  expect(body.environment).not.toHaveProperty('WX_OPENID')
  expect(body.environment.TCB_SOURCE).toBe('scf')
})

test("the SDK's callFunction rejects with the platform's code when the called function throws", async () => {
  const { status, body } = await send(cloud, 'POST', '/functions/caller', { call: 'failing' }, 'zhang')
  expect(status).toBe(500)
  expect(body.errMsg).toContain('refused inside')
})
