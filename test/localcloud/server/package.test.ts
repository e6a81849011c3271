import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { packLocalCloud } from '../../../scripts/build/localcloud'
import { ROOT } from '../../../scripts/root'
import { buildFunctions, folders } from '../cloud'

/** The package as another project would have it: the folder with what npm puts beside it, and nothing of this one. */
const home = folders.make()
const packed = join(home, 'node_modules/cloudbase-local')
let command = ''
let manifest: { bin: { localcloud: string }; files: string[]; dependencies: Record<string, string> }

beforeAll(() => {
  packLocalCloud(packed)
  manifest = JSON.parse(readFileSync(join(packed, 'package.json'), 'utf8'))
  command = join(packed, manifest.bin.localcloud)
  for (const name of Object.keys(manifest.dependencies)) symlinkSync(join(ROOT, 'node_modules', name), join(home, 'node_modules', name))
})
afterAll(() => folders.clean())

const run = (...args: string[]) => spawnSync(process.execPath, [command, ...args], { cwd: home, encoding: 'utf8', timeout: 60_000 })

test('it holds all that its manifest names, and says how it is used', () => {
  for (const file of manifest.files) expect(readFileSync(join(packed, file), 'utf8').length).toBeGreaterThan(100)
  expect(readFileSync(command, 'utf8').startsWith('#!/usr/bin/env node\n')).toBe(true)
  const { status, stdout } = run('--help')
  expect([status, stdout]).toEqual([0, expect.stringMatching(/--functions[^]*--data[^]*--wechat/)])
})

test.each([
  ['a variable without a value', ['--env', 'NAME'], /--env: NAME is not NAME=VALUE[^]*usage:/],
  ['a file that is not there', ['--wechat', 'none.json'], /--wechat: [^]*none\.json[^]*usage:/],
  ['a member that nobody knows', ['--wechat', 'odd.json'], /--wechat: odd\.json: template is not known/],
  ['a mini-program without its appid', ['--wechat', 'bare.json'], /--wechat: bare\.json: appid is not known, missing/],
  ['a clock that is none', ['--clock', 'tomorrow'], /not an ISO 8601 instant: tomorrow/],
])('it says what is wrong: %s', (_name, args, words) => {
  writeFileSync(join(home, 'odd.json'), '{"appid":"wx1","template":[]}')
  writeFileSync(join(home, 'bare.json'), '{"templates":[]}')
  const { status, stderr } = run('--functions', home, '--data', join(home, 'none'), ...args)
  expect([status, stderr]).toEqual([1, expect.stringMatching(words)])
})

test('it runs functions of another project, with their variables and their mini-program', async () => {
  const bundles = buildFunctions({
    tell: {
      source: `import tcb from '@cloudbase/node-sdk'
      const app = tcb.init({ env: tcb.SYMBOL_CURRENT_ENV })
      export const main = async ({ to }) => {
        await app.database().createCollection('told').catch(() => undefined)
        await app.database().collection('told').add({ to, by: process.env.SENDER })
        const { result } = await app.callWxOpenApi({ apiName: 'subscribeMessage.send', requestData: { touser: to, template_id: 'hello', data: { thing1: { value: '你好' } } } })
        return { told: (await app.database().collection('told').count()).total, by: process.env.SENDER, code: result.errcode }
      }`,
    },
  })
  mkdirSync(join(bundles, 'unbuilt'))
  writeFileSync(join(home, 'wechat.json'), JSON.stringify({ appid: 'wx1234567890abcdef', templates: [{ id: 'hello', title: '你好', fields: [{ name: 'thing1' }] }] }))
  const child = spawn(process.execPath, [command, '--functions', bundles, '--data', 'data', '--wechat', 'wechat.json', '--env', 'SENDER=a=b', '--quiet'], { cwd: home, stdio: ['ignore', 'pipe', 'pipe'] })
  const said: string[] = []
  createInterface({ input: child.stderr }).on('line', (line) => said.push(line))
  const ended = once(child, 'exit')
  try {
    const { value: line } = (await createInterface({ input: child.stdout })[Symbol.asyncIterator]().next()) as { value: string }
    const url = /http:\/\/127\.0\.0\.1:\d+/.exec(line)![0]
    const post = async (path: string, body: object, token = ''): Promise<any> => (await fetch(url + path, { method: 'POST', headers: { authorization: `Bearer ${token}` }, body: JSON.stringify(body) })).json()
    const { token } = await post('/session', { openid: 'ann' })
    await post('/wechat/_simulator/subscribe', { openid: 'ann', templateIds: ['hello'] })
    expect(await post('/functions/tell', { to: 'ann' }, token)).toEqual({ told: 1, by: 'a=b', code: 0 })
    expect(await post('/functions/tell', { to: 'ann' }, token)).toEqual({ told: 2, by: 'a=b', code: 43101 })
    expect(said.join('\n')).toContain('without an index.js, and so no functions: unbuilt')
  } finally {
    child.kill('SIGTERM')
    await ended
  }
})

test('of several that start at once on one folder, one has it, and the others say so and stop: also where a dead process left its lock', async () => {
  const functions = join(home, 'no-functions')
  mkdirSync(functions)
  for (const data of ['contested-1', 'contested-2', 'contested-3']) {
    if (data !== 'contested-1') {
      mkdirSync(join(home, data))
      writeFileSync(join(home, data, 'lock'), '999999999')
    }
    const all = Array.from({ length: 4 }, () => {
      const child = spawn(process.execPath, [command, '--functions', functions, '--data', data, '--quiet'], { cwd: home, stdio: ['ignore', 'pipe', 'pipe'] })
      const said: string[] = []
      createInterface({ input: child.stderr }).on('line', (line) => said.push(line))
      const ready = once(createInterface({ input: child.stdout }), 'line').then(() => 'ready')
      const ended = once(child, 'exit').then(([code]) => `ended ${String(code)}`)
      return { child, said, ended, outcome: Promise.race([ready, ended]) }
    })
    try {
      const outcomes = await Promise.all(all.map(({ outcome }) => outcome))
      expect(outcomes.sort()).toEqual(['ended 1', 'ended 1', 'ended 1', 'ready'])
      const refusals = all.map(({ said }) => said.join('\n')).filter(Boolean)
      expect(refusals).toHaveLength(3)
      for (const words of refusals) expect(words).toMatch(/another local cloud \(process \d+\) is using [^]*: stop it, or choose another data folder/)
    } finally {
      for (const { child } of all) child.kill('SIGTERM')
      await Promise.all(all.map(({ ended }) => ended))
    }
  }
})
