import path from 'node:path'
import { parseArgs } from 'node:util'
import { buildMiniProgram } from './build/miniprogram'
import { inTurn } from './build/turn'
import { readValues } from './deploy/environment'
import { upload, uploadCommand } from './deploy/upload'
import { Trouble } from './local/folder'
import { ROOT } from './root'

/** Uploads the compiled mini-program as a development version; see docs/operations.md. */
async function main(): Promise<void> {
  const { values: flags } = parseArgs({
    options: {
      version: { type: 'string', default: '' },
      desc: { type: 'string', default: '' },
      robot: { type: 'string', default: '1' },
      secrets: { type: 'string', default: '' },
      built: { type: 'string', default: '' },
      plan: { type: 'boolean', default: false },
    },
    strict: true,
  })
  const weapp = flags.built ? path.resolve(flags.built) : path.join(ROOT, 'dist/weapp')
  if (!flags.built) await inTurn({ log: console.log }, () => buildMiniProgram({ log: console.log }))
  const command = uploadCommand({ weapp, version: flags.version, description: flags.desc || `version ${flags.version}`, robot: flags.robot, values: readValues(flags.secrets) })
  if (flags.plan) console.log(`would run: ${[command.program, ...command.args].join(' ')}`)
  else await upload(command)
}

main().catch((error: unknown) => {
  console.error(error instanceof Trouble ? error.message : error)
  process.exitCode = 1
})
