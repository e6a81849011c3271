import { existsSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { readState } from '../disk/state'

/** A timer as a function's config.json declares it. */
export interface TriggerDeclaration {
  name: string
  type: 'timer'
  /** Seven fields: second, minute, hour, day, month, weekday, year. */
  config: string
}

/** A built function: where its bundle lies and what its config.json asks for. */
export interface FunctionDeclaration {
  name: string
  /** The bundle, a CommonJS module exporting `main`. */
  entry: string
  /** Seconds one call may take. */
  timeout: number
  /** Megabytes of heap. */
  memorySize: number
  triggers: readonly TriggerDeclaration[]
}

/** The platform's own values for a config.json that leaves them out. */
const DEFAULTS = { timeout: 3, memorySize: 256 }

/** The functions in a folder of bundles (`<folder>/<name>/index.js`, `config.json` beside it), by name. */
export function readCatalogue(folder: string): ReadonlyMap<string, FunctionDeclaration> {
  if (!existsSync(folder)) throw new Error(`no built functions in ${resolve(folder)}: build them first`)
  const names = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(folder, entry.name, 'index.js')))
    .map((entry) => entry.name)
    .sort()
  return new Map(names.map((name) => [name, declare(name, resolve(folder, name))]))
}

function declare(name: string, folder: string): FunctionDeclaration {
  const config = readState<Partial<FunctionDeclaration>>(join(folder, 'config.json')) ?? {}
  const triggers = config.triggers ?? []
  // CloudBase takes one trigger per function; a second would work here and fail at deployment.
  if (triggers.length > 1) throw new Error(`function ${name} declares ${triggers.length} triggers; the platform takes one`)
  return {
    name,
    entry: join(folder, 'index.js'),
    timeout: config.timeout ?? DEFAULTS.timeout,
    memorySize: config.memorySize ?? DEFAULTS.memorySize,
    triggers,
  }
}
