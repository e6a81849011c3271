import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ROOT } from '../../scripts/root'

const folder = mkdtempSync(join(tmpdir(), 'bench-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** A run that takes so long hangs: it is ended, and nothing is said of how fast it is. */
const STUCK_MS = 270_000

/** Times are printed and never judged here: a busy machine is no fault of the code. */
test('the benchmark of the local cloud measures every operation beside bare SQLite, and keeps its store', () => {
  const json = join(folder, 'figures.json')
  const printed = execFileSync(process.execPath, ['--import', 'tsx', 'scripts/bench.ts', 'localcloud', '--sizes', '10000', '--data', folder, '--json', json], { cwd: ROOT, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], timeout: STUCK_MS })
  const [measured] = JSON.parse(readFileSync(json, 'utf8')).figures.measured
  const names = ['get by id', 'indexed query of 20', 'insert', 'update by id', 'update by compare-and-set', 'transaction of four writes', 'count by index', 'group by index']
  for (const side of [measured.sdk, measured.bare]) {
    expect(Object.keys(side)).toEqual(names)
    for (const { median, p95 } of Object.values<{ median: number; p95: number }>(side)) expect(p95).toBeGreaterThanOrEqual(median)
  }
  expect(measured.crowd.rate).toBeGreaterThan(0)
  for (const name of names) expect(printed).toContain(`| ${name} |`)
  expect(existsSync(join(folder, 'localcloud/10000/cloud/database.sqlite'))).toBe(true)
})
