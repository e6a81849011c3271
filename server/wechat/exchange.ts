/** One HTTPS call to WeChat or WeCom. Nothing beside this folder calls them. */
const TIMEOUT_MS = 5_000

/** Where the two answer; another address is set for development. */
const BASES = {
  wechat: { variable: 'WECHAT_API_BASE', usual: 'https://api.weixin.qq.com' },
  wecom: { variable: 'WECOM_API_BASE', usual: 'https://qyapi.weixin.qq.com' },
} as const
export type Service = keyof typeof BASES

/** What was answered: `errcode` 0 is yes, anything else is a refusal with its code. Bytes instead of members for an image. */
export interface Reply {
  errcode: number
  errmsg: string
  members: Readonly<Record<string, unknown>>
  bytes?: Buffer
}

/** Nothing was answered: no network, too late, or no sense in it. Trying again later may help. */
export class Unreachable extends Error {}

/** Sends `body` as JSON, or asks when there is none. Throws `Unreachable`, and nothing else. */
export async function exchange(service: Service, path: string, query: Readonly<Record<string, string>>, body?: object): Promise<Reply> {
  const { variable, usual } = BASES[service]
  const base = process.env[variable] || usual
  try {
    const response = await fetch(`${base}${path}?${new URLSearchParams(query)}`, {
      ...(body ? { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) } : {}),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
    if (!response.ok) throw new Error(`HTTP ${response.status}`)
    if (response.headers.get('content-type')?.startsWith('image/')) {
      return { errcode: 0, errmsg: 'ok', members: {}, bytes: Buffer.from(await response.arrayBuffer()) }
    }
    const members = (await response.json()) as Record<string, unknown>
    return { errcode: Number(members['errcode'] ?? 0), errmsg: String(members['errmsg'] ?? 'ok'), members }
  } catch (error) {
    // The address carries the token: only the path goes into what may be logged.
    throw new Unreachable(`${path}: ${reasonOf(error)}`)
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const cause = error.cause as { code?: string } | undefined
  return cause?.code ?? (error.name === 'Error' ? error.message : error.name)
}
