import CloudBase from '@cloudbase/manager-node'
import { stat } from 'node:fs/promises'
import type { Index } from '../../server/store/collections'
import { Trouble } from '../local/folder'
import type { Values } from './environment'
import type { Found, FoundCollection, FoundFunction, Step } from './plan'
import type { WantedFunction } from './wanted'

/** The management of one environment: what is in it, and doing one step. */
export interface Manager {
  find(): Promise<Found>
  carryOut(step: Step): Promise<void>
}

/** Where CloudBase is managed unless another region is named. */
const REGION = 'ap-shanghai'
/** What is asked for at once; the interfaces take 20 requests a second. */
const PAGE = 100
const AT_ONCE = 4
/** A zipped function up to this size goes in the request itself, larger ones by way of object storage. */
const INLINE_BYTES = 1_000_000

/** Opens an environment with `@cloudbase/manager-node`, which signs with the credentials of `values`. */
export function openManager(env: string, values: Values): Manager {
  const [secretId, secretKey] = [values['TENCENTCLOUD_SECRETID'], values['TENCENTCLOUD_SECRETKEY']]
  if (!secretId || !secretKey) throw new Trouble('没有 TENCENTCLOUD_SECRETID 和 TENCENTCLOUD_SECRETKEY the credentials are not set')
  const token = values['TENCENTCLOUD_SESSIONTOKEN']
  const app = new CloudBase({ secretId, secretKey, envId: env, region: values['TENCENTCLOUD_REGION'] ?? REGION, ...(token ? { token } : {}) })
  const { database, functions } = app
  const tcb = app.commonService('tcb', '2018-06-08')

  async function findCollections(): Promise<Map<string, FoundCollection>> {
    const names: string[] = []
    for (;;) {
      const { Collections, Pager } = await database.listCollections({ MgoLimit: PAGE, MgoOffset: names.length })
      names.push(...Collections.map(({ CollectionName }) => CollectionName))
      if (Collections.length === 0 || names.length >= Pager.Total) break
    }
    return new Map(await inGroups(names, async (name) => [name, { permission: await permissionOf(name), indexes: await indexesOf(name) }]))
  }

  const permissionOf = async (CollectionName: string) => String((await tcb.call({ Action: 'DescribeDatabaseACL', Param: { EnvId: env, CollectionName } })).AclTag)

  async function indexesOf(collection: string): Promise<Index[]> {
    const { Indexes } = await database.describeCollection(collection)
    return (Indexes ?? []).map(({ Name, Keys, Unique }) => ({
      name: Name,
      keys: Keys.map((key) => ({ field: String(key.Name), order: String(key.Direction) === '-1' ? (-1 as const) : (1 as const) })),
      ...(Unique ? { unique: true } : {}),
    }))
  }

  async function findFunctions(): Promise<Map<string, FoundFunction>> {
    const listed = await functions.listAllFunctions({ envId: env })
    return new Map(await inGroups(listed.map(({ FunctionName }) => FunctionName!), async (name) => [name, await functionOf(name)]))
  }

  async function functionOf(name: string): Promise<FoundFunction> {
    const { Status, Runtime, Handler, Timeout, MemorySize, Environment, Triggers } = await functions.getFunctionDetail(name)
    return {
      name,
      status: Status,
      runtime: Runtime,
      handler: Handler,
      timeout: Timeout,
      memorySize: MemorySize,
      variables: Object.fromEntries((Environment?.Variables ?? []).map(({ Key, Value }) => [Key, Value])),
      triggers: (Triggers ?? []).map(({ TriggerName, Type, TriggerDesc }) => ({ name: TriggerName, type: Type, config: cronOf(TriggerDesc) })),
    }
  }

  async function create(func: WantedFunction): Promise<void> {
    await functions.createFunction({ func: settingsOf(func), functionPath: func.folder, deployMode: await modeOf(func) })
  }

  async function index(name: string, create: readonly Index[], drop: readonly string[]): Promise<void> {
    // One after the other: an index that changed is dropped before it is made anew under its name.
    if (drop.length > 0) await database.updateCollection(name, { DropIndexes: drop.map((IndexName) => ({ IndexName })) })
    if (create.length === 0) return
    await database.updateCollection(name, {
      CreateIndexes: create.map(({ name: IndexName, keys, unique }) => ({
        IndexName,
        MgoKeySchema: { MgoIsUnique: Boolean(unique), MgoIndexKeys: keys.map(({ field, order }) => ({ Name: field, Direction: String(order) })) },
      })),
    })
  }

  /** How each step is done. The order of the plan is the order of doing. */
  const doing: { [K in Step['is']]: (step: Extract<Step, { is: K }>) => Promise<unknown> } = {
    collection: ({ name }) => database.createCollection(name),
    permission: ({ name, permission }) => tcb.call({ Action: 'ModifyDatabaseACL', Param: { EnvId: env, CollectionName: name, AclTag: permission } }),
    indexes: ({ name, create, drop }) => index(name, create, drop),
    create: ({ func }) => create(func),
    replace: async ({ func }) => {
      await functions.deleteFunction(func.name)
      await create(func)
    },
    code: async ({ func }) => {
      await functions.updateFunctionCode({ func: settingsOf(func), functionPath: func.folder, deployMode: await modeOf(func) })
      await functions.waitFunctionActive(func.name)
    },
    settings: async ({ func }) => {
      await functions.updateFunctionConfig(settingsOf(func))
      await functions.waitFunctionActive(func.name)
    },
    triggers: async ({ func, remove }) => {
      for (const trigger of remove) await functions.deleteFunctionTrigger(func.name, trigger)
      await functions.createFunctionTriggers(func.name, [...func.triggers])
    },
  }

  return {
    find: async () => ({ collections: await findCollections(), functions: await findFunctions() }),
    carryOut: async (step) => void (await patiently(() => (doing[step.is] as (step: Step) => Promise<unknown>)(step))),
  }
}

/** Triggers are a step of their own: given here, the SDK would make them too and only warn when that fails. */
function settingsOf({ name, runtime, handler, timeout, memorySize, variables }: WantedFunction) {
  return { name, runtime, handler, timeout, memorySize, envVariables: { ...variables }, installDependency: false }
}

async function modeOf({ folder }: WantedFunction): Promise<'zip' | 'cos'> {
  const { size } = await stat(`${folder}/index.js`)
  // Minified code packs to a third or less, so that this is well below what a request may carry.
  return size <= 2 * INLINE_BYTES ? 'zip' : 'cos'
}

/** A timer's schedule comes back as it was given or as `{"cron":"…"}`. */
function cronOf(description: string): string {
  if (!description.startsWith('{')) return description
  return String((JSON.parse(description) as { cron?: string }).cron ?? description)
}

/** Errors of a management that is busy or has not finished the step before: the same request may go through a little later. */
const FOR_NOW = /^(RequestLimitExceeded|InternalError|ResourceUnavailable|ResourceInUse\.Busy|FailedOperation\.FunctionStatusError|FailedOperation\.(Create|Update)Function)/
const PAUSES_MS = [500, 2_000, 5_000]

/** Does it again after a pause while the management asks for that; anything else is thrown on. */
async function patiently<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await work()
    } catch (error) {
      const pause = PAUSES_MS[tries]
      if (pause === undefined || !FOR_NOW.test(String((error as { code?: unknown }).code))) throw error
      await new Promise((resolve) => setTimeout(resolve, pause))
    }
  }
}

async function inGroups<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = []
  for (let from = 0; from < items.length; from += AT_ONCE) results.push(...(await Promise.all(items.slice(from, from + AT_ONCE).map((item) => patiently(() => work(item))))))
  return results
}
