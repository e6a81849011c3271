import { LOCAL_SMS } from '../../../localcloud'
import { ORDER } from '../../../server/clock/channels'
import { deliverMessages } from '../../../server/clock/deliver'
import { notify } from '../../../server/clock/notify'
import { drain } from '../../../server/store/outbox'
import type { OutboxRow, PersonRow } from '../../../server/store/rows'
import { keyedHash, seal } from '../../../server/store/seal'
import { tables } from '../../../server/store/tables'
import { type TestCloud, openTestCloud } from '../harness'

let test: TestCloud
const SMS = { SMS_SECRET_ID: LOCAL_SMS.secretId, SMS_SECRET_KEY: LOCAL_SMS.secretKey, SMS_APP_ID: '1400000001', SMS_SIGN: '示范区', SMS_TEMPLATES: '{"progress":"2001"}' }
beforeAll(async () => {
  test = await openTestCloud()
})
afterAll(() => test.close())

const PHONE = '13800001234'
const OPENID = 'openid-a'
let person: PersonRow
beforeEach(async () => {
  test.cloud.database.clear()
  await test.cloud.wechat.clear()
  test.cloud.sms.clear()
  Object.assign(process.env, SMS, { TEMPLATE_IDS: JSON.stringify({ progress: 'tmpl-all' }) })
  delete process.env['LONG_TERM_TEMPLATES']
  person = { _id: 'p-1', identities: [OPENID], name: null, phone: seal(PHONE), phoneKey: keyedHash('phone', PHONE), posts: [], wecom: 'cadre-1', credits: { progress: 1 }, largeType: null }
})
afterEach(() => {
  for (const name of Object.keys(SMS)) delete process.env[name]
})

const NOTICE = { template: 'progress' as const, values: ['BZ-26-000001-A', '已受理', '请看详情', '2026-11-23'], page: 'pages/appeal/index', cadrePage: 'officer/case/index' }

/** Which way a message went, by what arrived. */
async function arrived(changes: Partial<PersonRow> = {}, tries?: number, notice: Partial<typeof NOTICE> | { cadrePage: null } = {}) {
  const row = { ...person, ...changes }
  await tables.people.set(row)
  const told = await notify(row, { ...NOTICE, ...notice }, tries)
  const by = { wecom: test.cloud.wechat.messagesOf({ wecom: 'cadre-1' }).length, subscription: test.cloud.wechat.messagesOf({ openid: OPENID }).length, sms: test.cloud.sms.messagesOf(PHONE).length }
  return { told, by: Object.entries(by).filter(([, n]) => n > 0).map(([way, n]) => `${way} ${n}`) }
}
const grant = (n = 1) => test.cloud.wechat.grant(OPENID, 'tmpl-all', n)

/** While `work` runs, a service answers nobody. */
async function without<T>(variable: string, work: () => Promise<T>): Promise<T> {
  const base = process.env[variable]
  process.env[variable] = 'http://127.0.0.1:9'
  try {
    return await work()
  } finally {
    process.env[variable] = base
  }
}

it('what is free and leads into the mini-program goes first, SMS last', () => {
  expect(ORDER).toEqual(['wecom', 'subscription', 'sms'])
})

describe('a message goes by the first way there is', () => {
  it('WeCom for a cadre', async () => expect(await arrived()).toMatchObject({ told: { state: 'sent', route: 'wecom' }, by: ['wecom 1'] }))

  it('never WeCom for what concerns them as a petitioner', async () => {
    grant()
    expect(await arrived({}, 0, { cadrePage: null })).toMatchObject({ told: { route: 'subscription', state: 'sent' }, by: ['subscription 1'] })
  })

  it('SMS for whom neither reaches, with nothing but the code in it', async () => {
    expect(await arrived({ wecom: null, credits: {} })).toMatchObject({ told: { state: 'sent', route: 'sms' }, by: ['sms 1'] })
    expect(test.cloud.sms.messagesOf(PHONE)[0]!.values).toEqual(['BZ-26-000001-A'])
  })

  it.each<[string, Partial<PersonRow>]>([
    ['no number', { phone: null }],
    ['a number that was never verified', { phoneKey: null }],
  ])('the list of messages for whom there is none: %s', async (_, more) => {
    expect(await arrived({ wecom: null, credits: {}, ...more })).toEqual({ told: { state: 'kept', route: 'workbench' }, by: [] })
  })

  it('the list of messages where SMS is not set up for this template', async () => {
    process.env['SMS_TEMPLATES'] = '{}'
    expect(await arrived({ wecom: null, credits: {} })).toEqual({ told: { state: 'kept', route: 'workbench' }, by: [] })
  })
})

