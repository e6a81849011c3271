import { inflateSync } from 'node:zlib'
import type { LocalCloud } from '../../../localcloud'
import { folders, send } from '../cloud'
import { APPID, call, startWechat, tokenOf } from './support'

let cloud: LocalCloud

beforeAll(async () => {
  cloud = await startWechat({ pages: ['pages/file/index'] })
})

afterAll(async () => {
  await cloud.close()
  folders.clean()
})

const code = async (body: object): Promise<Response> =>
  fetch(`${cloud.url}/wechat/wxa/getwxacodeunlimit?access_token=${await tokenOf(cloud)}`, { method: 'POST', body: JSON.stringify(body) })
const picture = async (body: object): Promise<Buffer> => Buffer.from(await (await code(body)).arrayBuffer())

test('a code is a PNG of the width asked for, the same for the same scene', async () => {
  const answer = await code({ scene: 'v=0101', page: 'pages/file/index', width: 300 })
  expect(answer.headers.get('content-type')).toBe('image/png')
  const png = Buffer.from(await answer.arrayBuffer())
  expect(png.subarray(1, 4).toString()).toBe('PNG')
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([300, 300])
  const length = png.readUInt32BE(33)
  expect(inflateSync(png.subarray(41, 41 + length))).toHaveLength(300 * 301)
  expect(await picture({ scene: 'v=0101', page: 'pages/file/index', width: 300 })).toEqual(png)
  expect(await picture({ scene: 'v=0102', page: 'pages/file/index', width: 300 })).not.toEqual(png)
})

test('the width stays within 280 and 1280', async () => {
  expect((await picture({ scene: 'a', width: 10 })).readUInt32BE(16)).toBe(280)
  expect((await picture({ scene: 'a', width: 5000 })).readUInt32BE(16)).toBe(1280)
})

test.each([
  [{ scene: 'x'.repeat(33) }, 40169],
  [{ scene: '' }, 40169],
  [{}, 40169],
  [{ scene: '村=1' }, 40129],
  [{ scene: 'a%20' }, 40129],
  [{ scene: 'a', page: 'pages/absent' }, 41030],
])('a code for %j is refused with %i', async (body, errcode) => {
  expect(await (await code(body)).json()).toMatchObject({ errcode })
})

test('a page is not looked for when check_path is false', async () => {
  expect((await code({ scene: 'x'.repeat(32), page: 'pages/absent', check_path: false })).headers.get('content-type')).toBe('image/png')
})

const tap = async (openid: string): Promise<string> => (await send(cloud, 'POST', '/wechat/_simulator/phone-code', { openid })).body.code
const redeem = (given: unknown) => call(cloud, '/wxa/business/getuserphonenumber', { code: given })

test("a code is worth its person's number, once", async () => {
  await send(cloud, 'POST', '/wechat/_simulator/phone', { openid: 'zhang', number: '13900000001' })
  cloud.wechat.setPhone('wang', '13900000002')
  const [zhang, wang] = [await tap('zhang'), await tap('wang')]
  expect(await redeem(zhang)).toMatchObject({
    errcode: 0,
    phone_info: { phoneNumber: '13900000001', purePhoneNumber: '13900000001', countryCode: '86', watermark: { appid: APPID } },
  })
  expect(await redeem(zhang)).toMatchObject({ errcode: 40029 })
  expect((await redeem(wang)).phone_info.phoneNumber).toBe('13900000002')
})

test('a code is void after five minutes, and a made-up one always', async () => {
  const late = await tap('zhang')
  await cloud.clock.advance('PT6M')
  expect(await redeem(late)).toMatchObject({ errcode: 40029 })
  expect(await redeem('made-up')).toMatchObject({ errcode: 40029 })
  expect(await redeem({ $ne: null })).toMatchObject({ errcode: 40029 })
})

test('a person who was given no number has one, always the same', async () => {
  const number = async () => (await redeem(await tap('li'))).phone_info.phoneNumber
  expect(await number()).toMatch(/^100\d{8}$/)
  expect(await number()).toBe(await number())
})
