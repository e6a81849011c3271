import { join } from 'node:path'
import { packLocalCloud } from './build/localcloud'
import { ROOT } from './root'

const folder = join(ROOT, 'dist/localcloud')
packLocalCloud(folder)
console.log(`the local cloud as a package: ${folder}\nnpx ${folder} --help`)
