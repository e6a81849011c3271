import type { LocalCloud } from '../../../localcloud'
import { buildFunctions, folders, send, startTestCloud } from '../cloud'

const bundles = (): string =>
  buildFunctions({
    daily: {
      source: `const seen = []
        export const main = async (event, context) => {
          if (event.read) return seen.splice(0)
          seen.push({ event, now: new Date().toISOString(), openid: JSON.parse(context.environment).WX_OPENID, source: JSON.parse(context.environment).TRIGGER_SRC })
        }`,
      config: { triggers: [{ name: 'daily', type: 'timer', config: '0 30 1 * * * *' }] },
    },
    often: {
      source: 'let calls = 0; export const main = async (event) => event.read ? calls : void (calls += 1)',
      config: { triggers: [{ name: 'often', type: 'timer', config: '0 */5 * * * * *' }] },
    },
    failing: {
      source: 'export const main = async () => { throw new Error("out of order") }',
      config: { triggers: [{ name: 'weekly', type: 'timer', config: '0 0 3 * * MON *' }] },
    },
  })

let cloud: LocalCloud
let folder: string
let data: string

beforeAll(() => {
  folder = bundles()
})

beforeEach(async () => {
  data = folders.make()
  // Monday 2026-03-02, 09:00 in China.
  cloud = await startTestCloud(folder, { data, workers: 1 })
})

afterEach(() => cloud.close())
afterAll(() => folders.clean())

const read = (name: string) => cloud.functions.invoke(name, { read: true }, { from: 'function' }) as Promise<any>

test('an advance over days fires a daily timer for each day, the clock standing at its moment', async () => {
  await cloud.clock.advance('P3D')
  const seen = await read('daily')
  expect(seen.map((one: any) => one.event)).toEqual(
    ['2026-03-02', '2026-03-03', '2026-03-04'].map((day) => ({ Type: 'Timer', TriggerName: 'daily', Time: `${day}T17:30:00Z`, Message: '' })),
  )
  for (const one of seen) {
    expect(Date.parse(one.now) - Date.parse(one.event.Time)).toBeGreaterThanOrEqual(0)
    expect(Date.parse(one.now) - Date.parse(one.event.Time)).toBeLessThan(10_000)
    expect(one).toMatchObject({ source: 'timer' })
    expect(one).not.toHaveProperty('openid')
  }
  expect(cloud.clock.now()).toBeGreaterThanOrEqual(Date.parse('2026-03-05T01:00:00Z'))
})

test('a timer of every five minutes fires once for each advanced hour, and last just before the end', async () => {
  const firings = (await cloud.clock.advance('PT6H')).filter((firing) => firing.trigger === 'often')
  expect(firings).toHaveLength(6)
  expect(await read('often')).toBe(6)
  expect(cloud.clock.now() - Date.parse(firings[5]!.at)).toBeLessThan(6 * 60_000)
})

test('POST /clock answers with what was fired, in the order of time, failures included', async () => {
  const { status, body } = await send(cloud, 'POST', '/clock', { to: '2026-03-09T00:00:00Z' })
  expect(status).toBe(200)
  const moments = body.firings.map((firing: any) => firing.at)
  expect(moments).toEqual([...moments].sort())
  expect(body.firings.filter((firing: any) => firing.function === 'daily')).toHaveLength(7)
  expect(body.firings.filter((firing: any) => firing.function === 'failing')).toEqual([
    { function: 'failing', trigger: 'weekly', at: '2026-03-08T19:00:00.000Z', ok: false, error: expect.stringContaining('out of order') },
  ])
  expect(body.now.slice(0, 16)).toBe('2026-03-09T00:00')
  expect((await send(cloud, 'GET', '/clock')).body.now.slice(0, 16)).toBe('2026-03-09T00:00')
})

test('nothing is due twice', async () => {
  await cloud.clock.advance('P1D')
  const again = await cloud.clock.advance('PT1S')
  expect(again.filter((firing) => firing.function === 'daily')).toEqual([])
})

test('moving back fires nothing, and what lies ahead again is fired again', async () => {
  await cloud.clock.advance('P1D')
  await read('daily')
  expect(await cloud.clock.set('2026-03-02T01:00:00Z')).toEqual([])
  expect(cloud.clock.now()).toBeLessThan(Date.parse('2026-03-02T01:01:00Z'))
  await cloud.clock.advance('P1D')
  expect(await read('daily')).toHaveLength(1)
})

test('the clock goes on after a restart, and what was missed meanwhile is fired once', async () => {
  await cloud.clock.set('2026-06-01T00:00:00Z')
  await cloud.close()
  const { writeFileSync } = await import('node:fs')
  writeFileSync(`${data}/timers.json`, JSON.stringify({ until: Date.parse('2026-05-28T00:00:00Z') }))
  cloud = await startTestCloud(folder, { data, workers: 1 })
  expect(new Date(cloud.clock.now()).toISOString().slice(0, 15)).toBe('2026-06-01T00:0')
  await cloud.clock.advance('PT1S')
  expect((await read('daily')).map((one: any) => one.event.Time)).toEqual(['2026-05-31T17:30:00Z'])
  // Of what was due every five minutes too.
  expect(await read('often')).toBe(1)
})

test('a timer fires by itself as the local clock runs', async () => {
  await cloud.clock.set('2026-03-02T17:29:58.500Z')
  for (let waited = 0; waited < 5000; waited += 50) {
    const seen = await read('daily')
    if (seen.length > 0) return expect(seen[0].event.Time).toBe('2026-03-02T17:30:00Z')
    await new Promise((done) => setTimeout(done, 50))
  }
  throw new Error('the timer did not fire')
})

test.each([{}, { to: 'tomorrow' }, { advance: 'P1M' }, { advance: 'P' }, { advance: 'PT' }, { to: '2026-03-03T00:00:00Z', advance: 'P1D' }])('POST /clock %j is refused', async (body) => {
  expect((await send(cloud, 'POST', '/clock', body)).status).toBe(400)
})

test.each([
  [[{ name: 'a', type: 'timer', config: '0 0 3 * * *' }], 'seven fields'],
  [[{ name: '1st', type: 'timer', config: '0 0 3 * * * *' }], "not a trigger's name"],
  [[{ name: 'a', type: 'timer', config: '0 0 3 * * * *' }, { name: 'b', type: 'timer', config: '0 0 4 * * * *' }], 'takes one'],
])('triggers the platform would not take are refused at the start: %#', async (triggers, reason) => {
  const wrong = buildFunctions({ wrong: { source: 'export const main = async () => 1', config: { triggers: triggers as never } } })
  await expect(startTestCloud(wrong)).rejects.toThrow(reason)
})
