import fc from 'fast-check'
import { type Entry, type EntryRecord, canonical, chain, verify } from '../../../domain/appeal/entries'
import { replay } from '../../../domain/appeal/replay'
import { WORDS } from './payloads'
import { Walk } from './walk'
import { choices, starts, wander } from './wander'

const walks = fc.tuple(starts, choices(30)).map(([start, drawn]) => wander(start, drawn))
const stored = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T

/** One change of one member of one entry, anywhere in it. */
const MUTATIONS: Record<string, (entry: Entry) => Entry> = {
  action: (entry) => ({ ...entry, action: entry.action === 'urge' ? 'supplement' : 'urge' }),
  at: (entry) => ({ ...entry, at: entry.at + 1 }),
  on: (entry) => ({ ...entry, on: '2024-12-31' }),
  actor: (entry) => ({ ...entry, actor: { ...entry.actor, person: 'somebody' } }),
  'unit of the actor': (entry) => ({ ...entry, actor: { ...entry.actor, unit: 'nowhere' } }),
  settles: (entry) => ({ ...entry, settles: { ...entry.settles, desk: 'nowhere' } }),
  'one more settled member': (entry) => ({ ...entry, settles: { ...entry.settles, urgentBy: 1 } }),
  about: (entry) => ({ ...entry, about: { ...entry.about, rating: 'satisfied?' } }),
  digests: (entry) => ({ ...entry, digests: { ...entry.digests, text: 'a'.repeat(64) } }),
  requestId: (entry) => ({ ...entry, requestId: 'another' }),
  seq: (entry) => ({ ...entry, seq: entry.seq + 1 }),
  _id: (entry) => ({ ...entry, _id: `${entry._id}0` }),
  appeal: (entry) => ({ ...entry, appeal: 'BZ-25-000009-A' }),
  previous: (entry) => ({ ...entry, previous: 'f'.repeat(64) }),
  hash: (entry) => ({ ...entry, hash: 'f'.repeat(64) }),
}

describe('The record of an appeal', () => {
  it('replays to the standing it ran to, also after a way through the store', () => {
    fc.assert(
      fc.property(walks, (walk) => {
        expect(replay(walk.entries)).toEqual(walk.standing)
        expect(stored(replay(stored(walk.entries)))).toEqual(stored(walk.standing))
        expect(walk.standing.head).toBe(walk.entries.at(-1)!.hash)
      }),
      { numRuns: 80 },
    )
  })

  it('is whole as written, with every text beside it', () => {
    fc.assert(
      fc.property(walks, (walk) => {
        expect(verify(stored(walk.entries), walk.records)).toEqual({ ok: true, length: walk.entries.length, head: walk.standing.head, erased: [] })
      }),
      { numRuns: 40 },
    )
  })

  it('names the first broken link, whatever single member of whatever entry was changed', () => {
    fc.assert(
      fc.property(walks, fc.nat(), fc.constantFrom(...Object.keys(MUTATIONS)), (walk, drawn, name) => {
        const place = drawn % walk.entries.length
        const changed = walk.entries.map((entry, index) => (index === place ? MUTATIONS[name]!(entry) : entry))
        expect(verify(changed)).toMatchObject({ ok: false, brokenAt: place + 1 })
      }),
      { numRuns: 200 },
    )
  })

  it('shows an entry that was taken out, put in, or put in another place', () => {
    const { entries } = new Walk().take('V11-cadre', 'screenValid', {}).take('R1', 'urge', {})
    expect(verify([entries[0]!, entries[2]!])).toMatchObject({ ok: false, brokenAt: 2, why: 'number' })
    expect(verify([entries[0]!, entries[2]!, entries[1]!])).toMatchObject({ ok: false, brokenAt: 2, why: 'number' })
    const forged = chain({ action: 'urge' }, { code: entries[0]!.appeal, seq: 2, previous: entries[0]!.hash, at: 0, on: '2025-03-03', actor: { person: 'R1' }, requestId: 'r', salt: 's' })
    expect(verify([entries[0]!, forged, entries[2]!])).toMatchObject({ ok: false, brokenAt: 3, why: 'link' })
  })

  it('shows a text that was changed, added or thrown away, and the salt too', () => {
    const walk = new Walk()
    const id = walk.entries[0]!._id
    const record = walk.records.get(id)!
    const withRecord = (changed: EntryRecord | null) => verify(walk.entries, new Map(changed ? [[id, changed]] : []))
    for (const changed of [{ ...record, texts: { ...record.texts, text: '别的话' } }, { ...record, texts: { ...record.texts, more: '多的话' } }, { ...record, texts: {} }, { ...record, salt: 'x' }, null]) {
      expect(withRecord(changed)).toEqual({ ok: false, length: 1, brokenAt: 1, why: 'record' })
    }
  })

  it('stays whole when a record is erased, and says which', () => {
    fc.assert(
      fc.property(walks, fc.nat(), (walk, drawn) => {
        const records = [...walk.records.values()]
        const gone = records[drawn % records.length]!
        const left = new Map(walk.records).set(gone._id, { ...gone, texts: {}, erased: true })
        expect(verify(walk.entries, left)).toMatchObject({ ok: true, erased: [Number(gone._id.split('-').at(-1))] })
      }),
      { numRuns: 40 },
    )
  })

  it('holds none of the words that anybody gave', () => {
    const words = [...Object.values(WORDS), '门口的路塌了半边', '祠堂后面第三户', '来文第七号']
    fc.assert(
      fc.property(walks, (walk) => {
        const written = JSON.stringify(walk.entries)
        expect(words.filter((word) => written.includes(word))).toEqual([])
      }),
      { numRuns: 80 },
    )
  })

  it('has one text for equal values, in whatever order their members come', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const turned = Object.fromEntries(Object.entries(value).reverse())
        expect(canonical(turned)).toBe(canonical(value))
        expect(JSON.parse(canonical(value))).toEqual(stored(value))
      }),
    )
    expect(canonical({ b: undefined, a: [undefined, { d: 1, c: 2 }] })).toBe('{"a":[null,{"c":2,"d":1}]}')
  })

  it('gives the same words another digest under another salt', () => {
    const digest = (salt: string) => chain({ action: 'urge', texts: { text: '快点' } }, { code: 'c', seq: 1, previous: '', at: 0, on: '2025-03-03', actor: { person: 'R1' }, requestId: 'r', salt }).digests['text']
    expect(digest('a')).not.toBe(digest('b'))
  })
})
