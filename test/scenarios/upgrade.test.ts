import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Entry, canonical } from '../../domain/appeal/entries'
import { replay } from '../../domain/appeal/replay'
import { DEFAULT_SETTINGS } from '../../domain/appeal/settings'
import { createCalendar } from '../../domain/calendar/calendar'
import { ENVIRONMENT_ID, type LocalCloud } from '../../localcloud'
import { functionEnvironment } from '../../localcloud/functions/environment'
import { check, fromEnvironment } from '../../scripts/backup/check'
import { readManifest } from '../../scripts/backup/folder'
import { mustBeFit, restore } from '../../scripts/backup/restore'
import { startDistrict } from '../../scripts/local/district'
import { sharedFunctions } from '../../scripts/local/shared'
import { leadersMoved } from '../../server/admin/effects'
import { rowOf } from '../../server/casework/row'
import { MIGRATIONS } from '../../server/clock/migrations'
import type { AppealRow } from '../../server/store/rows'
import { schemaVersion } from '../../server/store/schema'
import { tables } from '../../server/store/tables'
import { District, freshDistrict } from '../../server/store/units'

/** A district as version 0.1.0 left it, taken by `npm run backup`: forty-four appeals in fourteen statuses. */
const FIRST = 'test/fixtures/0.1.0'

const folder = mkdtempSync(join(tmpdir(), 'upgrade-'))
let cloud: LocalCloud
beforeAll(async () => {
  const data = join(folder, 'data')
  const functions = await sharedFunctions(process.env['APPEALS_TEST_RUN']!)
  // The keys that it was sealed under, which anybody can work out: what they seal is nobody's.
  const key = (letter: string) => Buffer.alloc(32, letter).toString('base64')
  mkdirSync(data, { recursive: true })
  writeFileSync(join(data, 'secrets.json'), JSON.stringify({ APPEALS_KEYS: `k1:${key('a')}`, APPEALS_HASH_KEY: key('b') }))
  cloud = await startDistrict({ data, functions, clockStart: new Date(readManifest(FIRST).at).toISOString() })
  Object.assign(process.env, functionEnvironment(ENVIRONMENT_ID, cloud.url))
})
afterAll(async () => {
  await cloud.close()
  rmSync(folder, { recursive: true, force: true })
})

/** A call of somebody's phone. */
async function call(openid: string, fn: string, action: string, input: unknown): Promise<{ ok: boolean; value: Record<string, unknown>; problem?: { code: string } }> {
  const { token } = (await (await fetch(`${cloud.url}/session`, { method: 'POST', body: JSON.stringify({ openid }) })).json()) as { token: string }
  const answer = await fetch(`${cloud.url}/functions/${fn}`, { method: 'POST', headers: { authorization: `Bearer ${token}` }, body: JSON.stringify({ action, input, requestId: `upgrade-${action}-${fn}` }) })
  return (await answer.json()) as never
}

const openidOf = async (person: string) => (await tables.people.byId(person))!.identities[0]!
/** The ladders of version 0.1.0, but that in some townships another of the leaders in charge is the township's own. */
function expectLadders(now: Map<string, readonly string[]>, then: Map<string, readonly string[] | undefined>): void {
  const others = [...now].filter(([id, ladder]) => canonical(ladder) !== canonical(then.get(id)))
  for (const [id, ladder] of others) expect([id, ladder.slice(1)]).toEqual([expect.stringMatching(/^T\d\d$/), then.get(id)!.slice(1)])
  for (const [id, [first]] of others) expect([id, [...then].some(([unit, ladder]) => unit.startsWith(`${id}V`) && ladder![1] === first)]).toEqual([id, true])
  expect([now.size, others.length]).toEqual([then.size, 11])
}

const rows = async () => new Map((await tables.appeals.all()).map((row) => [row._id, row]))

it('takes a district from the first version to this one: read before it is migrated, whole afterwards', async () => {
  await mustBeFit(FIRST)
  const found = await restore(FIRST, () => undefined)
  expect([found.appeals, found.broken, found.differing]).toEqual([44, [], []])
  expect(await schemaVersion()).toBe(0)

  // Who signs for each unit stood on its ladder then.
  const ladders = async () => new Map((await freshDistrict()).organisation.units.map(({ id, ladder }) => [id, ladder]))
  const stored = new Map((await tables.units.all()).map(({ _id, ladder }) => [_id, ladder]))
  expect([stored.size, [...stored.values()].every((ladder) => ladder!.length >= 3)]).toEqual([335, true])
  expectLadders(await ladders(), stored)

  // Before anything is migrated the new functions serve the old documents.
  const before = await rows()
  const reported = [...before.values()].find(({ status }) => status === 'reported')!
  const handling = [...before.values()].find(({ status, handler }) => status === 'handling' && handler)!
  const petitioner = await openidOf(reported.petitioner!)
  expect(await call(petitioner, 'appeal', 'open', { code: reported.code })).toMatchObject({ ok: true, value: { code: reported.code, mine: true } })
  const desk = await openidOf(handling.handler!)
  expect(await call(desk, 'casework', 'workbench', {})).toMatchObject({ ok: true })
  const step = { action: 'progress', code: handling.code, version: handling.seq, payload: { text: '升级以后接着办。', evidence: [] } }
  expect(await call(desk, 'casework', 'act', step)).toMatchObject({ ok: true })

  for (let tries = 0; (await schemaVersion()) < MIGRATIONS.at(-1)!.to; tries += 1) {
    if (tries === 30) throw new Error('the migrations do not end')
    await cloud.functions.invoke('clock', {}, { from: 'timer' })
  }

  // Who signs is the same from the leaders that the units have now.
  expect((await tables.units.all()).map(({ leaders }) => typeof leaders)).toEqual(Array(335).fill('object'))
  expectLadders(await ladders(), stored)
  // The first change of a post takes one of them from the ladders and leaves the others.
  const { rows: units } = await freshDistrict()
  const [leaver, post] = ['p-gaolong-0100', { unit: 'T01', role: 'principal' as const }]
  const moved = new Map(leadersMoved(units, leaver, [post], []).map((row) => [row._id, row]))
  expect([...moved.keys()]).toEqual(['T01'])
  const without = new District(units.map((row) => moved.get(row._id) ?? row))
  for (const { id, ladder } of without.units) expect([id, ladder]).toEqual([id, (await ladders()).get(id)!.filter((person) => person !== leaver)])

  // Every row is what its entries replay to now, and what tells of the appeal itself has not changed.
  const world = { calendar: createCalendar(), settings: DEFAULT_SETTINGS }
  const entries = new Map<string, Entry[]>()
  for (const entry of await tables.entries.all()) entries.set(entry.appeal, [...(entries.get(entry.appeal) ?? []), entry])
  for (const [code, row] of await rows()) {
    expect(row).toEqual(rowOf(replay(entries.get(code)!.sort((a, b) => a.seq - b.seq)), row.excerpt, world))
    if (row.seq === before.get(code)!.seq) for (const name of ['status', 'head', 'promisedOn', 'waits', 'parties', 'closedOn'] as const satisfies readonly (keyof AppealRow)[]) expect([code, name, canonical(row[name])]).toEqual([code, name, canonical(before.get(code)![name])])
  }
  // What had ended has a day now on which its retention ends.
  const ended = [...(await rows()).values()].filter(({ status }) => status === 'withdrawn' || status === 'invalid')
  for (const { nextLookOn } of ended) expect(nextLookOn).toMatch(/^203\d-/)
  const after = await check(fromEnvironment)
  expect([after.appeals, after.broken, after.differing, after.entries > found.entries]).toEqual([44, [], [], true])
})
