import { existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { readFlags } from './local/flags'
import { Trouble, run } from './local/folder'
import { halve } from './manuals/halve'
import { ILLUSTRATIONS, runFor } from './manuals/pictures'
import { ROOT } from './root'

/**
 * `npm run manuals [-- --from FOLDER]`: puts the pictures of the last browser run into docs/manuals/images,
 * half as wide. Nothing is written unless every one of them is there.
 */
run(async () => {
  const { from } = readFlags({ from: path.join(ROOT, 'test/e2e/output') })
  const missing = ILLUSTRATIONS.filter(({ shot }) => !existsSync(path.join(from, `${shot}.png`)))
  if (missing.length > 0) throw new Trouble(`缺少图片，请先运行 not taken yet, run first:\n${missing.map(({ shot }) => `  ${shot}.png  ${runFor(shot)}`).join('\n')}`)
  const into = path.join(ROOT, 'docs/manuals/images')
  await mkdir(into, { recursive: true })
  for (const { name, shot } of ILLUSTRATIONS) {
    const picture = halve(await readFile(path.join(from, `${shot}.png`)))
    await writeFile(path.join(into, `${name}.jpg`), picture)
    console.log(`${name}.jpg  ${Math.ceil(picture.length / 1024)} KB  ${shot}`)
  }
})