describe('a way that refuses leads to the next at once', () => {
  it('from a WeCom that knows nobody of that name, and a subscription without credit, to SMS', async () => {
    // WeChat knows of no credit although we do.
    expect(await arrived({ wecom: '不是账号' })).toMatchObject({ told: { state: 'sent', route: 'sms' }, by: ['sms 1'] })
    expect((await tables.people.byId('p-1'))!.credits['progress']).toBe(0)
  })

  it('and when all refuse, the record says what became of the first', async () => {
    test.cloud.sms.fail('FailedOperation.PhoneNumberInBlacklist')
    expect(await arrived({ wecom: '不是账号' })).toEqual({ told: { state: 'failed', route: 'wecom' }, by: [] })
  })
})

describe('a way that is down', () => {
  it('is waited for a few times, then the next is taken', async () => {
    grant()
    await without('WECOM_API_BASE', async () => {
      expect(await arrived({}, 2)).toMatchObject({ told: { why: expect.stringContaining('/cgi-bin'), route: 'wecom' }, by: [] })
      expect(await arrived({}, 3)).toMatchObject({ told: { state: 'sent', route: 'subscription' }, by: ['subscription 1'] })
    })
  })

  it('costs no credit', async () => {
    await without('WECHAT_API_BASE', async () => {
      expect((await arrived({ wecom: null }, 0)).told.why).toBeDefined()
      expect((await tables.people.byId('p-1'))!.credits['progress']).toBe(1)
    })
  })

  it('never keeps a message for ever: after the last try it stands in the list, given up with its reason', async () => {
    process.env['SMS_TEMPLATES'] = '{}'
    await tables.people.set({ ...person, wecom: null })
    const row: OutboxRow = { _id: 'x-1-message', appeal: 'BZ-26-000001-A', kind: 'message', state: 'pending', after: 0, tries: 7, createdAt: 1, body: { to: ['person:p-1'], template: 'progress', values: [...NOTICE.values], accused: [] } }
    await tables.outbox.insert(row)
    await without('WECHAT_API_BASE', () => drain({ owner: 'a', handlers: { message: deliverMessages } }))
    expect(await tables.outbox.byId(row._id)).toMatchObject({ state: 'given up', why: expect.any(String) })
    expect(await tables.messages.byId('x-1-message-p-1')).toMatchObject({ state: 'refused', route: 'subscription' })
  })
})

it('cadres who are told the same are told in one request to WeCom, and whom it does not know by another way', async () => {
  const cadres = [1, 2, 3].map((n): PersonRow => ({ ...person, _id: `c-${n}`, identities: [`openid-c${n}`], wecom: n === 2 ? '不是账号' : `cadre-${n}`, phone: null, phoneKey: null, credits: n === 2 ? { task: 1 } : {} }))
  await tables.people.insert(...cadres)
  process.env['TEMPLATE_IDS'] = JSON.stringify({ task: 'tmpl-all' })
  test.cloud.wechat.grant('openid-c2', 'tmpl-all', 1)
  const row: OutboxRow = { _id: 'x-2-message', appeal: 'BZ-26-000001-A', kind: 'message', state: 'pending', after: 0, tries: 0, createdAt: 1, body: { to: cadres.map(({ _id }) => `person:${_id}`), template: 'task', values: [...NOTICE.values], accused: [], page: NOTICE.page } }
  await tables.outbox.insert(row)
  const exchanges = jest.spyOn(globalThis, 'fetch')
  await drain({ owner: 'a', handlers: { message: deliverMessages } })
  expect(exchanges.mock.calls.filter(([address]) => String(address).includes('/cgi-bin/message/send'))).toHaveLength(1)
  exchanges.mockRestore()
  const told = await tables.messages.byIds(cadres.map(({ _id }) => `x-2-message-${_id}`))
  expect([...told.values()].map(({ to, state, route }) => [to, state, route]).sort()).toEqual([['c-1', 'sent', 'wecom'], ['c-2', 'sent', 'subscription'], ['c-3', 'sent', 'wecom']])
  expect(['cadre-1', 'cadre-3'].map((wecom) => test.cloud.wechat.messagesOf({ wecom }).length)).toEqual([1, 1])
})

it('a long-term template takes one accept for any number of messages', async () => {
  process.env['LONG_TERM_TEMPLATES'] = 'task, progress'
  grant(2)
  await arrived({ wecom: null })
  expect(await arrived({ wecom: null })).toMatchObject({ told: { state: 'sent' }, by: ['subscription 2'] })
  expect((await tables.people.byId('p-1'))!.credits['progress']).toBe(1)
})

it('nobody gets more than three SMS a day', async () => {
  for (let n = 0; n < 3; n += 1) {
    test.cloud.sms.clear()
    expect((await arrived({ wecom: null, credits: {} })).by).toEqual(['sms 1'])
  }
  test.cloud.sms.clear()
  expect(await arrived({ wecom: null, credits: {} })).toEqual({ told: { state: 'kept', route: 'workbench' }, by: [] })
})
