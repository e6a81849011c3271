import type { LocalCloud } from '../../../localcloud'
import { buildFunctions, folders, startTestCloud } from '../cloud'

const lines: string[] = []
let cloud: LocalCloud

beforeAll(async () => {
  const now = `export const main = async () => ({
    now: Date.now(), made: new Date().getTime(), text: Date(), same: new Date() instanceof Date,
    given: new Date('2020-01-01T00:00:00Z').toISOString(), parts: new Date(2020, 0, 1).getFullYear(), utc: Date.UTC(2020, 0, 1),
    again: new (new Date().constructor)().getTime(), heir: new (class Day extends Date { iso() { return this.toISOString() } })(0).iso(),
  })`
  const watch = `export const main = async () => {
    const before = Date.now()
    console.log('watching')
    while (Date.now() < before + 86400000) await new Promise((done) => setTimeout(done, 5))
    return 'seen'
  }`
  cloud = await startTestCloud(buildFunctions({ now: { source: now }, watch: { source: watch } }), { log: (line) => lines.push(line) })
})

afterAll(async () => {
  await cloud.close()
  folders.clean()
})

const read = () => cloud.functions.invoke('now', {}, { from: 'function' }) as Promise<Record<string, any>>

test('a function reads the local clock, however it asks', async () => {
  await cloud.clock.set('2026-10-01T04:00:00Z')
  const seen = await read()
  for (const moment of [seen.now, seen.made, seen.again, Date.parse(seen.text)]) {
    expect(Math.abs(moment - Date.parse('2026-10-01T04:00:00Z'))).toBeLessThan(5000)
  }
})

test('a Date made from something is what it always is', async () => {
  expect(await read()).toMatchObject({ same: true, given: '2020-01-01T00:00:00.000Z', parts: 2020, utc: Date.UTC(2020, 0, 1), heir: '1970-01-01T00:00:00.000Z' })
})

test('a move is seen by a call that is under way', async () => {
  const watching = cloud.functions.invoke('watch', {}, { from: 'function' })
  while (!lines.includes('[watch] watching')) await new Promise((done) => setTimeout(done, 10))
  await cloud.clock.advance('P1D')
  expect(await watching).toBe('seen')
})
