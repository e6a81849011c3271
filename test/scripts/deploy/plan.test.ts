import { type Allowed, type Found, type FoundFunction, NOTHING, type Step, plan } from '../../../scripts/deploy/plan'
import { CODE, type Wanted, type WantedFunction } from '../../../scripts/deploy/wanted'

const TIMER = { name: 'minutely', type: 'timer' as const, config: '0 * * * * * *' }
const CLOCK: WantedFunction = { name: 'clock', folder: '/built/clock', digest: 'one', runtime: 'Nodejs20.19', handler: 'index.main', timeout: 60, memorySize: 256, triggers: [TIMER], variables: { KEY: 'secret', [CODE]: 'one' } }
const INDEX = { name: 'unit__at', keys: [{ field: 'unit', order: 1 as const }, { field: 'at', order: -1 as const }] }
const WANTED: Wanted = { collections: [{ name: 'jobs', indexes: [INDEX], permission: 'ADMINONLY' }], functions: [CLOCK] }
const NONE: Allowed = { drop: [], replace: [] }

const { folder, digest, ...same } = CLOCK
void folder
void digest
const asWanted: FoundFunction = { ...same, status: 'Active' }
const found = (func: Partial<FoundFunction> = {}, jobs: object = {}): Found => ({
  collections: new Map([['jobs', { permission: 'ADMINONLY', indexes: [{ name: '_id_', keys: [{ field: '_id', order: 1 }], unique: true }, { name: '_openid_1', keys: [{ field: '_openid', order: 1 }] }, INDEX], ...jobs }]]),
  functions: new Map([['clock', { ...asWanted, ...func }]]),
})
const kinds = ({ steps }: { steps: readonly Step[] }) => steps.map(({ is }) => is)

it('an environment in which all is as wanted needs nothing; the platform\'s own indexes are none of ours', () => {
  expect(plan(WANTED, found(), NONE)).toEqual({ steps: [], refused: [], left: [] })
})

it('an empty one needs everything, a collection closed before it has anything, the timer last', () => {
  expect(kinds(plan(WANTED, NOTHING, NONE))).toEqual(['collection', 'permission', 'indexes', 'create', 'triggers'])
})

it.each<[string, Found, Step['is'][], string]>([
  ['another permission', found({}, { permission: 'READONLY' }), ['permission'], 'READONLY → ADMINONLY'],
  ['a missing index', found({}, { indexes: [] }), ['indexes'], '+ unit__at'],
  ['other code', found({ variables: { KEY: 'secret', [CODE]: 'older' } }), ['code', 'settings'], 'older → one'],
  ['code that nobody knows', found({ variables: { KEY: 'secret' } }), ['code', 'settings'], 'unknown → one'],
  ['another handler', found({ handler: 'main.run' }), ['code'], 'update code of clock'],
  ['code whose update failed', found({ status: 'UpdateFailed' }), ['code'], 'update code of clock'],
  ['another time limit', found({ timeout: 3 }), ['settings'], 'timeout 3 → 60'],
  ['other memory', found({ memorySize: 128 }), ['settings'], 'memorySize 128 → 256'],
  ['a variable that changed', found({ variables: { KEY: 'other', [CODE]: 'one' } }), ['settings'], 'KEY changed'],
  ['a variable too few', found({ variables: { [CODE]: 'one' } }), ['settings'], '+ KEY'],
  ['a variable too many', found({ variables: { ...CLOCK.variables, OLD: 'x' } }), ['settings'], '- OLD'],
  ['no timer', found({ triggers: [] }), ['triggers'], '+ minutely'],
  ['another schedule', found({ triggers: [{ ...TIMER, config: '0 0 * * * * *' }] }), ['triggers'], '- minutely (0 0 * * * * *), + minutely (0 * * * * * *)'],
  ['a timer too many', found({ triggers: [TIMER, { ...TIMER, name: 'hourly' }] }), ['triggers'], '- hourly'],
  ['a function that failed in being made', found({ status: 'CreateFailed' }), ['create', 'triggers'], 'create function clock'],
])('%s is put right, and said', (_, there, steps, says) => {
  const made = plan(WANTED, there, NONE)
  expect(kinds(made)).toEqual(steps)
  expect(made.steps.map((step) => step.says).join('\n')).toContain(says)
  expect(made.refused).toEqual([])
})

it('no step says the value of a variable', () => {
  const made = plan(WANTED, found({ variables: { KEY: 'another secret' } }), NONE)
  expect(made.steps.map(({ says }) => says).join('\n')).not.toMatch(/secret/)
})

it.each<[string, object[], string]>([
  ['one that is declared no more', [INDEX, { name: 'old', keys: [{ field: 'old', order: 1 }] }], 'jobs.old'],
  ['one whose keys changed', [{ ...INDEX, keys: [INDEX.keys[0]] }], 'jobs.unit__at'],
  ['one whose direction changed', [{ ...INDEX, keys: INDEX.keys.map((key) => ({ ...key, order: 1 })) }], 'jobs.unit__at'],
  ['one that was unique', [{ ...INDEX, unique: true }], 'jobs.unit__at'],
])('an index is dropped only when it is named: %s', (_, indexes, name) => {
  const there = found({}, { indexes })
  expect(plan(WANTED, there, NONE).refused).toEqual([expect.stringContaining(`allow it by --drop-index ${name}`)])
  expect(plan(WANTED, there, { ...NONE, drop: ['jobs.another'] }).refused).toHaveLength(1)
  const allowed = plan(WANTED, there, { ...NONE, drop: [name] })
  expect(allowed.refused).toEqual([])
  expect(kinds(allowed)).toEqual(['indexes'])
})

it('a runtime is changed only by making the function anew, and that only when it is named', () => {
  const there = found({ runtime: 'Nodejs18.15' })
  expect(plan(WANTED, there, NONE).refused).toEqual([expect.stringContaining('--replace clock')])
  expect(plan(WANTED, there, { ...NONE, replace: ['clock'] })).toMatchObject({ refused: [], steps: [{ is: 'replace' }, { is: 'triggers' }] })
})

it('what is not of this product is named and left', () => {
  const there = found()
  const strangers: Found = { collections: new Map([...there.collections, ['theirs', { permission: 'READONLY', indexes: [] }]]), functions: new Map([...there.functions, ['other', { ...asWanted, name: 'other' }]]) }
  expect(plan(WANTED, strangers, NONE)).toEqual({ steps: [], refused: [], left: ['collection theirs', 'function other'] })
})
