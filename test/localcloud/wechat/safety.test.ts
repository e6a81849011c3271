import type { LocalCloud } from '../../../localcloud'
import { folders, send } from '../cloud'
import { call, startWechat } from './support'

let cloud: LocalCloud

beforeAll(async () => {
  cloud = await startWechat()
})

afterAll(async () => {
  await cloud.close()
  folders.clean()
})

const checkText = (content: unknown, more: object = {}) => call(cloud, '/wxa/msg_sec_check', { version: 2, scene: 2, openid: 'zhang', content, ...more })

test.each([
  ['村口的路灯不亮了', 'pass', 100],
  ['其中有违规示例词一处', 'risky', 20006],
  ['其中有辱骂示例词一处', 'risky', 20003],
  ['其中有待审示例词一处', 'review', 21000],
])('%s: %s', async (content, suggest, label) => {
  expect(await checkText(content)).toMatchObject({ errcode: 0, result: { suggest, label }, trace_id: expect.any(String) })
})

test.each([
  ['', {}, 47001],
  ['字'.repeat(2501), {}, 45002],
  ['好', { openid: '' }, 40003],
  ['好', { scene: 9 }, 40097],
])('a malformed text request is refused: %#', async (content, more, errcode) => {
  expect(await checkText(content, more)).toMatchObject({ errcode })
})

test('2500 characters are taken', async () => {
  expect(await checkText('字'.repeat(2500))).toMatchObject({ errcode: 0 })
})

test('the older form refuses risky content outright', async () => {
  expect(await checkText('违规示例词', { version: undefined })).toMatchObject({ errcode: 87014 })
  expect(await checkText('路灯', { version: undefined })).toMatchObject({ errcode: 0 })
})

const store = async (path: string, bytes = 'bytes'): Promise<string> => {
  const { data } = (await cloud.storage.actions['storage.getUploadMetadata']!({ path })) as any
  await fetch(data.url, { method: 'PUT', headers: { authorization: data.authorization }, body: bytes })
  const { data: found } = (await cloud.storage.actions['storage.batchGetDownloadUrl']!({ file_list: [{ fileid: data.fileId }] })) as any
  return found.download_list[0].tempFileURL
}
const checkMedia = (media_url: string, more: object = {}) => call(cloud, '/wxa/media_check_async', { version: 2, scene: 2, openid: 'zhang', media_type: 2, media_url, ...more })
const pushed = async (trace: string): Promise<any[]> => {
  await cloud.wechat.settled()
  const seen = (await cloud.functions.invoke('receiver', { read: true }, { from: 'function' })) as any[]
  return seen.filter(({ event }) => event.trace_id === trace)
}

test.each([
  ['public/lamp.jpg', 'pass'],
  ['public/违规示例词.jpg', 'risky'],
])('a file is answered at once and its verdict pushed later to the function set for it: %s is %s', async (path, suggest) => {
  const answer = await checkMedia(await store(path))
  expect(answer).toMatchObject({ errcode: 0, trace_id: expect.any(String) })
  expect(answer).not.toHaveProperty('result')
  const [push, ...more] = await pushed(answer.trace_id)
  expect(more).toEqual([])
  expect(push.openid).toBe('zhang')
  expect(push.event).toMatchObject({ MsgType: 'event', Event: 'wxa_media_check', FromUserName: 'zhang', version: 2, errcode: 0, result: { suggest } })
})

test('so is a file that holds an example word in its bytes', async () => {
  const [push] = await pushed((await checkMedia(await store('public/plain.jpg', 'pixels 待审示例词 pixels'))).trace_id)
  expect(push.event).toMatchObject({ errcode: 0, result: { suggest: 'review', label: 21000 } })
})

test('a file that cannot be downloaded, or lies elsewhere, is pushed as such', async () => {
  for (const url of [`${cloud.url}/storage/absent.jpg?sign=x&t=1`, 'https://elsewhere.example/a.jpg']) {
    const [push] = await pushed((await checkMedia(url)).trace_id)
    expect(push.event).toMatchObject({ errcode: -1008 })
  }
})

test('a push can come again', async () => {
  const { trace_id } = await checkMedia(await store('public/again.jpg'))
  await cloud.wechat.settled()
  expect((await send(cloud, 'POST', '/wechat/_simulator/push', { trace_id })).status).toBe(200)
  expect(await pushed(trace_id)).toHaveLength(2)
  expect((await send(cloud, 'POST', '/wechat/_simulator/push', { trace_id: 'absent' })).status).toBe(404)
})

test('a push that failed is owed, and arrives after a restart', async () => {
  const data = folders.make()
  const without = await startWechat({ pushes: [] }, { data })
  const { trace_id } = await call(without, '/wxa/media_check_async', { version: 2, scene: 2, openid: 'zhang', media_type: 2, media_url: 'https://elsewhere.example/a.jpg' })
  await without.close()
  const after = await startWechat({}, { data })
  try {
    await after.wechat.settled()
    expect(await after.functions.invoke('receiver', { read: true }, { from: 'function' })).toMatchObject([{ event: { trace_id } }])
  } finally {
    await after.close()
  }
})

test.each([{ media_url: 'no address' }, { media_type: 7 }, { version: 1 }, { scene: 0 }])('a malformed media request is refused: %j', async (more) => {
  expect(await checkMedia(`${cloud.url}/storage/a.jpg`, more)).toMatchObject({ errcode: 40097 })
})
