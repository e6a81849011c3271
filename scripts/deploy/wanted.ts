import { createHash } from 'node:crypto'
import { readFile, readdir } from 'node:fs/promises'
import path from 'node:path'
import * as z from 'zod'
import { COLLECTIONS, type Collection } from '../../server/store/collections'
import { type Values, variablesOf } from './environment'

/** The `config.json` beside each function: all that the platform is told of it, so that no default of a tool decides. */
const Config = z.strictObject({
  runtime: z.string(),
  handler: z.string(),
  timeout: z.int().min(1).max(60),
  memorySize: z.int().min(128),
  triggers: z.array(z.strictObject({ name: z.string(), type: z.literal('timer'), config: z.string() })).default([]),
})
type Config = z.infer<typeof Config>

export interface WantedFunction extends Config {
  name: string
  folder: string
  /** Names the code: the same files give the same. It is a variable of the function, which tells later what runs there. */
  digest: string
  variables: Readonly<Record<string, string>>
}

/** What is to be in an environment. */
export interface Wanted {
  collections: readonly Collection[]
  functions: readonly WantedFunction[]
}

/** The variable that carries the digest of a function's code. It also keeps the list of variables from being empty, which the SDK would not send. */
export const CODE = 'APPEALS_CODE'

/** What the built functions in `built` and the store's one declaration ask for. */
export async function readWanted(built: string, values: Values): Promise<Wanted> {
  const names = (await readdir(built, { withFileTypes: true })).filter((entry) => entry.isDirectory()).map(({ name }) => name)
  return { collections: COLLECTIONS, functions: await Promise.all(names.sort().map((name) => readFunction(name, path.join(built, name), values))) }
}

async function readFunction(name: string, folder: string, values: Values): Promise<WantedFunction> {
  const config = Config.parse(JSON.parse(await readFile(path.join(folder, 'config.json'), 'utf8')))
  const digest = await digestOf(folder)
  const bundle = await readFile(path.join(folder, 'index.js'), 'utf8')
  return { ...config, name, folder, digest, variables: { ...variablesOf(bundle, values), [CODE]: digest } }
}

async function digestOf(folder: string): Promise<string> {
  const hash = createHash('sha256')
  const files = (await readdir(folder, { withFileTypes: true, recursive: true })).filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name))
  for (const file of files.sort()) hash.update(`${path.relative(folder, file)}\0`).update(await readFile(file)).update('\0')
  return hash.digest('hex').slice(0, 16)
}
