import path from 'node:path'
import { parseArgs } from 'node:util'
import { buildFunctions, weigh } from './build/functions'
import { inTurn } from './build/turn'
import { deploy } from './deploy/deploy'
import { masker, readValues, troubles } from './deploy/environment'
import { openManager } from './deploy/manager'
import { readWanted } from './deploy/wanted'
import { Trouble } from './local/folder'
import { ROOT } from './root'

const USAGE = 'npm run deploy -- --env ID [--plan] [--secrets FILE] [--drop-index COLLECTION.INDEX]… [--replace FUNCTION]… [--built DIR]'

/** Puts collections, indexes, permissions, functions and their timers into a CloudBase environment; see docs/operations.md. */
async function main(): Promise<void> {
  const { env, plan, secrets: file, 'drop-index': drop, replace, built } = flags()
  const values = readValues(file)
  const mask = masker(values)
  const log = (line: string) => console.log(mask(line))
  try {
    if (!env && !plan) throw new Trouble(USAGE)
    // Before anything is looked up: what is over its budget is not deployed.
    const folder = built ? path.resolve(built) : path.join(ROOT, 'dist/functions')
    if (built) await weigh({ folder, log })
    else await inTurn({ log }, () => buildFunctions({ log }))
    const manager = env ? openManager(env, values) : null
    await deploy({ wanted: await readWanted(folder, values), manager, allowed: { drop, replace }, troubles: troubles(values), planOnly: plan, log })
  } catch (error) {
    console.error(mask(error instanceof Trouble ? error.message : explained(error)))
    process.exitCode = 1
  }
}

function flags() {
  try {
    const { values } = parseArgs({
      options: {
        env: { type: 'string', default: '' },
        plan: { type: 'boolean', default: false },
        secrets: { type: 'string', default: '' },
        'drop-index': { type: 'string', multiple: true, default: [] },
        replace: { type: 'string', multiple: true, default: [] },
        built: { type: 'string', default: '' },
      },
      strict: true,
    })
    return values
  } catch (error) {
    throw new Trouble(`${(error as Error).message}\n${USAGE}`)
  }
}

const explained = (error: unknown): string => {
  const { code, message } = error as { code?: string; message?: string }
  return [code, message ?? String(error)].filter(Boolean).join(' ')
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
})
