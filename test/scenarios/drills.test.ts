import { randomBytes } from 'node:crypto'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, request as forward } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { keysOf } from '../../scripts/local/keys'
import { startDistrict } from '../../scripts/local/district'
import { sharedFunctions } from '../../scripts/local/shared'
import { isCurrent, open } from '../../server/store/seal'
import { jobs } from '../../server/store/jobs'
import { tables } from '../../server/store/tables'
import { functionEnvironment } from '../../localcloud/functions/environment'
import { ENVIRONMENT_ID, type LocalCloud } from '../../localcloud'
import { Play } from './support'

// A service that says nothing costs its callers five seconds each time.
jest.setTimeout(120_000)

/** In the place of WeChat's and WeCom's address: passes on to the stand-in, or takes what comes and never answers. */
async function openMiddle() {
  const state = { silent: false, to: '', asked: 0 }
  const server = createServer((ask, reply) => {
    state.asked += 1
    if (state.silent) return
    const { pathname, search } = new URL(ask.url ?? '', 'http://middle')
    const on = forward(`${state.to}${pathname}${search}`, { method: ask.method, headers: ask.headers }, (answer) => {
      reply.writeHead(answer.statusCode ?? 500, answer.headers)
      answer.pipe(reply)
    })
    on.on('error', () => reply.destroy())
    ask.pipe(on)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { state, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => (server.closeAllConnections(), new Promise((resolve) => server.close(resolve))) }
}

describe('services that do not answer', () => {
  let middle: Awaited<ReturnType<typeof openMiddle>>
  let play: Play
  beforeAll(async () => {
    middle = await openMiddle()
    play = await Play.open('2026-03-02T09:00:00+08:00', { env: { WECHAT_API_BASE: `${middle.url}/wechat`, WECOM_API_BASE: `${middle.url}/wecom` } })
    middle.state.to = play.stage.cloud.url
  })
  afterAll(async () => {
    await play.stage.close()
    await middle.close()
  })

  it('block no command from the filing to the report, and lose nothing: messages go and photos are asked about when they are back', async () => {
    const { stage } = play
    const resident = stage.resident('T01V01')
    middle.state.silent = true
    const photo = await stage.evidence(resident, 'photo')
    const others = [await stage.evidence(resident, 'photo'), await stage.evidence(resident, 'photo')]
    const { code } = await play.file(resident, 'T01V01', { evidence: [photo] })
    const handler = await play.toHandling(code)
    await play.report(handler, code)
    // All of it went through; the words of the answer wait for a person's eye, since nobody could be asked about them.
    expect((await play.row(code)).status).toBe('reported')
    const failed = play.calls().filter(({ ok }) => !ok)
    expect(failed).toEqual([])

    await stage.cloud.functions.invoke('clock', {}, { from: 'timer' })
    expect(middle.state.asked).toBeGreaterThan(0)
    expect(await tables.evidence.byId(photo)).toMatchObject({ safety: 'due', misses: 1 })
    // The first one that did not get through is enough: the run has other things to do.
    for (const other of others) expect((await tables.evidence.byId(other))!.misses).toBeUndefined()
    const waiting = async () => (await tables.outbox.page({ where: { state: 'pending' }, order: [['after', 'asc']], limit: 99 })).items.filter(({ kind }) => kind === 'message')
    expect((await waiting()).length).toBeGreaterThan(0)
    expect((await tables.outbox.page({ where: { state: 'given up' }, order: [['after', 'asc']], limit: 9 })).items).toEqual([])

    middle.state.silent = false
    await stage.until('2026-03-02T12:00')
    await play.settle()
    await stage.cloud.wechat.settled()
    expect(await waiting()).toEqual([])
    expect(await tables.evidence.byId(photo)).toMatchObject({ safety: 'pass' })
    expect((await play.told(resident, code)).length).toBeGreaterThan(0)
  })
})

it('a key is changed: both open while the night seals everything anew, and then the old one goes', async () => {
  const play = await Play.open()
  const { stage } = play
  const { data } = stage
  const resident = stage.resident('T01V01')
  const { code } = await play.file(resident, 'T01V01')
  await play.settle()
  const moment = new Date(stage.cloud.clock.now()).toISOString()
  const file = path.join(data, 'secrets.json')
  const secrets = () => JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>
  const old = secrets()['APPEALS_KEYS']!
  const young = `k2:${randomBytes(32).toString('base64')}`
  const functions = await sharedFunctions(process.env['APPEALS_TEST_RUN']!)

  /** A deployment with these keys: the functions begin anew with them. */
  const deployed = async (keys: string, work: (cloud: LocalCloud) => Promise<void>) => {
    writeFileSync(file, JSON.stringify({ ...secrets(), APPEALS_KEYS: keys }))
    const cloud = await startDistrict({ data, functions, clockStart: moment })
    Object.assign(process.env, functionEnvironment(ENVIRONMENT_ID, cloud.url), keysOf(data))
    try {
      await work(cloud)
    } finally {
      await cloud.close()
    }
  }
  const reveal = async (cloud: LocalCloud) => {
    const event = { action: 'reveal', input: { code, purpose: '核实情况' }, requestId: `reveal-${Math.random().toString(36).slice(2)}` }
    return cloud.functions.invoke('casework', event, { from: 'client', openid: stage.at('T01V01', 'gridWorker').openid })
  }

  await stage.cloud.close()
  await deployed(`${young},${old}`, async (cloud) => {
    expect(await reveal(cloud)).toMatchObject({ ok: true, value: { name: resident.name, phone: resident.phone } })
    await cloud.clock.set('2026-03-03T02:05:00+08:00')
    for (let tries = 0; (await jobs.byId('reseal:k2'))?.state !== 'done'; tries += 1) {
      if (tries === 60) throw new Error('the night does not seal everything anew')
      await cloud.functions.invoke('clock', {}, { from: 'timer' })
    }
    const people = await tables.people.all()
    expect(people.filter(({ name }) => name && !isCurrent(name))).toEqual([])
    expect(people.flatMap(({ name }) => (name ? [open(name)] : [])).length).toBeGreaterThan(1000)
  })
  await deployed(young, async (cloud) => {
    expect(await reveal(cloud)).toMatchObject({ ok: true, value: { name: resident.name, phone: resident.phone } })
  })
  rmSync(data, { recursive: true, force: true })
})
