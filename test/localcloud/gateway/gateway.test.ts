import { createGateway } from '../../../localcloud/gateway'
import { CloudError, type AdminAction } from '../../../localcloud/service'

const clock = { now: () => 1_000 }
const serviceOf = (actions: Record<string, AdminAction>) => ({ actions, close: () => undefined })

describe('the gateway', () => {
  const gateway = createGateway({
    services: [
      serviceOf({
        'a.echo': (body) => ({ data: { said: body.word } }),
        'a.later': async () => ({ transactionId: 't1' }),
        'a.refuse': () => {
          throw new CloudError('STALE', '已变动')
        },
      }),
      serviceOf({
        'b.break': async () => {
          throw new TypeError('no such thing')
        },
      }),
    ],
    clock,
    extraRoutes: { 'c.more': () => ({ data: 1 }) },
  })

  test.each([
    ['text', '{"action":"a.echo","word":"诉求"}'],
    ['bytes', Buffer.from('{"action":"a.echo","word":"诉求"}')],
    ['an object', { action: 'a.echo', word: '诉求' }],
  ])('dispatches by action from %s', async (_name, body) => {
    expect(await gateway.handleAdmin(body)).toEqual({ requestId: expect.any(String), data: { said: '诉求' } })
  })

  test('answers members on the top level, and keeps the sequence id in the request id', async () => {
    const answer = await gateway.handleAdmin({ action: 'a.later' }, new URLSearchParams('env=local&seqId=s-7'))
    expect(answer).toEqual({ requestId: expect.stringContaining('s-7'), transactionId: 't1' })
    expect(await gateway.handleAdmin({ action: 'c.more' })).toMatchObject({ data: 1 })
  })

  test.each([
    ['a refusal keeps its code', { action: 'a.refuse' }, { code: 'STALE', message: '已变动' }],
    ['a bug is a system error that says what happened', { action: 'b.break' }, { code: 'SYS_ERR', message: expect.stringContaining('no such thing') }],
    ['an unknown action is refused by its name', { action: 'database.watch' }, { code: 'INVALID_ACTION', message: expect.stringContaining('database.watch') }],
    ['a missing action is refused', {}, { code: 'INVALID_ACTION' }],
    ['what every object has is no action', { action: 'constructor' }, { code: 'INVALID_ACTION' }],
    ['a body that is not JSON is refused', 'nonsense', { code: 'INVALID_PARAM' }],
    ['a body that is no object is refused', '[1]', { code: 'INVALID_PARAM' }],
  ])('%s', async (_name, body, expected) => {
    expect(await gateway.handleAdmin(body)).toEqual(expect.objectContaining({ ...expected, requestId: expect.any(String) }))
  })

  test('two services cannot answer one action', () => {
    const twice = serviceOf({ 'a.same': () => ({}) })
    expect(() => createGateway({ services: [twice, twice], clock })).toThrow('a.same')
  })
})
