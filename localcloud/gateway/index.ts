import { randomUUID } from 'node:crypto'
import { CloudError, type AdminAction, type Clock, type Service } from '../service'

/** What the gateway answers from. */
export interface GatewayOptions {
  services: readonly Service[]
  clock: Clock
  /** Further actions by their wire names; a name may be given once only. */
  extraRoutes?: Readonly<Record<string, AdminAction>>
}

/** The dispatch of the SDK's admin protocol. */
export interface Gateway {
  /**
   * Answers one `POST /admin`.
   * @param body the request body, as text or parsed
   * @param query the URL's query, for the request's sequence id
   * @returns the response body, to be sent with status 200: `{ requestId, … }` or `{ code, message, requestId }`
   */
  handleAdmin(body: string | Buffer | Readonly<Record<string, unknown>>, query?: URLSearchParams): Promise<object>
}

function tableOf(parts: readonly Readonly<Record<string, AdminAction>>[]): Map<string, AdminAction> {
  const table = new Map<string, AdminAction>()
  for (const [name, action] of parts.flatMap((part) => Object.entries(part))) {
    if (table.has(name)) throw new Error(`two services answer ${name}`)
    table.set(name, action)
  }
  return table
}

function parse(body: string | Buffer | Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const parsed: unknown = typeof body === 'string' || Buffer.isBuffer(body) ? parseText(body.toString()) : body
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) throw new CloudError('INVALID_PARAM', 'the request body must be a JSON object')
  return parsed as Readonly<Record<string, unknown>>
}

function parseText(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new CloudError('INVALID_PARAM', 'the request body is not JSON')
  }
}

/** Builds the dispatch over the services' actions. Throws when two of them answer the same action. */
export function createGateway({ services, clock, extraRoutes = {} }: GatewayOptions): Gateway {
  const table = tableOf([...services.map((service) => service.actions), extraRoutes])

  const answer = (body: Parameters<typeof parse>[0]): object | Promise<object> => {
    const request = parse(body)
    const action = table.get(String(request.action))
    if (!action) throw new CloudError('INVALID_ACTION', `action ${JSON.stringify(request.action)} is not supported by the local cloud`)
    return action(request)
  }

  return {
    async handleAdmin(body, query) {
      const requestId = `${clock.now().toString(36)}-${query?.get('seqId') ?? randomUUID()}`
      try {
        return { requestId, ...(await answer(body)) }
      } catch (error) {
        if (error instanceof CloudError) return { code: error.code, message: error.message, requestId }
        const message = error instanceof Error ? error.message : String(error)
        return { code: 'SYS_ERR', message: `the local cloud failed: ${message}`, requestId }
      }
    },
  }
}
