import { randomBytes } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { COLLECTIONS } from '../../../server/store/collections'
import { type Stage, VALUES, openStage } from './support'

/** In the clock's place: it names the variables that it reads, as a bundle does. */
const CLOCK = 'exports.main=()=>[process.env.APPEALS_KEYS,process.env["WECHAT_SECRET"]]'
const PLAIN = 'exports.main=()=>process.env.APPEALS_HASH_KEY'
const TIMER = { triggers: [{ name: 'minutely', type: 'timer', config: '0 * * * * * *' }], timeout: 60 }

// Each run is a process of its own, and the platform takes seconds to make a function.
jest.setTimeout(180_000)

let stage: Stage
let printed = ''
const deploy: Stage['deploy'] = async (...given) => {
  stage.management.forget()
  const ran = await stage.deploy(...given)
  printed += ran.output
  return ran
}
const functionOf = (name: string) => stage.management.environment.functions.get(name)!
const actions = () => stage.management.calls.map(({ action }) => action)
const written = () => actions().filter((action) => /^(Create|Update|Modify|Delete|Batch)/.test(action))

/** One environment's story, from its first deployment on, by the command itself: each test goes on from the one before. */
beforeAll(async () => {
  stage = await openStage()
  stage.write('clock', CLOCK, TIMER)
  stage.write('export', `${PLAIN}//${randomBytes(3 * 1024 * 1024).toString('base64')}`)
})
afterAll(() => stage.close())

it('a plan says everything and changes nothing', async () => {
  const { code, output } = await deploy(['--plan'])
  expect({ code, output }).toMatchObject({ code: 0 })
  for (const { name } of COLLECTIONS) expect(output).toContain(`would create collection ${name}`)
  expect(output).toContain('would create function clock: Nodejs20.19, 60 s, 256 MB')
  expect(output).toContain('would set triggers of clock: + minutely (0 * * * * * *)')
  expect(output).toContain(`(${COLLECTIONS.length} collections, ${COLLECTIONS.length} permissions, ${COLLECTIONS.filter(({ indexes }) => indexes.length > 0).length} sets of indexes, 2 new functions, 1 sets of timers) to do; nothing was changed`)
  expect(output).toContain('by hand, once: 云开发 › 设置 › 其他设置 › 消息推送')
  expect(output).toContain('wxa_media_check，推到本环境的 pushes')
  expect(written()).toEqual([])
})

it('values that are missing or wrong are named, and then nothing is done', async () => {
  const { code, output } = await deploy([], { ...VALUES, APPEALS_KEYS: 'k1:short', WECHAT_SECRET: '' })
  expect(code).toBe(1)
  expect(output).toContain('APPEALS_KEYS is not id:base64 of 32 bytes')
  expect(output).toContain('WECHAT_SECRET is not set')
  expect(written()).toEqual([])
})

it('stopped half way, it says where', async () => {
  stage.management.fail('CreateFunction', 'LimitExceeded.Function')
  stage.management.fail('UpdateTable', 'RequestLimitExceeded', 2)
  const { code, output } = await deploy()
  expect(code).toBe(1)
  expect(output).toContain('run it again to go on')
  expect(output).toContain('create function clock')
  expect(output).toContain('LimitExceeded.Function')
})

it('the next run goes on from there, with values from a file: all functions as declared', async () => {
  const file = path.join(stage.built, '..', 'values.env')
  writeFileSync(file, Object.entries(VALUES).map(([name, value]) => `${name}=${value}`).join('\n'))
  const { code, output } = await deploy(['--secrets', file], {})
  expect({ code, output }).toMatchObject({ code: 0, output: expect.stringContaining('looked again: everything is as it should be') })
  expect(written()).toEqual(['CreateFunction', 'BatchCreateTrigger', 'CreateFunction'])
  expect(functionOf('clock')).toMatchObject({ Runtime: 'Nodejs20.19', Handler: 'index.main', Timeout: 60, MemorySize: 256, InstallDependency: 'FALSE', Status: 'Active', triggers: [{ TriggerName: 'minutely', Type: 'timer', TriggerDesc: '0 * * * * * *' }] })
})

it('every collection has its indexes and is closed to clients', () => {
  const { tables } = stage.management.environment
  expect([...tables.keys()].sort()).toEqual(COLLECTIONS.map(({ name }) => name).sort())
  for (const { name, indexes } of COLLECTIONS) {
    const table = tables.get(name)!
    expect(table.acl).toBe('ADMINONLY')
    const own = table.indexes.filter(({ Name }) => !['_id_', '_openid_1'].includes(Name))
    expect(own.map(({ Name, Unique, Keys }) => ({ Name, Unique, Keys }))).toEqual(
      indexes.map((index) => ({ Name: index.name, Unique: Boolean(index.unique), Keys: index.keys.map(({ field, order }) => ({ Name: field, Direction: String(order) })) })),
    )
  }
})

