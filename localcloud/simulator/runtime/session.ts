/** Who holds the phone, and the way to the local cloud as that person. */
export interface Session {
  readonly openid: string
  /** Sends a request to the local cloud as this person. @throws Offline when the phone has no network. */
  send(path: string, init?: RequestInit): Promise<Response>
  /** The bearer token of this person; opens the session on first use. */
  token(): Promise<string>
  readonly network: Network
}

/** The network switch of the phone. */
export interface Network {
  online: boolean
  set(online: boolean): void
  onChange(listener: (online: boolean) => void): void
  offChange(listener?: (online: boolean) => void): void
}

/** A call that never left the phone; WeChat says `request:fail`. */
export class Offline extends Error {
  constructor() {
    super('request:fail')
    this.name = 'Offline'
  }
}

/** A session for `openid` at the local cloud that serves this page. */
export function openSession(openid: string, online: boolean): Session {
  const network = createNetwork(online)
  let opened: Promise<string> | undefined

  const open = async (): Promise<string> => {
    const response = await reach('/session', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ openid }) })
    if (!response.ok) throw new Error(`POST /session: ${response.status}`)
    return ((await response.json()) as { token: string }).token
  }
  const reach = (path: string, init?: RequestInit): Promise<Response> => {
    if (!network.online) throw new Offline()
    return fetch(new URL(path, location.origin), init)
  }
  const token = (): Promise<string> => {
    // A session that could not be opened is tried again with the next call.
    opened ??= open().catch((error: unknown) => {
      opened = undefined
      throw error
    })
    return opened
  }
  return {
    openid,
    network,
    token,
    async send(path, init = {}) {
      const authorization = `Bearer ${await token()}`
      return reach(path, { ...init, headers: { ...init.headers, authorization } })
    },
  }
}

function createNetwork(online: boolean): Network {
  let listeners: ((online: boolean) => void)[] = []
  return {
    online,
    set(next) {
      if (next === this.online) return
      this.online = next
      for (const listener of listeners) listener(next)
    },
    onChange(listener) {
      listeners.push(listener)
    },
    offChange(listener) {
      listeners = listener ? listeners.filter((other) => other !== listener) : []
    },
  }
}
