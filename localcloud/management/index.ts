import { randomUUID } from 'node:crypto'
import { type IncomingMessage, type ServerResponse, createServer as createHttpServer } from 'node:http'
import { createServer as createHttpsServer } from 'node:https'
import type { AddressInfo, Socket } from 'node:net'
import { LOOPBACK } from '../http/loopback'
import { readBytes, sendJson } from '../http/exchange'
import { selfSigned } from './certificate'
import { ApiError } from './error'
import { FUNCTIONS } from './functions'
import { openObjects } from './objects'
import { type Credentials, checkSignature } from './signature'
import { type ManagedEnvironment, emptyEnvironment } from './state'
import { TABLES } from './tables'

export type { Credentials } from './signature'
export type { ManagedEnvironment } from './state'

/** One request of an interface, as it came. */
export interface Call {
  service: string
  action: string
  body: Record<string, unknown>
}

export interface Management {
  /** The proxy by which clients come here, whatever host of Tencent Cloud they mean to ask. */
  readonly proxy: string
  /** The certificate that they have to trust, as PEM. */
  readonly certificate: string
  readonly environment: ManagedEnvironment
  readonly calls: readonly Call[]
  /** Lets the next calls of an interface fail with a code, as the platform may. */
  fail(action: string, code: string, times?: number): void
  /** Forgets the calls. */
  forget(): void
  /** Forgets what is in the environment, the calls, and failures to come. */
  clear(): void
  close(): Promise<void>
}

const VERSIONS: Readonly<Record<string, string>> = { tcb: '2018-06-08', scf: '2018-04-16' }
const HOSTS = ['*.tencentcloudapi.com', '*.cos.ap-shanghai.myqcloud.com']
/** A packed function in base64, with its frame. */
const LARGEST = 32 * 1024 * 1024

/**
 * The stand-in for the interfaces by which Tencent Cloud's environments are managed. It is a proxy on loopback that
 * ends TLS itself with a certificate made for this run, so that a client needs no change: it is pointed here by
 * `http_proxy` and `https_proxy`, and trusts the certificate by NODE_EXTRA_CA_CERTS. Signatures are checked.
 */
export async function startManagement({ env, credentials, now = Date.now }: { env: string; credentials: Credentials; now?: () => number }): Promise<Management> {
  const { key, cert } = selfSigned(HOSTS)
  const calls: Call[] = []
  const faults = new Map<string, { code: string; times: number }>()
  const environment = emptyEnvironment()
  const objects = openObjects(environment)

  /** Interfaces that are of no part: the environment itself, and the list of functions. */
  const general: Readonly<Record<string, (body: Record<string, unknown>) => object>> = {
    DescribeEnvInfo: () => ({
      EnvInfo: {
        EnvBaseInfo: { EnvId: env, Alias: env, Status: 'NORMAL', Region: 'ap-shanghai', Databases: [{ InstanceId: 'tnt-stand-in', Status: 'RUNNING', Region: 'ap-shanghai' }], Storages: [{ Bucket: 'stand-in-1250000000', Region: 'ap-shanghai', AppId: '1250000000' }], Functions: [{ Namespace: env, Region: 'ap-shanghai' }], LogServices: [] },
        UserInfo: { AppId: '1250000000' },
      },
    }),
    ListFunctions: ({ Limit, Offset }) => {
      const [limit, offset] = [Number(Limit), Number(Offset)]
      const all = [...environment.functions.values()]
      return { Functions: all.slice(offset, offset + limit).map(({ FunctionName, Runtime, Status }) => ({ FunctionId: `lam-${FunctionName}`, FunctionName, Runtime, Status })), TotalCount: all.length }
    },
    DescribeCloudBaseGWAPI: () => ({ APISet: [], Total: 0 }),
  }

  const answer = ({ service, action, body }: Call): object => {
    const fault = faults.get(action)
    if (fault && fault.times > 0) {
      fault.times -= 1
      throw new ApiError(fault.code, `the stand-in was told to fail: ${fault.code}`)
    }
    const own = body.EnvId ?? body.Namespace ?? body.ServiceId
    if (own !== undefined && own !== env) throw new ApiError('ResourceNotFound', `env not found: ${String(own)}`)
    if (service === 'tcb' && TABLES[action]) return TABLES[action](environment, body)
    if (service === 'tcb' && general[action]) return general[action](body)
    if (service === 'scf' && FUNCTIONS[action]) return FUNCTIONS[action](environment, body, now())
    throw new ApiError('InvalidAction', `The stand-in has no interface ${service}.${action}.`)
  }

  const handle = async (req: IncomingMessage, res: ServerResponse): Promise<void> => {
    const host = String(req.headers.host).split(':')[0]!
    if (host.endsWith('.myqcloud.com')) return objects(req, res)
    const service = host.split('.')[0]!
    const bytes = await readBytes(req, LARGEST)
    const RequestId = randomUUID()
    try {
      checkSignature({ headers: req.headers, body: bytes, service, credentials, now: now() })
      if (VERSIONS[service] !== req.headers['x-tc-version']) throw new ApiError('NoSuchVersion', `no version ${String(req.headers['x-tc-version'])} of ${service}`)
      const call: Call = { service, action: String(req.headers['x-tc-action']), body: JSON.parse(bytes.toString('utf8') || '{}') as Record<string, unknown> }
      calls.push(call)
      sendJson(res, 200, { Response: { ...answer(call), RequestId } })
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      sendJson(res, 200, { Response: { Error: { Code: error.code, Message: error.message }, RequestId } })
    }
  }

  const inner = createHttpsServer({ key, cert }, (req, res) => {
    handle(req, res).catch((error: unknown) => sendJson(res, 500, { message: String(error) }))
  })
  const sockets = new Set<Socket>()
  const proxy = createHttpServer((_req, res) => sendJson(res, 405, { message: 'only CONNECT' }))
  proxy.on('connect', (_req: IncomingMessage, socket: Socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket)).on('error', () => socket.destroy())
    socket.write('HTTP/1.1 200 Connection established\r\n\r\n')
    inner.emit('connection', socket)
  })
  await new Promise<void>((resolve) => proxy.listen(0, LOOPBACK, resolve))

  return {
    proxy: `http://${LOOPBACK}:${(proxy.address() as AddressInfo).port}`,
    certificate: cert,
    environment,
    calls,
    fail: (action, code, times = 1) => void faults.set(action, { code, times }),
    forget: () => void (calls.length = 0),
    clear: () => {
      calls.length = 0
      faults.clear()
      for (const part of Object.values(environment)) (part as Map<string, unknown>).clear()
    },
    close: () => {
      for (const socket of sockets) socket.destroy()
      return new Promise((resolve) => void proxy.close(() => resolve()))
    },
  }
}
