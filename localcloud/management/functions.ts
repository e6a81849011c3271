import { ApiError } from './error'
import type { ManagedEnvironment, StoredFunction, Trigger } from './state'

type Body = Record<string, unknown>
type Variables = { Variables?: { Key: string; Value: string }[] }

/** How often what is under way is still under way when it is asked for. */
const BUSY_FOR = 1
/** What a request itself may carry of a packed function, in base64. */
const LARGEST_ZIP = 20 * 1024 * 1024
const RUNTIMES = /^(Nodejs(8\.9|10\.15|12\.16|14\.18|16\.13|18\.15|20\.19)|Python\d|Php\d|Java\d+|Go1|CustomRuntime)/

/** Interfaces of `scf`, 2018-04-16. */
export const FUNCTIONS: Readonly<Record<string, (env: ManagedEnvironment, body: Body, now: number) => object>> = {
  CreateFunction: (env, body) => {
    const name = String(body.FunctionName)
    if (!/^[A-Za-z][\w-]{0,58}[A-Za-z0-9]$/.test(name)) throw new ApiError('InvalidParameterValue.FunctionName', `invalid function name: ${name}`)
    if (env.functions.has(name)) throw new ApiError('ResourceInUse.FunctionName', 'FunctionName already exists.')
    if (!RUNTIMES.test(String(body.Runtime))) throw new ApiError('InvalidParameterValue.Runtime', `invalid runtime: ${String(body.Runtime)}`)
    env.functions.set(name, {
      FunctionName: name,
      Runtime: String(body.Runtime),
      Handler: String(body.Handler),
      // The platform's own default, if it is not told.
      Timeout: timeoutIn(body) ?? 3,
      MemorySize: memoryIn(body) ?? 128,
      InstallDependency: String(body.InstallDependency),
      Status: 'Creating',
      busyFor: BUSY_FOR,
      variables: variablesIn(body) ?? {},
      triggers: [],
      code: codeIn(env, body),
    })
    return {}
  },

  GetFunction: (env, { FunctionName }) => {
    const found = find(env, FunctionName)
    if (found.busyFor > 0) found.busyFor -= 1
    else if (['Creating', 'Updating'].includes(found.Status)) found.Status = 'Active'
    const { code, variables, triggers, busyFor, ...told } = found
    void busyFor
    return {
      ...told,
      CodeSize: code.length,
      CodeResult: 'success',
      Namespace: 'default',
      Environment: { Variables: Object.entries(variables).map(([Key, Value]) => ({ Key, Value })) },
      // A timer's schedule is told as JSON.
      Triggers: triggers.map((trigger) => ({ ...trigger, TriggerDesc: JSON.stringify({ cron: trigger.TriggerDesc }), Enable: 1, AvailableStatus: 'Available' })),
    }
  },

  UpdateFunctionCode: (env, body) => {
    const found = idle(env, body.FunctionName)
    Object.assign(found, { code: codeIn(env, body), Handler: String(body.Handler ?? found.Handler), Status: 'Updating', busyFor: BUSY_FOR })
    return {}
  },

  UpdateFunctionConfiguration: (env, body) => {
    const found = idle(env, body.FunctionName)
    // What is not named stays; variables that are named replace all there were.
    Object.assign(found, { Timeout: timeoutIn(body) ?? found.Timeout, MemorySize: memoryIn(body) ?? found.MemorySize, variables: variablesIn(body) ?? found.variables, Status: 'Updating', busyFor: BUSY_FOR })
    return {}
  },

  DeleteFunction: (env, { FunctionName }) => {
    find(env, FunctionName)
    env.functions.delete(String(FunctionName))
    return {}
  },

  BatchCreateTrigger: (env, { FunctionName, Triggers }) => {
    const found = find(env, FunctionName)
    for (const trigger of JSON.parse(String(Triggers)) as Trigger[]) {
      if (trigger.Type !== 'timer') throw new ApiError('InvalidParameterValue.Type', `invalid trigger type: ${trigger.Type}`)
      if (trigger.TriggerDesc.trim().split(/\s+/).length !== 7) throw new ApiError('InvalidParameterValue.TriggerDesc', `a timer has seven fields: ${trigger.TriggerDesc}`)
      if (found.triggers.some(({ TriggerName }) => TriggerName === trigger.TriggerName)) throw new ApiError('ResourceInUse.Trigger', `TriggerName already exists: ${trigger.TriggerName}`)
      found.triggers.push(trigger)
    }
    return {}
  },

  DeleteTrigger: (env, { FunctionName, TriggerName }) => {
    const found = find(env, FunctionName)
    if (!found.triggers.some((trigger) => trigger.TriggerName === TriggerName)) throw new ApiError('ResourceNotFound.Trigger', `trigger not found: ${String(TriggerName)}`)
    found.triggers = found.triggers.filter((trigger) => trigger.TriggerName !== TriggerName)
    return {}
  },

  /** A permission to write one object, in the older form of COS's signatures, which says whose it is, until when and for what. */
  GetTempCosInfo: (_env, { ObjectPath }, now) => {
    const seconds = Math.floor(now / 1000)
    const path = String(ObjectPath)
    return { Date: new Date(now).toISOString().slice(0, 10), Sign: Buffer.from(`a=1253665819&b=shtempcos&k=stand-in&e=${seconds + 600}&t=${seconds}&r=1&f=${encodeURIComponent(path)}`).toString('base64') }
  },
}

function find({ functions }: ManagedEnvironment, name: unknown): StoredFunction {
  const found = functions.get(String(name))
  if (!found) throw new ApiError('ResourceNotFound.Function', `Function not found: ${String(name)}`)
  return found
}

/** A function in which something is under way takes nothing else. */
function idle(env: ManagedEnvironment, name: unknown): StoredFunction {
  const found = find(env, name)
  if (['Creating', 'Updating'].includes(found.Status)) throw new ApiError('FailedOperation.FunctionStatusError', 'The function is being created or updated.')
  return found
}

function timeoutIn({ Timeout }: Body): number | undefined {
  if (Timeout === undefined) return undefined
  if (!(Number(Timeout) >= 1 && Number(Timeout) <= 900)) throw new ApiError('InvalidParameterValue.Timeout', `invalid timeout: ${String(Timeout)}`)
  return Number(Timeout)
}

function memoryIn({ MemorySize }: Body): number | undefined {
  if (MemorySize === undefined) return undefined
  if (Number(MemorySize) % 64 !== 0 || Number(MemorySize) > 3072) throw new ApiError('InvalidParameterValue.MemorySize', `invalid memory: ${String(MemorySize)}`)
  return Number(MemorySize)
}

function variablesIn({ Environment }: Body): Record<string, string> | undefined {
  const { Variables } = (Environment ?? {}) as Variables
  return Variables && Object.fromEntries(Variables.map(({ Key, Value }) => [Key, Value]))
}

function codeIn(env: ManagedEnvironment, body: Body): Buffer {
  const { ZipFile, TempCosObjectName } = (body.Code ?? {}) as { ZipFile?: string; TempCosObjectName?: string }
  if (ZipFile !== undefined) {
    if (ZipFile.length > LARGEST_ZIP) throw new ApiError('InvalidParameterValue.Code', 'ZipFile is too large')
    return Buffer.from(ZipFile, 'base64')
  }
  const object = env.objects.get(String(TempCosObjectName).replace(/^\/+/, ''))
  if (!object) throw new ApiError('InvalidParameterValue.TempCosObjectName', `no such object: ${String(TempCosObjectName)}`)
  return object
}
