#!/usr/bin/env node
import { readdirSync, readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { type CollectionDeclaration, startLocalCloud, type Template, type WechatOptions } from '.'

/** The local cloud by itself: for any project that has a folder of function bundles. */

const USAGE = `usage: localcloud --functions DIR --data DIR [--collections FILE.json] [--wechat FILE.json] [--env NAME=VALUE]… [--port N] [--clock INSTANT] [--quiet]

  --functions    the functions: DIR/<name>/index.js (CommonJS, exports main), and config.json beside it:
                 { "timeout": seconds, "memorySize": MB, "triggers": [{ "name": "nightly", "type": "timer", "config": "0 0 3 * * * *" }] }
  --data         where everything is kept; made when it is not there
  --collections  [{ "name": "things", "indexes": [{ "name": "byOwner", "keys": [{ "field": "owner", "order": 1 }], "unique": false }] }]
  --wechat       { "appid": "wx…", "templates": [{ "id": "…", "title": "…", "fields": [{ "name": "thing1" }] }], "pages": ["pages/index/index"],
                   "pushes": [{ "msgType": "event", "event": "wxa_media_check", "function": "…" }], "quotas": {} }; all but appid may be left out
  --env          a variable for the functions; as often as there are some
  --port         on 127.0.0.1; a free one when left out
  --clock        where the clock of a new data folder begins, ISO 8601
  --quiet        says nothing of slow queries and of what functions print`

/** A mistake in how the command was called: told in one line, without a stack. */
class Misuse extends Error {}

function readJson(option: string, file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    throw new Misuse(`${option}: ${(error as Error).message}`)
  }
}

/** Reads the collections of a file; what a declaration means is checked where it is declared. */
function readCollections(file: string): CollectionDeclaration[] {
  const value = readJson('--collections', file)
  const isDeclaration = (one: Partial<CollectionDeclaration> | null): boolean =>
    typeof one?.name === 'string' && Array.isArray(one.indexes) && one.indexes.every(({ name, keys }) => typeof name === 'string' && Array.isArray(keys))
  if (!Array.isArray(value) || !value.every(isDeclaration)) throw new Misuse(`--collections: ${file} is not a list of { name, indexes: [{ name, keys, unique }] }`)
  return value as CollectionDeclaration[]
}

/** What may be said of the mini-program, and how it is recognised; what templates mean is checked where they are taken. */
const WECHAT: Record<keyof WechatOptions, (value: unknown) => boolean> = {
  appid: (value) => typeof value === 'string' && value !== '',
  templates: (value) => value === undefined || (Array.isArray(value) && value.every((one: Partial<Template> | null) => typeof one?.id === 'string' && typeof one.title === 'string' && Array.isArray(one.fields))),
  pages: (value) => value === undefined || (Array.isArray(value) && value.every((page) => typeof page === 'string')),
  pushes: (value) => value === undefined || Array.isArray(value),
  quotas: (value) => value === undefined || (typeof value === 'object' && value !== null),
}

function readWechat(file: string): WechatOptions {
  const value = readJson('--wechat', file)
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Misuse(`--wechat: ${file} is not an object`)
  const given = value as Partial<WechatOptions>
  const odd = Object.keys(given).find((name) => !(name in WECHAT)) ?? Object.entries(WECHAT).find(([name, fits]) => !fits(given[name as keyof WechatOptions]))?.[0]
  if (odd) throw new Misuse(`--wechat: ${file}: ${odd} is not known, missing or of another shape`)
  return { templates: [], ...given } as WechatOptions
}

function readVariables(pairs: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    pairs.map((pair) => {
      const [, name, value] = /^([A-Za-z_]\w*)=([^]*)$/.exec(pair) ?? []
      if (name === undefined) throw new Misuse(`--env: ${pair} is not NAME=VALUE`)
      return [name, value!]
    }),
  )
}

/** Folders beside the functions that are none: sources that were not built, most likely. */
const foldersWithout = (folder: string, names: readonly string[]): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() && !names.includes(entry.name) && !/^(\.|node_modules$)/.test(entry.name) ? [entry.name] : []))

const OPTIONS = {
  functions: { type: 'string' },
  data: { type: 'string' },
  collections: { type: 'string' },
  wechat: { type: 'string' },
  env: { type: 'string', multiple: true },
  port: { type: 'string' },
  clock: { type: 'string' },
  quiet: { type: 'boolean' },
  help: { type: 'boolean' },
} as const

function readArguments() {
  try {
    return parseArgs({ options: OPTIONS }).values
  } catch (error) {
    throw new Misuse((error as Error).message)
  }
}

async function main(): Promise<void> {
  const began = performance.now()
  const { functions, data, collections, wechat, env = [], port = '0', clock, quiet, help } = readArguments()
  if (help) return console.log(USAGE)
  if (!functions || !data) throw new Misuse('--functions and --data are needed')
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) throw new Misuse(`--port: ${port} is no port`)
  const cloud = await startLocalCloud({
    data,
    functions,
    port: Number(port),
    collections: collections ? readCollections(collections) : [],
    env: readVariables(env),
    ...(wechat ? { wechat: readWechat(wechat) } : {}),
    ...(clock ? { clockStart: clock } : {}),
    ...(quiet ? {} : { log: (line: string) => console.error(line) }),
  })
  const stop = () => void cloud.close().then(() => process.exit(0))
  process.once('SIGINT', stop).once('SIGTERM', stop)
  const names = cloud.functions.declarations.map(({ name }) => name)
  console.log(`local cloud at ${cloud.url}, ready in ${Math.round(performance.now() - began)} ms; functions: ${names.join(', ') || 'none'}`)
  const passedBy = foldersWithout(functions, names)
  if (passedBy.length) console.error(`without an index.js, and so no functions: ${passedBy.join(', ')}`)
}

main().catch((error: unknown) => {
  // What is refused on purpose says what to do: its words are enough.
  console.error(error instanceof Error ? error.message : error)
  if (error instanceof Misuse) console.error(`\n${USAGE}`)
  process.exit(1)
})
