import type { LocalCloud } from '../../../localcloud'
import { folders, send } from '../cloud'
import { APPID, call, FITTING, startWechat, tokenOf } from './support'

let cloud: LocalCloud

beforeAll(async () => {
  cloud = await startWechat({ pages: ['pages/detail/index'] })
})

afterAll(async () => {
  await cloud.close()
  folders.clean()
})

const SEND = '/cgi-bin/message/subscribe/send'
const message = (touser: string, more: object = {}): object => ({ touser, template_id: 'progress', page: 'pages/detail/index?code=1', data: FITTING, ...more })
const accept = (openid: string, ...templateIds: string[]) => send(cloud, 'POST', '/wechat/_simulator/subscribe', { openid, templateIds })

test('one accept is one message', async () => {
  expect((await accept('zhang', 'progress')).body).toEqual({ errMsg: 'requestSubscribeMessage:ok', progress: 'accept' })
  expect(cloud.wechat.creditsOf('zhang', 'progress')).toBe(1)
  expect(await call(cloud, SEND, message('zhang'))).toMatchObject({ errcode: 0, errmsg: 'ok' })
  expect(await call(cloud, SEND, message('zhang'))).toMatchObject({ errcode: 43101 })
})

test('accepts add up, and belong to one person and one template', async () => {
  await accept('li', 'progress')
  await accept('li', 'progress')
  expect(cloud.wechat.creditsOf('li', 'progress')).toBe(2)
  expect(cloud.wechat.creditsOf('li', 'service')).toBe(0)
  expect(cloud.wechat.creditsOf('wang', 'progress')).toBe(0)
})

test('one accept of a long-term template allows any number', async () => {
  await accept('chen', 'service')
  const long = { template_id: 'service', data: { thing1: { value: '已受理' } } }
  for (let sent = 0; sent < 3; sent += 1) expect(await call(cloud, SEND, message('chen', long))).toMatchObject({ errcode: 0 })
})

test('a refused request gives no credit', async () => {
  const { body } = await send(cloud, 'POST', '/wechat/_simulator/subscribe', { openid: 'sun', templateIds: ['progress'], consent: 'reject' })
  expect(body.progress).toBe('reject')
  expect(await call(cloud, SEND, message('sun'))).toMatchObject({ errcode: 43101 })
})

test.each([
  [[], 10001],
  [['absent'], 20001],
  [['progress', 'service'], 20002],
  [['progress', 'progress', 'progress', 'progress', 'progress', 'progress'], 20003],
])('asking for %j fails as wx.requestSubscribeMessage does', async (ids, errCode) => {
  expect((await accept('zhou', ...ids)).body).toMatchObject({ errCode, errMsg: expect.stringContaining('requestSubscribeMessage:fail') })
  expect(cloud.wechat.creditsOf('zhou', 'progress')).toBe(0)
})

test.each([
  ['an openid that is none', { touser: '张 三' }, 40003],
  ['an unknown template', { template_id: 'absent' }, 40037],
  ['a page that is not released', { page: 'pages/other/index' }, 41030],
  ['a page with a leading slash', { page: '/pages/detail/index' }, 41030],
])('%s is refused', async (_, more, errcode) => {
  expect(await call(cloud, SEND, message('zhang', more))).toMatchObject({ errcode })
})

test.each([
  ['thing1', '一二三四五六七八九十一二三四五六七八九十多'],
  ['thing1', ''],
  ['phrase2', '已经办结了吗'],
  ['phrase2', 'done'],
  ['time3', '明天上午'],
  ['character_string4', '编号一'],
])('the field %s cannot be %j, and a refused message costs no credit', async (field, value) => {
  cloud.wechat.grant('wu', 'progress', 1)
  const before = cloud.wechat.creditsOf('wu', 'progress')
  const answer = await call(cloud, SEND, message('wu', { data: { ...FITTING, [field]: { value } } }))
  expect(answer).toMatchObject({ errcode: 47003, errmsg: expect.stringContaining(`data.${field}.value`) })
  expect(cloud.wechat.creditsOf('wu', 'progress')).toBe(before)
})

