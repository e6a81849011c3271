import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from '../root'
import { frequentFile } from './count'

writeFileSync(join(ROOT, 'domain/text/likeness/frequent.ts'), frequentFile())
