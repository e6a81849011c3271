import { readFileSync, readdirSync } from 'node:fs'
import { collection } from '../../../server/store/database'
import { SEALED, resealSlice } from '../../../server/store/reseal'
import { type InvitationRow, administration } from '../../../server/store/administration'
import { currentKey, isCurrent, open, seal } from '../../../server/store/seal'
import { tables } from '../../../server/store/tables'
import { type TestCloud, openTestCloud } from '../harness'

let test: TestCloud
beforeAll(async () => {
  test = await openTestCloud()
})
afterAll(() => test.close())

const MANY = 230

interface Bare {
  _id: string
  name: string | null
  phone: string | null
}

describe('a new key', () => {
  it('seals everything anew in slices, once, while all stays readable', async () => {
    const ring = process.env['APPEALS_KEYS']!
    const old = currentKey()
    const person = (n: number) => ({ _id: `p-${n}`, identities: [`o-${n}`], name: seal(`王${n}`), phone: null, phoneKey: null, posts: [], wecom: null, credits: {}, largeType: null })
    const contact = (n: number) => ({ _id: `c-${n}-contact`, appeal: `c-${n}`, name: seal(`李${n}`), phone: seal('13800001234'), phoneKey: `k-${n}`, lastFourKey: null, queryWordKey: 'q' })
    const invitation = (n: number): InvitationRow => ({ _id: `i-${n}`, name: seal(`周${n}`), phone: n % 2 ? null : seal('13800001234'), phoneKey: null, posts: [], units: ['T01'], state: 'open', turn: 1, codeKey: `k-${n}`, expiresAt: 0, at: 0, by: 'p-1', acceptedBy: null, import: null })
    for (let from = 0; from < MANY; from += 115) {
      const numbers = Array.from({ length: 115 }, (_, n) => from + n)
      await tables.people.insert(...numbers.map(person))
      await tables.contacts.insert(...numbers.map(contact))
      await administration.invitations.insert(...numbers.map(invitation))
      for (const name of ['answers', 'errands'] as const) await collection<Bare>(name).insert(...numbers.map((n) => ({ _id: `${name}-${n}`, name: seal(`赵${n}`), phone: n % 2 ? null : seal('13800001234') })))
    }
    process.env['APPEALS_KEYS'] = `next:${Buffer.alloc(32, 9).toString('base64')},${ring}`
    try {
      const run = async () => {
        let [place, changed, slices]: [string | null, number, number] = [null, 0, 0]
        do {
          const slice = await resealSlice(place)
          place = slice.next
          changed += slice.changed
          slices += 1
        } while (place !== null)
        return { changed, slices }
      }
      const first = await run()
      expect(first).toEqual({ changed: SEALED.length * MANY, slices: 3 * SEALED.length })
      expect((await run()).changed).toBe(0)
      const [people, contacts, invitations] = [await tables.people.all(), await tables.contacts.all(), await administration.invitations.all()]
      const others = (await Promise.all((['answers', 'errands'] as const).map((name) => collection<Bare>(name).all()))).flat()
      expect(others).toHaveLength(2 * MANY)
      expect([...people, ...contacts, ...invitations, ...others].filter(({ name }) => !isCurrent(name!))).toEqual([])
      expect([open(people.find(({ _id }) => _id === 'p-7')!.name!), open(contacts.find(({ _id }) => _id === 'c-7-contact')!.phone!)]).toEqual(['王7', '13800001234'])
      // The old key may go.
      process.env['APPEALS_KEYS'] = `next:${Buffer.alloc(32, 9).toString('base64')}`
      expect(open(people[0]!.name!)).toMatch(/^王/)
      expect(currentKey()).not.toBe(old)
    } finally {
      process.env['APPEALS_KEYS'] = ring
    }
  })
})

it('knows every shape of a row that holds a sealed name', () => {
  const folder = 'server/store'
  const shapes = readdirSync(folder).flatMap((file) => [...readFileSync(`${folder}/${file}`, 'utf8').matchAll(/interface (\w+)[^{]*\{[^}]*\n  name: Sealed/g)].map(([, name]) => name!))
  const rows: Record<string, string> = { PersonRow: 'people', ContactRow: 'records', InvitationRow: 'invitations', AnswersRow: 'answers', ErrandRow: 'errands' }
  expect(shapes.filter((name) => name !== 'SealedRow').map((name) => rows[name] ?? name).sort()).toEqual(SEALED.map((one) => one.in).sort())
})
