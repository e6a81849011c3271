import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { KINDS, KIND_WORDS } from '../domain/appeal/kinds'
import { startDistrict } from './local/district'
import { fill, isEmpty } from './local/fill'
import { readFlags } from './local/flags'
import { Trouble, checkFree, emptyFolder, run } from './local/folder'
import { CLOCK_START } from './local/moment'

/** `npm run seed -- --appeals N --data DIR [--fresh]`: fills a data folder with the sample and prints its totals. */
run(async () => {
  const flags = readFlags({ appeals: 1200, data: '.data', fresh: false })
  const data = resolve(flags.data)
  await checkFree(data, 0)
  if (flags.fresh) emptyFolder(data)
  // A local cloud without functions: nothing runs beside.
  const functions = join(data, 'no-functions')
  mkdirSync(functions, { recursive: true })
  const cloud = await startDistrict({ data, functions, clockStart: new Date(CLOCK_START).toISOString() })
  try {
    if (!(await isEmpty(cloud))) throw new Trouble(`${data} 里已有数据：用 --fresh 清空重来，或用 --data 换一个文件夹。There is data already: --fresh starts anew.`)
    const begun = performance.now()
    const progress = process.stdout.isTTY ? (appeals: number) => process.stdout.write(`\r诉求 appeals ${appeals}`) : undefined
    const { appeals, entries, valid, resolved, byKind } = await fill(cloud, flags.appeals, progress)
    console.log(`${progress ? '\r' : ''}诉求 appeals ${appeals}，记录 entries ${entries}，用时 ${((performance.now() - begun) / 1000).toFixed(1)} s`)
    console.log(`有效 valid ${number(valid)}，化解 resolved ${number(resolved)}`)
    for (const kind of KINDS) console.log(`  ${KIND_WORDS[kind]} ${kind.padEnd(12)} ${number(byKind[kind]).padStart(8)}`)
  } finally {
    await cloud.close()
  }
})

const number = (n: number) => n.toLocaleString('en-US')
