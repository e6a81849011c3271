import { buildFunctions } from './build/functions'
import { buildMiniProgram } from './build/miniprogram'
import { inTurn } from './build/turn'

/** Builds what is uploaded: the mini-program and the functions, each with its size against its budget. */
async function main(): Promise<void> {
  await inTurn({ log: console.log }, async () => {
    await buildMiniProgram({ log: console.log })
    await buildFunctions({ log: console.log })
  })
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
})
