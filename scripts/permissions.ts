import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { matrix } from './permissions/matrix'
import { ROOT } from './root'

/** `npm run permissions`: prints the matrix of permissions to docs/permissions.md. */
writeFileSync(path.join(ROOT, 'docs/permissions.md'), matrix())
