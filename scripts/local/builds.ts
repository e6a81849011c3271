import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readFile, readdir, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { buildSimulator } from '../../localcloud/simulator'
import { buildFunctions } from '../build/functions'
import { buildMiniProgram } from '../build/miniprogram'
import { inTurn } from '../build/turn'
import { ROOT } from '../root'

type Log = (line: string) => void

/** Where the builds lie. */
export const BUILT = { miniProgram: path.join(ROOT, 'dist/weapp'), simulator: path.join(ROOT, 'dist/simulator'), functions: path.join(ROOT, 'dist/functions') }

/** What the mini-program is made of: a build stays good while none of it changed. */
const INPUTS = ['src', 'domain', 'config', 'server', 'types', 'babel.config.js', 'project.config.json', 'tsconfig.json', 'package-lock.json']
const STAMP = path.join(ROOT, 'dist/weapp.inputs')

/** Builds what a local district runs on: the mini-program (when its sources changed), its simulator and the functions. */
export function buildAll(log: Log): Promise<void> {
  return inTurn({ log }, async () => {
    await upToDateMiniProgram(log)
    log('构建模拟器 Building the simulator')
    await buildSimulator({ dist: BUILT.miniProgram, out: BUILT.simulator })
    log('构建云函数 Building the cloud functions')
    await buildFunctions({ log: indented(log) })
  })
}

async function upToDateMiniProgram(log: Log): Promise<void> {
  const inputs = await digestOf(INPUTS)
  const built = existsSync(path.join(BUILT.miniProgram, 'app.json')) && existsSync(STAMP) ? await readFile(STAMP, 'utf8') : null
  if (built === inputs) return log('小程序没有改动，沿用上次的构建 The mini-program is unchanged: its build is kept')
  log('构建小程序，第一次约需一分钟 Building the mini-program, about a minute')
  await buildMiniProgram({ log: indented(log) })
  await writeFile(STAMP, inputs)
}

const indented =
  (log: Log): Log =>
  (line) =>
    log(`  ${line}`)

/** A digest of all files below some paths of the project. */
async function digestOf(names: readonly string[]): Promise<string> {
  const digest = createHash('sha256')
  for (const name of names) {
    for (const file of await filesBelow(path.join(ROOT, name))) digest.update(`${path.relative(ROOT, file)}\n`).update(await readFile(file))
  }
  return digest.digest('hex')
}

async function filesBelow(name: string): Promise<string[]> {
  const found = await stat(name).catch(() => null)
  if (!found) return []
  if (found.isFile()) return [name]
  const entries = await readdir(name, { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name)).sort()
}
