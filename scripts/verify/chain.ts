/**
 * Checks an exported record by itself: with Node's own hash and without a line of the application, so that
 * both would have to be wrong in the same way. An entry's hash is that of its JSON without `hash`, the members of every object in
 * the order of their names; a text's digest is that of its salt, a line break and the text.
 */
import { createHash } from 'node:crypto'

type Json = null | boolean | number | string | Json[] | { [key: string]: Json }
interface Entry {
  _id: string
  appeal: string
  seq: number
  previous: string
  hash: string
  digests: Record<string, string>
  [member: string]: Json
}
interface CaseRecord {
  _id: string
  salt?: string
  texts?: Record<string, string>
  erased?: boolean
  withheld?: boolean
}
export interface CaseFile {
  format: string
  code: string
  head: string
  entries: Entry[]
  records: CaseRecord[]
}

export type Finding = { ok: true; steps: number; texts: number; erased: number[]; withheld: number[]; head: string } | { ok: false; step: number; what: string }

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex')

/** JSON with the members of every object in the order of their names. */
function ordered(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(ordered).join(',')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  return `{${Object.keys(value).sort().map((key) => `${JSON.stringify(key)}:${ordered(value[key]!)}`).join(',')}}`
}

/** Walks the record from its filing and names the first thing that is not as it was written. */
export function check(file: CaseFile): Finding {
  if (file.format !== 'appeals-case/1') return { ok: false, step: 0, what: '不是这个系统导出的档案，或格式太新' }
  const records = new Map(file.records.map((record) => [record._id, record]))
  const seen = { texts: 0, erased: [] as number[], withheld: [] as number[] }
  let previous = '0'.repeat(64)
  for (const [index, entry] of file.entries.entries()) {
    const step = index + 1
    const wrong = (what: string): Finding => ({ ok: false, step, what })
    const { hash, ...rest } = entry
    if (entry.seq !== step || entry.appeal !== file.code || entry._id !== `${file.code}-${step}`) return wrong(`序号或编码不对：这里应是第${step}步`)
    if (entry.previous !== previous) return wrong('与上一步接不上：中间有一步被删去、插入或改动')
    if (sha256(ordered(rest as Json)) !== hash) return wrong('这一步的内容与它的校验码对不上')
    const record = records.get(entry._id)
    records.delete(entry._id)
    if (record?.erased) seen.erased.push(step)
    else if (record?.withheld) seen.withheld.push(step)
    else {
      const texts = Object.entries(record?.texts ?? {}).filter(([, text]) => text !== '')
      for (const [name, text] of texts) if (entry.digests[name] !== sha256(`${record!.salt}\n${text}`)) return wrong(`文字“${name}”被改过`)
      const lost = Object.keys(entry.digests).filter((name) => !texts.some(([given]) => given === name))
      if (lost.length > 0) return wrong(`文字“${lost.join('、')}”不见了`)
      seen.texts += texts.length
    }
    previous = hash
  }
  const last = file.entries.length
  if (last === 0 || previous !== file.head) return { ok: false, step: last, what: '末位校验码与档案上写的不一致：后面有步骤被删去' }
  if (records.size > 0) return { ok: false, step: last, what: `多出没有来历的文字：${[...records.keys()].join('、')}` }
  return { ok: true, steps: last, ...seen, head: previous }
}
