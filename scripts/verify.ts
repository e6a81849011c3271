import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { startDistrict } from './local/district'
import { Trouble, checkFree, run } from './local/folder'
import { plainNumbers, readAll } from './local/read'
import { type CaseFile, check } from './verify/chain'

const USAGE = '用法 usage: npm run verify -- 档案.json [--head 校验码]，或 npm run verify -- 编码 [--data 数据文件夹] [--save 档案.json]'

/** `npm run verify -- FILE | CODE`: checks a record outside the application; exit status 1 where it does not hold. */
run(async () => {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { head: { type: 'string' }, data: { type: 'string', default: '.data' }, save: { type: 'string' } } })
  const [what] = positionals
  if (!what) throw new Trouble(USAGE)
  const file = existsSync(what) ? (JSON.parse(readFileSync(what, 'utf8')) as CaseFile) : await fromData(what.toUpperCase(), resolve(values.data))
  if (values.save) writeFileSync(values.save, `${JSON.stringify(file, null, 1)}\n`)
  const found = check(file)
  if (!found.ok) throw new Trouble(`核验不一致 ${file.code}：第${found.step}步，${found.what}。The record does not hold at step ${found.step}.`)
  // A record that was cut and given a new end is whole in itself: only the receipt or the signed paper knows.
  if (values.head && !found.head.startsWith(values.head.toLowerCase())) throw new Trouble(`核验不一致 ${file.code}：末位校验码是 ${found.head}，不是您手里的 ${values.head}。The head is another one.`)
  console.log(`核验一致 ${file.code}：共${found.steps}步，${found.texts}段文字。The record holds: ${found.steps} steps, ${found.texts} texts.`)
  if (found.erased.length > 0) console.log(`按规定清除了文字的步骤 erased: ${found.erased.join(', ')}`)
  if (found.withheld.length > 0) console.log(`没有一并导出文字的步骤 withheld: ${found.withheld.join(', ')}`)
  console.log(`末位校验码 head ${found.head}`)
})

/** The record out of a local data folder, as it is stored there. */
async function fromData(code: string, data: string): Promise<CaseFile> {
  if (!existsSync(data)) throw new Trouble(`没有这个文件，也没有数据文件夹 ${data}。${USAGE}`)
  await checkFree(data, 0)
  const functions = mkdtempSync(join(tmpdir(), 'no-functions-'))
  const cloud = await startDistrict({ data, functions })
  const read = async (from: 'entries' | 'records' | 'appeals', where: Record<string, unknown>) => plainNumbers(await readAll(cloud, from, { where, limit: 999 })) as Record<string, unknown>[]
  try {
    const [row] = await read('appeals', { _id: code })
    if (!row) throw new Trouble(`${data} 里没有 ${code}。There is no such appeal.`)
    const entries = (await read('entries', { appeal: code })) as unknown as CaseFile['entries']
    const records = (await read('records', { appeal: code })) as unknown as CaseFile['records']
    // The contact lies among the records and is no part of the chain.
    return { format: 'appeals-case/1', code, head: String(row['head']), entries: entries.sort((a, b) => a.seq - b.seq), records: records.filter(({ _id }) => _id !== `${code}-contact`) }
  } finally {
    await cloud.close()
    rmSync(functions, { recursive: true, force: true })
  }
}
