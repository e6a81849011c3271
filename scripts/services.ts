import { parseArgs } from 'node:util'
import { readValues, masker } from './deploy/environment'
import { Trouble } from './local/folder'
import { DRY_RUNS, LIVE, rehearse, sendInEarnest } from './services/rehearse'

const USAGE = `npm run services -- --dry NAME [--secrets FILE] [--to WHO] [--template KEY] [--text WORDS] [--page PAGE]\n  NAME: ${Object.keys(DRY_RUNS).join(', ')}, all\nnpm run services -- --live NAME --to WHO --confirm WHO [--secrets FILE] …   sends one thing in earnest\n  NAME: ${LIVE.join(', ')}`

/** Shows what would be sent to WeChat, WeCom and SMS with the values of a deployment, and what the documents say they would answer; sends nothing, unless `--live` is asked for in so many words. */
async function main(): Promise<void> {
  const { values: flags } = parseArgs({
    options: {
      dry: { type: 'string', default: '' },
      secrets: { type: 'string', default: '' },
      live: { type: 'string', default: '' },
      confirm: { type: 'string', default: '' },
      to: { type: 'string' },
      template: { type: 'string' },
      text: { type: 'string' },
      page: { type: 'string' },
    },
    strict: true,
  })
  const live = flags.live !== ''
  const names = flags.dry === 'all' ? Object.keys(DRY_RUNS) : [flags.dry]
  if (live === (flags.dry !== '') || (!live && names.some((name) => !(name in DRY_RUNS)))) throw new Trouble(USAGE)
  const values = readValues(flags.secrets)
  const mask = masker(values)
  const { to, template, text, page } = flags
  const given = { to, template, text, page }
  const log = (line: string) => console.log(mask(line))
  if (live) await sendInEarnest({ name: flags.live, values, given, confirm: flags.confirm, log })
  else await rehearse({ names, values, given, log })
}

main().then(
  // The real SDK keeps its connections open for reuse.
  () => process.exit(),
  (error: unknown) => {
    console.error(error instanceof Trouble ? error.message : error)
    process.exit(1)
  },
)
