import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** The project's folder: the nearest one above the working folder that holds its configuration. */
export const ROOT = findRoot(process.cwd())

/** The product's version, as its package says. */
export const VERSION = (JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string }).version

function findRoot(folder: string): string {
  if (existsSync(join(folder, 'project.config.json'))) return folder
  const above = dirname(folder)
  if (above === folder) throw new Error('run this inside the project')
  return findRoot(above)
}
