import fc from 'fast-check'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Entry, type EntryRecord, GENESIS, chain, verify } from '../../domain/appeal/entries'
import { ROOT } from '../../scripts/root'
import { type CaseFile, check } from '../../scripts/verify/chain'

const CODE = 'BZ-26-000001-A'

/** A record of `words.length` steps, with a text each where there is one. */
function recordOf(words: readonly string[]): { file: CaseFile; entries: Entry[]; records: EntryRecord[] } {
  const entries: Entry[] = []
  const records: EntryRecord[] = []
  for (const [index, text] of words.entries()) {
    const salt = `salt${index}`
    entries.push(chain({ action: index === 0 ? 'submit' : 'progress', about: { evidence: ['e-1'], z: 1, a: null }, texts: { text } }, { code: CODE, seq: index + 1, previous: entries.at(-1)?.hash ?? GENESIS, at: 1000 + index, on: '2026-03-02', actor: { person: 'p-1' }, requestId: `r-${index}`, salt }))
    if (text !== '') records.push({ _id: `${CODE}-${index + 1}`, appeal: CODE, salt, texts: { text } })
  }
  const file = JSON.parse(JSON.stringify({ format: 'appeals-case/1', code: CODE, head: entries.at(-1)!.hash, entries, records })) as CaseFile
  return { file, entries, records }
}
const words = fc.array(fc.string({ unit: 'grapheme', maxLength: 12 }), { minLength: 2, maxLength: 8 })

describe('a record checked outside the application', () => {
  it('holds where the application says so too, whatever was written', () => {
    fc.assert(
      fc.property(words, (said) => {
        const { file, entries, records } = recordOf(said)
        expect(check(file)).toMatchObject({ ok: true, steps: said.length, head: entries.at(-1)!.hash })
        expect(verify(entries, new Map(records.map((one) => [one._id, one])))).toMatchObject({ ok: true, head: entries.at(-1)!.hash })
      }),
      { numRuns: 60 },
    )
  })

  const TAMPERINGS: Record<string, { by: (file: CaseFile, at: number) => void; step: (at: number, of: number) => number; says: RegExp }> = {
    'a date changed': { by: ({ entries }, at) => (entries[at]!['on'] = '2026-03-03'), step: (at) => at + 1, says: /校验码对不上/ },
    'a person changed': { by: ({ entries }, at) => ((entries[at]!['actor'] as { person: string }).person = 'p-2'), step: (at) => at + 1, says: /校验码对不上/ },
    'a word changed': { by: ({ records }, at) => (records[at]!.texts!['text'] = '改过的话'), step: (at) => at + 1, says: /“text”被改过/ },
    'a salt changed': { by: ({ records }, at) => (records[at]!.salt = 'other'), step: (at) => at + 1, says: /“text”被改过/ },
    'words taken out': { by: ({ records }, at) => records.splice(at, 1), step: (at) => at + 1, says: /“text”不见了/ },
    'a step taken out': { by: ({ entries }, at) => entries.splice(at, 1), step: (at, of) => (at === of - 1 ? of - 1 : at + 1), says: /应是第|末位/ },
    'a hash made to fit': { by: ({ entries }, at) => (entries[at]!.hash = 'f'.repeat(64)), step: (at) => at + 1, says: /校验码对不上/ },
    'words added': { by: ({ records }) => records.push({ _id: `${CODE}-99`, salt: 's', texts: { text: '多出来的' } }), step: (_, of) => of, says: /多出/ },
    'the end cut off': { by: ({ entries, records }) => (entries.pop(), records.pop()), step: (_, of) => of - 1, says: /末位/ },
  }
  it.each(Object.entries(TAMPERINGS))('%s: fails, and says where and what', (_, { by, step, says }) => {
    const said = ['村口的路烂了', '已经勘察', '开工了', '修好了']
    for (const at of said.keys()) {
      const { file } = recordOf(said)
      by(file, at)
      const found = check(file)
      expect(found).toMatchObject({ ok: false, step: step(at, said.length) })
      expect(found.ok ? '' : found.what).toMatch(says)
    }
  })

  it('goes on past what was erased or not handed out, and names it', () => {
    const { file } = recordOf(['村口的路烂了', '已经勘察', '修好了'])
    file.records[0] = { _id: `${CODE}-1`, erased: true }
    file.records[1] = { _id: `${CODE}-2`, withheld: true }
    expect(check(file)).toMatchObject({ ok: true, erased: [1], withheld: [2], texts: 1 })
  })

  it('is a command: exit status 0 where it holds, 1 where not', () => {
    const folder = mkdtempSync(join(tmpdir(), 'verify-'))
    const command = (file: CaseFile, ...more: string[]) => {
      writeFileSync(join(folder, 'case.json'), JSON.stringify(file))
      return execFileSync(process.execPath, ['--import', 'tsx', 'scripts/verify.ts', join(folder, 'case.json'), ...more], { cwd: ROOT, encoding: 'utf8', stdio: 'pipe' })
    }
    try {
      const { file } = recordOf(['村口的路烂了', '修好了'])
      expect(command(file, '--head', file.head.slice(0, 12))).toContain(`核验一致 ${CODE}：共2步，2段文字`)
      expect(() => command(file, '--head', 'abc')).toThrow(/不是您手里的/)
      file.entries[1]!['on'] = '2026-03-09'
      expect(() => command(file)).toThrow(/第2步/)
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})
