import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { inTurn } from '../../../scripts/build/turn'

const folder = mkdtempSync(path.join(tmpdir(), 'turn-'))
const file = path.join(folder, 'dist', 'build.lock')
afterAll(() => rmSync(folder, { recursive: true }))

const turn = (said: string[] = []) => ({ file, againMs: 1, log: (line: string) => void said.push(line) })

it('lets builds of one checkout go one after another, and says that one waits', async () => {
  const steps: string[] = []
  const said: string[] = []
  let finish = () => undefined as void
  const first = inTurn(turn(), () => new Promise<void>((resolve) => {
    steps.push('first begins')
    finish = () => {
      steps.push('first ends')
      resolve()
    }
  }))
  while (steps.length === 0) await new Promise(setImmediate)
  const second = inTurn(turn(said), async () => void steps.push('second begins'))
  while (said.length === 0) await new Promise(setImmediate)
  finish()
  await Promise.all([first, second])
  expect(steps).toEqual(['first begins', 'first ends', 'second begins'])
  expect(said).toHaveLength(1)
  expect(existsSync(file)).toBe(false)
})

it('gives its turn back when the build fails', async () => {
  await expect(inTurn(turn(), () => Promise.reject(new Error('does not build')))).rejects.toThrow('does not build')
  expect(await inTurn(turn(), async () => 'built')).toBe('built')
})

it.each([['a process that is gone', '2147483646'], ['a file that says nothing', ''], ['an earlier process with this one’s number', String(process.pid)]])('takes over a lock left by %s', async (_, left) => {
  writeFileSync(file, left)
  const said: string[] = []
  expect(await inTurn(turn(said), async () => 'built')).toBe('built')
  expect(said).toEqual([])
})

it('waits for another process that lives', async () => {
  // The parent of a test lives as long as the test does.
  writeFileSync(file, String(process.ppid))
  const said: string[] = []
  const mine = inTurn(turn(said), async () => 'built')
  while (said.length === 0) await new Promise(setImmediate)
  rmSync(file)
  expect(await mine).toBe('built')
})
