import type { Collection, Index } from '../../server/store/collections'
import type { Wanted, WantedFunction } from './wanted'
import { CODE } from './wanted'

export interface FoundFunction {
  name: string
  /** As SCF tells it: `Active`, `CreateFailed`, `UpdateFailed`, or under way. */
  status: string
  runtime: string
  handler: string
  timeout: number
  memorySize: number
  variables: Readonly<Record<string, string>>
  triggers: readonly { name: string; type: string; config: string }[]
}

export interface FoundCollection {
  permission: string
  indexes: readonly Index[]
}

/** What is in an environment. */
export interface Found {
  collections: ReadonlyMap<string, FoundCollection>
  functions: ReadonlyMap<string, FoundFunction>
}

export const NOTHING: Found = { collections: new Map(), functions: new Map() }

/** One thing to do, with what it says of itself. Done twice it does no more than once. */
export type Step = { says: string } & (
  | { is: 'collection'; name: string }
  | { is: 'permission'; name: string; permission: Collection['permission'] }
  | { is: 'indexes'; name: string; create: readonly Index[]; drop: readonly string[] }
  | { is: 'create'; func: WantedFunction }
  | { is: 'replace'; func: WantedFunction }
  | { is: 'code'; func: WantedFunction }
  | { is: 'settings'; func: WantedFunction }
  | { is: 'triggers'; func: WantedFunction; remove: readonly string[] }
)

export interface Plan {
  steps: readonly Step[]
  /** What must not be done unless it is allowed by name; with any of these nothing is done. */
  refused: readonly string[]
  /** What is there and not of this product: it is left as it is. */
  left: readonly string[]
}

/** What an operator allows by name. */
export interface Allowed {
  /** Indexes, as `collection.index`. */
  drop: readonly string[]
  /** Functions that may be removed and made anew, as a change of runtime needs. */
  replace: readonly string[]
}

/** Indexes that the platform makes for each collection itself. */
const PLATFORMS = ['_id_', '_openid_1']

/** What leads from what is found to what is wanted. With nothing to do it is empty: a second run changes nothing. */
export function plan(wanted: Wanted, found: Found, allowed: Allowed): Plan {
  const parts = [
    ...wanted.collections.map((collection) => planCollection(collection, found.collections.get(collection.name), allowed)),
    ...wanted.functions.map((func) => planFunction(func, found.functions.get(func.name), allowed)),
  ]
  const strangers = (kind: string, there: Iterable<string>, ours: readonly { name: string }[]) =>
    [...there].filter((name) => !ours.some((one) => one.name === name)).map((name) => `${kind} ${name}`)
  return {
    steps: parts.flatMap(({ steps }) => steps),
    refused: parts.flatMap(({ refused }) => refused),
    left: [...strangers('collection', found.collections.keys(), wanted.collections), ...strangers('function', found.functions.keys(), wanted.functions)],
  }
}

type Part = Pick<Plan, 'steps' | 'refused'>

function planCollection({ name, indexes, permission }: Collection, found: FoundCollection | undefined, allowed: Allowed): Part {
  const there = (found?.indexes ?? []).filter((index) => !PLATFORMS.includes(index.name))
  const gone = there.filter((one) => !indexes.some((index) => sameIndex(index, one)))
  const create = indexes.filter((index) => !there.some((one) => sameIndex(index, one)))
  const steps: Step[] = []
  if (!found) steps.push({ is: 'collection', name, says: `create collection ${name}` })
  // A collection is closed to clients before anything can be in it.
  if (found?.permission !== permission) steps.push({ is: 'permission', name, permission, says: `set permission of ${name}: ${found?.permission ?? 'new'} → ${permission}` })
  if (create.length > 0 || gone.length > 0) steps.push({ is: 'indexes', name, create, drop: gone.map((one) => one.name), says: `set indexes of ${name}: ${[...gone.map((one) => `- ${one.name}`), ...create.map((one) => `+ ${describe(one)}`)].join(', ')}` })
  const refused = gone
    .filter((one) => !allowed.drop.includes(`${name}.${one.name}`))
    .map((one) => `index ${name}.${describe(one)} would be dropped; allow it by --drop-index ${name}.${one.name}`)
  return { steps, refused }
}

