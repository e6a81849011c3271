import { spawn } from 'node:child_process'
import { readFile, readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import { ROOT } from '../root'
import { growth } from './growth'

const OUT = path.join(ROOT, 'dist/weapp')

/** Raw bytes: what people wait for first, and what WeChat allows a package. */
const MAIN_BUDGET = 500 * 1024
const PACKAGE_LIMIT = 2 * 1024 * 1024

export interface PackageSize {
  /** `main`, or the root of a subpackage. */
  name: string
  bytes: number
  budget: number
}

/**
 * Builds the mini-program into `dist/weapp` with Taro, prints the size of each package beside its
 * budget with what it grew since the last build, and answers the sizes. With `watch` it resolves after the first build and goes on building
 * until the process ends.
 * @throws when the build fails or a package is over its budget.
 */
export async function buildMiniProgram({ watch = false, log }: { watch?: boolean; log: (line: string) => void }): Promise<{ sizes: PackageSize[] }> {
  log('mini-program: building with Taro')
  await taro(watch, log)
  const sizes = await measure()
  const grown = await growth(sizes)
  for (const { name, bytes, budget } of sizes) log(`mini-program: ${name.padEnd(12)} ${kilobytes(bytes)} of ${kilobytes(budget)}  ${grown.get(name) ?? ''}`.trimEnd())
  const over = sizes.filter(({ bytes, budget }) => bytes > budget)
  if (over.length) throw new Error(`over budget: ${over.map(({ name }) => name).join(', ')}`)
  return { sizes }
}

const kilobytes = (bytes: number) => `${(bytes / 1024).toFixed(0).padStart(5)} KB`

function taro(watch: boolean, log: (line: string) => void): Promise<void> {
  const cli = path.join(ROOT, 'node_modules/@tarojs/cli/bin/taro')
  const child = spawn(process.execPath, [cli, 'build', '--type', 'weapp', ...(watch ? ['--watch'] : [])], {
    cwd: ROOT,
    env: { ...process.env, NODE_ENV: 'production', FORCE_COLOR: '0' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  return new Promise((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      said += chunk.toString()
      if (watch && said.includes('Compiled successfully')) resolve()
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.on('error', reject)
    child.on('exit', (code) => {
      if (code === 0 && !/Failed to compile|Module build failed/.test(said)) return resolve()
      log(said)
      reject(new Error('the mini-program does not build'))
    })
  })
}

/** Bytes of every file, by package. */
async function measure(): Promise<PackageSize[]> {
  const app = JSON.parse(await readFile(path.join(OUT, 'app.json'), 'utf8')) as { subPackages?: { root: string }[] }
  const roots = (app.subPackages ?? []).map(({ root }) => root)
  const totals = new Map<string, number>([['main', 0], ...roots.map((root) => [root, 0] as const)])
  for (const name of await readdir(OUT, { recursive: true })) {
    const info = await stat(path.join(OUT, name))
    if (!info.isFile() || name.endsWith('.map') || name.endsWith('LICENSE.txt')) continue
    const owner = roots.find((root) => name.startsWith(`${root}${path.sep}`)) ?? 'main'
    totals.set(owner, (totals.get(owner) ?? 0) + info.size)
  }
  return [...totals].map(([name, bytes]) => ({ name, bytes, budget: name === 'main' ? MAIN_BUDGET : PACKAGE_LIMIT }))
}
