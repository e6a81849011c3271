import { sendJson } from '../../../localcloud'
import { CLOCK_START } from '../../local/moment'
import { startDistrict } from '../../local/district'
import { used } from './used'

/** The product on a local cloud, in a process of its own: `process.ts DATA FUNCTIONS`. Tells its address on the first line. */
const [data = '', functions = ''] = process.argv.slice(2)

/** What a function says of each of its calls is no news here. */
const isRoutine = (line: string): boolean => /^\[\w+\] \{"event":/.test(line)

startDistrict({
  data,
  functions,
  clockStart: new Date(CLOCK_START).toISOString(),
  // The platform starts an instance for each call under way. On two cores more than these only compile the same again.
  workers: 3,
  routes: [{ method: 'GET', path: '/bench/used', handle: (_req, res) => sendJson(res, 200, used()) }],
  log: (line) => {
    if (!isRoutine(line)) console.error(line)
  },
}).then(
  (cloud) => {
    console.log(`at ${cloud.url}`)
    process.once('SIGTERM', () => void cloud.close().then(() => process.exit(0)))
  },
  (error: Error) => {
    console.error(error.message)
    process.exit(1)
  },
)
