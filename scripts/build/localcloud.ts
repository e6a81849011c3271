import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildSync } from 'esbuild'
import { ROOT } from '../root'
import { FOR_NODE } from './node'

/** What is not bundled: SQLite's own code is made for each machine. */
const NATIVE = 'libsql'

/**
 * Packs the local cloud as a package of its own, for other projects: one file with its command, what a worker begins with,
 * and a package.json that names what npm has to fetch. `npx FOLDER --help`, or `npm pack FOLDER`.
 */
export function packLocalCloud(folder: string): void {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  buildSync({ ...FOR_NODE, entryPoints: [join(ROOT, 'localcloud/bin.ts')], outfile: join(folder, 'localcloud.cjs'), external: [NATIVE] })
  // Workers begin with a file that is found beside the bundle.
  copyFileSync(join(ROOT, 'localcloud/functions/bootstrap.cjs'), join(folder, 'bootstrap.cjs'))
  copyFileSync(join(ROOT, 'docs/localcloud.md'), join(folder, 'README.md'))
  const own = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string; license: string; engines: object; devDependencies: Record<string, string> }
  const manifest = {
    name: 'cloudbase-local',
    version: own.version,
    description: 'CloudBase on one machine: its database, storage, functions and timers, through the real SDK',
    license: own.license,
    engines: own.engines,
    bin: { localcloud: 'localcloud.cjs' },
    files: ['localcloud.cjs', 'bootstrap.cjs', 'README.md'],
    dependencies: { [NATIVE]: own.devDependencies[NATIVE] },
  }
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`)
}