/** The same name, keys and uniqueness. One of another name would do, but what a query's plan names should be what is declared. */
function sameIndex(a: Index, b: Index): boolean {
  return a.name === b.name && Boolean(a.unique) === Boolean(b.unique) && keysOf(a) === keysOf(b)
}

const keysOf = ({ keys }: Index) => keys.map(({ field, order }) => `${field} ${order}`).join(', ')
const describe = (index: Index) => `${index.name}${index.unique ? ' (unique)' : ''}`

function planFunction(func: WantedFunction, found: FoundFunction | undefined, allowed: Allowed): Part {
  const { name } = func
  const all = `${func.runtime}, ${func.timeout} s, ${func.memorySize} MB, variables ${Object.keys(func.variables).join(' ')}`
  const triggers = planTriggers(func, found?.status === 'CreateFailed' ? undefined : found)
  // What failed in being made is there by its name and does not run: it is made again.
  if (!found || found.status === 'CreateFailed') return { steps: [{ is: 'create', func, says: `create function ${name}: ${all}` }, ...triggers], refused: [] }
  if (found.runtime !== func.runtime) {
    const why = `function ${name} runs on ${found.runtime}, and the platform changes no runtime`
    return {
      steps: [{ is: 'replace', func, says: `replace function ${name}: ${found.runtime} → ${func.runtime}; ${all}` }, ...planTriggers(func, undefined)],
      refused: allowed.replace.includes(name) ? [] : [`${why}; allow to remove it and make it anew by --replace ${name}`],
    }
  }
  const steps: Step[] = []
  if (found.variables[CODE] !== func.digest || found.handler !== func.handler || found.status === 'UpdateFailed') steps.push({ is: 'code', func, says: `update code of ${name}: ${found.variables[CODE] ?? 'unknown'} → ${func.digest}` })
  const changes = changesOf(func, found)
  if (changes.length > 0) steps.push({ is: 'settings', func, says: `update settings of ${name}: ${changes.join(', ')}` })
  return { steps: [...steps, ...triggers], refused: [] }
}

/** What differs in the settings, by name; of a variable only whether it is new, changed or gone. */
function changesOf(func: WantedFunction, found: FoundFunction): string[] {
  const numbers = (['timeout', 'memorySize'] as const).filter((member) => func[member] !== found[member]).map((member) => `${member} ${found[member]} → ${func[member]}`)
  const names = [...new Set([...Object.keys(func.variables), ...Object.keys(found.variables)])].sort()
  const variables = names.flatMap((name) => {
    const [is, was] = [func.variables[name], found.variables[name]]
    if (is === was) return []
    return was === undefined ? [`+ ${name}`] : is === undefined ? [`- ${name}`] : [`${name} changed`]
  })
  return [...numbers, ...variables]
}

function planTriggers(func: WantedFunction, found: FoundFunction | undefined): Step[] {
  const same = (a: FoundFunction['triggers'][number], b: FoundFunction['triggers'][number]) => a.name === b.name && a.type === b.type && a.config === b.config
  const there = found?.triggers ?? []
  const gone = there.filter((one) => !func.triggers.some((trigger) => same(trigger, one)))
  const add = func.triggers.filter((trigger) => !there.some((one) => same(trigger, one)))
  if (gone.length === 0 && add.length === 0) return []
  const says = `set triggers of ${func.name}: ${[...gone.map(({ name, config }) => `- ${name} (${config})`), ...add.map(({ name, config }) => `+ ${name} (${config})`)].join(', ')}`
  return [{ is: 'triggers', func: { ...func, triggers: add }, remove: gone.map(({ name }) => name), says }]
}
