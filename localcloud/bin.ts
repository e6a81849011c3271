#!/usr/bin/env -S npx tsx
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { type CollectionDeclaration, startLocalCloud } from '.'

/** The local cloud by itself: for any project that has a folder of function bundles. */

const USAGE = `usage: localcloud --functions DIR --data DIR [--collections FILE.json] [--port N] [--clock INSTANT] [--quiet]

  --functions    built functions: DIR/<name>/index.js, and config.json beside it
  --data         where everything is kept; made when it is not there
  --collections  [{ "name": "things", "indexes": [{ "name": "byOwner", "keys": [{ "field": "owner", "order": 1 }], "unique": false }] }]
  --port         on 127.0.0.1; a free one when left out
  --clock        where the clock of a new data folder begins, ISO 8601
  --quiet        says nothing of slow queries and of what functions print`

/** A mistake in how the command was called: told in one line, without a stack. */
class Misuse extends Error {}

/** Reads the collections of a file; what a declaration means is checked where it is declared. */
function readCollections(file: string): CollectionDeclaration[] {
  let value: unknown
  try {
    value = JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    throw new Misuse(`--collections: ${(error as Error).message}`)
  }
  const isDeclaration = (one: Partial<CollectionDeclaration> | null): boolean =>
    typeof one?.name === 'string' && Array.isArray(one.indexes) && one.indexes.every(({ name, keys }) => typeof name === 'string' && Array.isArray(keys))
  if (!Array.isArray(value) || !value.every(isDeclaration)) throw new Misuse(`--collections: ${file} is not a list of { name, indexes: [{ name, keys, unique }] }`)
  return value as CollectionDeclaration[]
}

function readArguments() {
  const options = { functions: { type: 'string' }, data: { type: 'string' }, collections: { type: 'string' }, port: { type: 'string' }, clock: { type: 'string' }, quiet: { type: 'boolean' }, help: { type: 'boolean' } } as const
  try {
    return parseArgs({ options }).values
  } catch (error) {
    throw new Misuse((error as Error).message)
  }
}

async function main(): Promise<void> {
  const began = performance.now()
  const { functions, data, collections, port = '0', clock, quiet, help } = readArguments()
  if (help) return console.log(USAGE)
  if (!functions || !data) throw new Misuse('--functions and --data are needed')
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) throw new Misuse(`--port: ${port} is no port`)
  const cloud = await startLocalCloud({
    data,
    functions,
    port: Number(port),
    collections: collections ? readCollections(collections) : [],
    ...(clock ? { clockStart: clock } : {}),
    ...(quiet ? {} : { log: (line: string) => console.error(line) }),
  })
  const stop = () => void cloud.close().then(() => process.exit(0))
  process.once('SIGINT', stop).once('SIGTERM', stop)
  const names = cloud.functions.declarations.map(({ name }) => name)
  console.log(`local cloud at ${cloud.url}, ready in ${Math.round(performance.now() - began)} ms; functions: ${names.join(', ') || 'none'}`)
}

main().catch((error: unknown) => {
  // What is refused on purpose says what to do: its words are enough.
  console.error(error instanceof Error ? error.message : error)
  if (error instanceof Misuse) console.error(`\n${USAGE}`)
  process.exit(1)
})
