import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** The project's folder: the nearest one above the working folder that holds its configuration. */
export const ROOT = findRoot(process.cwd())

function findRoot(folder: string): string {
  if (existsSync(join(folder, 'project.config.json'))) return folder
  const above = dirname(folder)
  if (above === folder) throw new Error('run this inside the project')
  return findRoot(above)
}
