import { rmSync } from 'node:fs'

/** After it. */
export default function tearDown(): void {
  const folder = process.env['APPEALS_TEST_RUN']
  if (folder) rmSync(folder, { recursive: true, force: true })
}
