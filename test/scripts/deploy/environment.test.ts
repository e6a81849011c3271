import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { CREDENTIALS, DEVELOPMENT, PLATFORM, VARIABLES, masker, outside, readValues, troubles, variablesOf } from '../../../scripts/deploy/environment'
import { VALUES } from './support'

const ROOT = process.cwd()

const TEXTS = readdirSync(path.join(ROOT, 'server'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => readFileSync(path.join(ROOT, 'server', file), 'utf8'))

/** What server code asks of the environment: `process.env['X']`, `variable: 'X'`, `setting('X')`, `secret('X')`. */
function asked(): Set<string> {
  return new Set(TEXTS.flatMap((text) => [...text.matchAll(/(?:process\.env\[|variable: |\b(?:setting|secret)\()'([A-Z_]+)'/g)].map(([, name]) => name!)))
}

it('every variable that the server reads can be deployed, is a stand-in\'s address, or is the platform\'s', () => {
  const known = [...VARIABLES.map(({ name }) => name), ...DEVELOPMENT, ...PLATFORM]
  expect([...asked()].filter((name) => !known.includes(name))).toEqual([])
  expect(known.filter((name) => !TEXTS.some((text) => text.includes(name)))).toEqual([])
})

it('docs/operations.md tells of each of them', () => {
  const document = readFileSync(path.join(ROOT, 'docs/operations.md'), 'utf8')
  for (const name of [...VARIABLES.map((variable) => variable.name), ...CREDENTIALS]) expect(document).toContain(`\`${name}\``)
})

it('a stand-in\'s address is never deployed', () => {
  const values = Object.fromEntries(DEVELOPMENT.map((name) => [name, 'http://127.0.0.1:1']))
  expect(variablesOf(DEVELOPMENT.join(' '), values)).toEqual({})
})

it.each([
  ['APPEALS_KEYS', 'k1', 'APPEALS_KEYS is not id:base64'],
  ['APPEALS_KEYS', `${VALUES.APPEALS_KEYS},k2:short`, 'APPEALS_KEYS is not id:base64'],
  ['APPEALS_HASH_KEY', 'short', 'APPEALS_HASH_KEY is not base64 of 32 bytes'],
  ['WECHAT_APPID', 'touristappid', 'WECHAT_APPID is no appid'],
  ['TEMPLATE_IDS', '{', 'TEMPLATE_IDS is no JSON'],
  ['MINIPROGRAM_STATE', 'preview', 'MINIPROGRAM_STATE is none of'],
])('%s as %s is not deployed', (name, value, words) => {
  expect(troubles(VALUES)).toEqual([])
  expect(troubles({ ...VALUES, [name]: value })).toEqual([expect.stringContaining(words)])
})

it('what must be set is named when it is not', () => {
  expect(troubles({})).toEqual(VARIABLES.filter(({ needed }) => needed).map(({ name }) => `${name} is not set`))
})

it('a secret is blackened wherever it stands, each key of the ring too', () => {
  const mask = masker(VALUES)
  expect(mask(`a ${VALUES.WECHAT_SECRET} b ${VALUES.APPEALS_KEYS.slice(3)} c ${VALUES.WECHAT_APPID}`)).toBe(`a **** b **** c ${VALUES.WECHAT_APPID}`)
})

it('a file of secrets lies outside the project', () => {
  expect(() => outside(path.join(ROOT, 'secrets.env'))).toThrow('inside the project')
  expect(() => outside('secrets.env')).toThrow('inside the project')
  expect(outside('/etc/appeals.env')).toBe('/etc/appeals.env')
})

it('an empty value is none', () => {
  expect(readValues('', { A: '', B: 'b' })).toEqual({ B: 'b' })
})