test('a missing field and a foreign field are refused by name', async () => {
  const { thing1, ...rest } = FITTING
  expect((await call(cloud, SEND, message('zhang', { data: rest }))).errmsg).toContain('data.thing1')
  expect((await call(cloud, SEND, message('zhang', { data: { ...FITTING, thing9: thing1 } }))).errmsg).toContain('data.thing9')
})

test('twenty characters fit a thing, counted as people count', async () => {
  cloud.wechat.grant('zheng', 'progress', 1)
  const data = { ...FITTING, thing1: { value: '𠮷'.repeat(20) } }
  expect(await call(cloud, SEND, message('zheng', { data }))).toMatchObject({ errcode: 0 })
})

test('a token is given for the appid only, stays the same, and expires on the local clock', async () => {
  const ask = (body: object) => send(cloud, 'POST', '/wechat/cgi-bin/stable_token', body).then((answer) => answer.body)
  const good = { grant_type: 'client_credential', appid: APPID, secret: 'any' }
  expect(await ask({ ...good, appid: 'wx0' })).toMatchObject({ errcode: 40013 })
  expect(await ask({ ...good, secret: '' })).toMatchObject({ errcode: 41004 })
  expect(await ask({ ...good, grant_type: 'code' })).toMatchObject({ errcode: 40002 })
  const first = await tokenOf(cloud)
  expect(await tokenOf(cloud)).toBe(first)
  expect((await ask({ ...good, force_refresh: true })).access_token).not.toBe(first)

  const errcode = async (token: string) => (await send(cloud, 'POST', `/wechat${SEND}?access_token=${token}`, message('zhang'))).body.errcode
  expect(await errcode('')).toBe(41001)
  expect(await errcode('made-up')).toBe(40001)
  expect(await errcode(first)).toBe(43101)
  await cloud.clock.advance('PT3H')
  expect(await errcode(first)).toBe(42001)
})

test('calls beyond a quota are refused until its time is over', async () => {
  const narrow = await startWechat({ quotas: { [SEND]: { calls: 2, per: 'day' } } })
  const codes = []
  for (let sent = 0; sent < 3; sent += 1) codes.push((await call(narrow, SEND, message('zhang'))).errcode)
  await narrow.clock.advance('P1D')
  codes.push((await call(narrow, SEND, message('zhang'))).errcode)
  await narrow.close()
  expect(codes).toEqual([43101, 43101, 45009, 43101])
})

test('each message is kept with its words and its moment, credits too, across a restart', async () => {
  const data = folders.make()
  const first = await startWechat({}, { data })
  first.wechat.grant('zhang', 'progress', 2)
  await call(first, SEND, message('zhang'))
  await first.close()
  const second = await startWechat({}, { data })
  const { body } = await send(second, 'GET', '/messages?openid=zhang')
  expect(body.messages).toEqual([
    {
      id: expect.any(String),
      at: expect.stringMatching(/^2026-03-02T01:00/),
      channel: 'subscription',
      to: 'zhang',
      template: 'progress',
      title: '进度提醒',
      page: 'pages/detail/index?code=1',
      fields: [
        { name: 'thing1', label: '事项', value: '路灯修好了' },
        { name: 'phrase2', label: '状态', value: '已办结' },
        { name: 'time3', label: '时间', value: '2026年3月2日 09:00' },
        { name: 'character_string4', label: '编号', value: 'A-2026-0001' },
      ],
    },
  ])
  expect(second.wechat.creditsOf('zhang', 'progress')).toBe(1)
  expect((await send(second, 'GET', '/messages?openid=wang')).body.messages).toEqual([])
  await second.close()
})

test('a template with a field of no known type is refused at the start', async () => {
  await expect(startWechat({ templates: [{ id: 'odd', title: '', fields: [{ name: 'colour1' }] }] })).rejects.toThrow('colour1')
})
