import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Before a run of the tests: a folder that its workers share, for what takes long and is the same for all. */
export default function setUp(): void {
  process.env['APPEALS_TEST_RUN'] = mkdtempSync(join(tmpdir(), 'appeals-run-'))
}