it('a function is given those variables alone that its code names', () => {
  expect(functionOf('clock').variables).toEqual({ APPEALS_KEYS: VALUES.APPEALS_KEYS, WECHAT_SECRET: VALUES.WECHAT_SECRET, APPEALS_CODE: expect.any(String) })
  expect(Object.keys(functionOf('export').variables)).toEqual(['APPEALS_HASH_KEY', 'APPEALS_CODE'])
})

it('a large function went by way of object storage, and arrived whole', () => {
  const { code } = functionOf('export')
  expect(code.subarray(0, 2).toString()).toBe('PK') // A zip file begins so.
  expect(code.length).toBeGreaterThan(3 * 1024 * 1024)
  expect(stage.management.environment.objects.size).toBe(1)
})

it('what changed is put right and said, also a function that failed, and an index that may be dropped', async () => {
  stage.write('clock', `${CLOCK};1`, { ...TIMER, memorySize: 512, triggers: [{ ...TIMER.triggers[0], config: '30 * * * * * *' }] })
  functionOf('export').Status = 'CreateFailed'
  const { indexes } = stage.management.environment.tables.get('appeals')!
  indexes.push({ ...indexes[0]!, Name: 'made_by_hand', Keys: [{ Name: 'byHand', Direction: '1' }], Unique: false })
  const values = { ...VALUES, WECHAT_SECRET: 'another-secret-altogether' }

  const refused = await deploy([], values)
  expect(refused).toMatchObject({ code: 1, output: expect.stringContaining('index appeals.made_by_hand would be dropped; allow it by --drop-index appeals.made_by_hand') })
  expect(written()).toEqual([])

  const { code, output } = await deploy(['--drop-index', 'appeals.made_by_hand'], values)
  expect({ code, output }).toMatchObject({ code: 0 })
  expect(output).toMatch(/update code of clock: [0-9a-f]{16} → [0-9a-f]{16}/)
  expect(output).toContain('memorySize 256 → 512, APPEALS_CODE changed, WECHAT_SECRET changed')
  expect(output).toContain('- minutely (0 * * * * * *), + minutely (30 * * * * * *)')
  expect(output).toContain('create function export')
  expect(functionOf('clock')).toMatchObject({ MemorySize: 512, variables: { WECHAT_SECRET: 'another-secret-altogether' }, triggers: [{ TriggerDesc: '30 * * * * * *' }] })
  expect(stage.management.environment.tables.get('appeals')!.indexes.map(({ Name }) => Name)).not.toContain('made_by_hand')
})

it('another run looks, leaves what is not ours, and changes nothing', async () => {
  stage.management.environment.tables.set('of-another-product', { acl: 'READONLY', indexes: [] })
  const { code, output } = await deploy([], { ...VALUES, WECHAT_SECRET: 'another-secret-altogether' })
  expect(output).toContain('left as it is: collection of-another-product')
  expect(output).toContain('everything is as it should be; nothing was changed')
  expect(code).toBe(0)
  expect(written()).toEqual([])
})

it('a bundle over its budget is not even looked up', async () => {
  stage.write('appeal', `${PLAIN}//${'x'.repeat(1.7 * 1024 * 1024)}`)
  expect(await deploy()).toMatchObject({ code: 1, output: expect.stringContaining('over budget: appeal') })
  expect(actions()).toEqual([])
})

it('what the platform refuses is said with its code; nothing that was ever printed holds a secret', async () => {
  stage.write('appeal', PLAIN)
  const { code, output } = await deploy(['--plan'], { ...VALUES, TENCENTCLOUD_SECRETKEY: 'a-wrong-secret-key' })
  expect(code).toBe(1)
  expect(output).toContain('AuthFailure.SignatureFailure')
  const { APPEALS_KEYS, APPEALS_HASH_KEY, WECHAT_SECRET, TENCENTCLOUD_SECRETID, TENCENTCLOUD_SECRETKEY } = VALUES
  for (const secret of [APPEALS_KEYS, APPEALS_KEYS.slice(3), APPEALS_HASH_KEY, WECHAT_SECRET, TENCENTCLOUD_SECRETID, TENCENTCLOUD_SECRETKEY, 'a-wrong-secret-key', 'another-secret-altogether']) expect(printed).not.toContain(secret)
})
