import path from 'node:path'
import type { BuildOptions } from 'esbuild'
import { ROOT } from '../root'

/** How one file with all that it needs is bundled for Node.js: as the functions' runtime reads it. */
export const FOR_NODE = {
  absWorkingDir: ROOT,
  tsconfig: path.join(ROOT, 'tsconfig.json'),
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  logLevel: 'error',
} as const satisfies BuildOptions
