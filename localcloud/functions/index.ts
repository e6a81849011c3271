import { randomUUID } from 'node:crypto'
import { HttpError, readBytes, sendText } from '../http/exchange'
import type { Route } from '../http/route'
import type { Service } from '../service'
import { openidOf } from '../sessions'
import { type Caller, environmentOf } from './caller'
import { type FunctionDeclaration, readCatalogue } from './catalogue'
import { FunctionFailure } from './failure'
import { Pool } from './pool'

export type { Caller } from './caller'
export type { FunctionDeclaration } from './catalogue'
export { FunctionFailure } from './failure'

/** Limits of the platform, in bytes of JSON text. */
const INPUT_LIMIT = 100 * 1024
const RESULT_LIMIT = 1024 * 1024

const JSON_TYPE = 'application/json; charset=utf-8'

export interface Functions extends Service {
  readonly declarations: readonly FunctionDeclaration[]
  /** Calls a function with `data` (anything JSON can say) and answers its result; rejects with a FunctionFailure. */
  invoke(name: string, data: unknown, caller: Caller): Promise<unknown>
  /** Ends every worker, so that the next calls start cold: from changed bundles, or with nothing remembered. */
  restart(): Promise<void>
  readonly routes: readonly Route[]
}

export interface FunctionsSetting {
  /** The folder of bundles. */
  folder: string
  /** The id of the cloud environment the functions find themselves in. */
  environmentId: string
  appid: string
  /** The local cloud's clock offset, shared with every worker. */
  clock: SharedArrayBuffer
  /** The whole environment of the functions: nothing of this process's own leaks into them. */
  env: Readonly<Record<string, string>>
  /** Workers per function at most. */
  workers?: number
  log: (line: string) => void
}

/** Runs the built functions of a folder in worker threads. */
export function openFunctions(setting: FunctionsSetting): Functions {
  const catalogue = readCatalogue(setting.folder)
  const pools = new Map(
    [...catalogue.values()].map((declaration) => {
      const log = (line: string): void => setting.log(`[${declaration.name}] ${line}`)
      return [declaration.name, new Pool(declaration, { clock: setting.clock, env: setting.env, log }, setting.workers ?? 2)]
    }),
  )

  const run = async (name: string, input: string, caller: Caller): Promise<string> => {
    const pool = pools.get(name)
    if (!pool) throw new FunctionFailure('missing', name)
    if (Buffer.byteLength(input) > INPUT_LIMIT) throw new FunctionFailure('largeInput', `the data for ${name} exceeds 100 KB`)
    const environment = environmentOf(caller, setting.appid)
    const id = randomUUID()
    const output = await pool.run({ id, input, environment, context: contextOf(pool.declaration, id, environment, setting.environmentId) })
    if (Buffer.byteLength(output) > RESULT_LIMIT) throw new FunctionFailure('largeResult', `the result of ${name} exceeds 1 MB`)
    return output
  }

  const endAll = async (): Promise<void> => void (await Promise.all([...pools.values()].map((pool) => pool.end())))

  const call: Route = {
    method: 'POST',
    path: { prefix: '/functions/' },
    handle: async (req, res, cloud) => {
      const openid = openidOf(req, cloud.sessions)
      const name = decodeURIComponent((req.url ?? '').slice('/functions/'.length).split('?')[0] ?? '')
      try {
        const input = (await readBytes(req, 4 * INPUT_LIMIT)).toString('utf8') || '{}'
        requireJson(input)
        sendText(res, 200, await run(name, input, { from: 'client', openid }), JSON_TYPE)
      } catch (error) {
        if (error instanceof HttpError && error.status === 413) return sendFailure(res, new FunctionFailure('largeInput', name))
        if (error instanceof FunctionFailure) return sendFailure(res, error)
        throw error
      }
    },
  }

  return {
    declarations: [...catalogue.values()],
    routes: [call],
    invoke: async (name, data, caller) => JSON.parse(await run(name, JSON.stringify(data ?? {}), caller)) as unknown,
    actions: {
      'functions.invokeFunction': async ({ function_name: name, request_data: data }) => ({
        data: { response_data: await run(String(name), String(data || '{}'), { from: 'function' }) },
      }),
    },
    restart: endAll,
    close: async () => void (await Promise.all([...pools.values()].map((pool) => pool.close()))),
  }
}

/** The second argument of a function. The SDK reads the caller from `environment`, JSON; `environ` is its older form. */
function contextOf(declaration: FunctionDeclaration, id: string, environment: Record<string, string>, environmentId: string): Record<string, unknown> {
  return {
    callbackWaitsForEmptyEventLoop: false,
    memory_limit_in_mb: declaration.memorySize,
    time_limit_in_ms: declaration.timeout * 1000,
    request_id: id,
    function_name: declaration.name,
    function_version: '$LATEST',
    namespace: environmentId,
    tencentcloud_region: 'ap-shanghai',
    environment: JSON.stringify(environment),
    environ: Object.entries(environment).map(([key, value]) => `${key}=${value}`).join(';'),
  }
}

function sendFailure(res: Parameters<typeof sendText>[0], failure: FunctionFailure): void {
  sendText(res, failure.status, JSON.stringify(failure.toClient()), JSON_TYPE)
}

function requireJson(text: string): void {
  try {
    JSON.parse(text)
  } catch {
    throw new HttpError(400, 'the data of a function call is not JSON')
  }
}
