import { spawnSync } from 'node:child_process'
import { ROOT } from './root'

/** What `npm test` does, in the order in which a fault is cheapest to find. */
const CHECKS: { name: string; command: string; args: string[] }[] = [
  { name: 'types', command: 'tsc', args: ['--noEmit', '-p', 'tsconfig.json'] },
  { name: 'lint', command: 'eslint', args: ['.', '--max-warnings', '0'] },
  { name: 'boundaries', command: 'depcruise', args: ['--config', 'config/boundaries.cjs', 'domain', 'server', 'cloudfunctions', 'src', 'localcloud', 'scripts'] },
  { name: 'mini-program and functions', command: 'tsx', args: ['scripts/build.ts'] },
  // Jest leaves one core to a person who works beside it; on two cores that is half of the time.
  { name: 'tests', command: 'jest', args: ['--forceExit', '--maxWorkers=100%', ...process.argv.slice(2)] },
]

for (const { name, command, args } of CHECKS) {
  console.log(`\n— ${name}`)
  const { status } = spawnSync('npx', ['--no-install', command, ...args], { cwd: ROOT, stdio: 'inherit' })
  if (status !== 0) {
    console.error(`\n${name} failed`)
    process.exit(status ?? 1)
  }
}
