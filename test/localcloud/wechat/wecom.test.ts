import type { LocalCloud } from '../../../localcloud'
import { folders, send } from '../cloud'
import { startWechat } from './support'

let cloud: LocalCloud

beforeAll(async () => {
  cloud = await startWechat()
})

afterAll(async () => {
  await cloud.close()
  folders.clean()
})

const NOTICE = {
  appid: 'wx1234567890abcdef',
  page: 'officer/pages/detail/index?code=1',
  title: '交办提醒',
  description: '三月二日',
  content_item: [{ key: '编号', value: 'A-2026-0001' }],
}
const token = async (): Promise<string> => (await send(cloud, 'GET', '/wecom/cgi-bin/gettoken?corpid=ww1&corpsecret=any')).body.access_token
const notify = async (notice: object, more: object = {}): Promise<any> => {
  const body = { touser: 'cadre-1|cadre-2', msgtype: 'miniprogram_notice', miniprogram_notice: { ...NOTICE, ...notice }, ...more }
  return (await send(cloud, 'POST', `/wecom/cgi-bin/message/send?access_token=${await token()}`, body)).body
}

test('a notice reaches each member without any credit', async () => {
  expect(await notify({})).toMatchObject({ errcode: 0, invaliduser: '' })
  for (const to of ['cadre-1', 'cadre-2']) {
    const { body } = await send(cloud, 'GET', `/messages?wecom=${to}`)
    expect(body.messages).toMatchObject([
      { channel: 'wecom', to, title: '交办提醒', description: '三月二日', page: NOTICE.page, fields: [{ label: '编号', value: 'A-2026-0001' }] },
    ])
  }
  expect((await send(cloud, 'GET', '/messages?openid=cadre-1')).body.messages).toEqual([])
})

test('members that cannot be are named, and the others are told', async () => {
  expect(await notify({}, { touser: 'cadre-3|张San' })).toMatchObject({ errcode: 0, invaliduser: '张san' })
  expect(cloud.wechat.messagesOf({ wecom: 'cadre-3' })).toHaveLength(1)
  expect(await notify({}, { touser: '张三' })).toMatchObject({ errcode: 81013 })
})

test.each([
  ['title', { title: '字'.repeat(13) }],
  ['title', { title: '提醒' }],
  ['description', { description: '字'.repeat(13) }],
  ['content_item.key', { content_item: [{ key: '字'.repeat(11), value: '' }] }],
  ['content_item.value', { content_item: [{ key: '字', value: '字'.repeat(31) }] }],
  ['content_item', { content_item: Array.from({ length: 11 }, () => ({ key: 'a', value: 'b' })) }],
  ['appid', { appid: undefined }],
])('a wrong %s is refused by name', async (field, notice) => {
  expect(await notify(notice)).toMatchObject({ errcode: 40058, errmsg: expect.stringContaining(`\`${field}\``) })
})

test('other message types, a wrong token and a missing secret are refused', async () => {
  expect(await notify({}, { msgtype: 'text' })).toMatchObject({ errcode: 40008 })
  expect((await send(cloud, 'POST', '/wecom/cgi-bin/message/send?access_token=x', {})).body.errcode).toBe(40014)
  expect((await send(cloud, 'GET', '/wecom/cgi-bin/gettoken?corpid=ww1')).body.errcode).toBe(40001)
})

test("WeChat's token is no token for WeCom", async () => {
  const own = await token()
  expect((await send(cloud, 'POST', `/wechat/cgi-bin/message/subscribe/send?access_token=${own}`, {})).body.errcode).toBe(40001)
})
