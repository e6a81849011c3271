import { parseArgs } from 'node:util'
import { readValues, masker } from './deploy/environment'
import { Trouble } from './local/folder'
import { DRY_RUNS, rehearse } from './services/rehearse'

const USAGE = `npm run services -- --dry NAME [--secrets FILE] [--to WHO] [--template KEY] [--text WORDS] [--page PAGE]\n  NAME: ${Object.keys(DRY_RUNS).join(', ')}, all`

/** Shows what would be sent to WeChat, WeCom and SMS with the values of a deployment, and what the documents say they would answer; sends nothing. */
async function main(): Promise<void> {
  const { values: flags } = parseArgs({
    options: {
      dry: { type: 'string', default: '' },
      secrets: { type: 'string', default: '' },
      to: { type: 'string' },
      template: { type: 'string' },
      text: { type: 'string' },
      page: { type: 'string' },
    },
    strict: true,
  })
  const names = flags.dry === 'all' ? Object.keys(DRY_RUNS) : [flags.dry]
  if (names.some((name) => !(name in DRY_RUNS))) throw new Trouble(USAGE)
  const values = readValues(flags.secrets)
  const mask = masker(values)
  const { dry, secrets, ...given } = flags
  void dry
  void secrets
  await rehearse({ names, values, given, log: (line) => console.log(mask(line)) })
}

main().then(
  // The real SDK keeps its connections open for reuse.
  () => process.exit(),
  (error: unknown) => {
    console.error(error instanceof Trouble ? error.message : error)
    process.exit(1)
  },
)
