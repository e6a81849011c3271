import { Offline, type Session } from '../session'
import { answer, type Callbacks, type Calls, type Functions } from './calls'
import type { Files } from './files'

interface RequestOptions extends Callbacks {
  url: string
  method?: string
  header?: Record<string, string>
  data?: unknown
  dataType?: string
  responseType?: 'text' | 'arraybuffer'
}
type Listener = (state: { isConnected: boolean; networkType: string }) => void

const networkType = (online: boolean) => (online ? 'wifi' : 'none')

/** Web requests and the state of the network. */
export function networkApi({ network }: Session, files: Files): { calls: Calls; functions: Functions } {
  const wrapped = new Map<Listener, (online: boolean) => void>()
  const request = (options: RequestOptions) => {
    const abort = new AbortController()
    const task = { abort: () => abort.abort(), onHeadersReceived: () => undefined, offHeadersReceived: () => undefined }
    const promise = answer('request', options, async () => {
      if (!network.online) throw new Offline()
      const method = options.method ?? 'GET'
      const url = new URL(options.url, location.origin)
      const fields = options.data as Record<string, string> | undefined
      if (method === 'GET' && fields) for (const [name, value] of Object.entries(fields)) url.searchParams.set(name, String(value))
      const body = method === 'GET' || options.data === undefined ? null : typeof options.data === 'string' ? options.data : JSON.stringify(options.data)
      const response = await fetch(url, { method, headers: { 'content-type': 'application/json', ...options.header }, body, signal: abort.signal })
      const text = options.responseType === 'arraybuffer' ? await response.arrayBuffer() : await response.text()
      return { statusCode: response.status, header: Object.fromEntries([...response.headers]), data: options.dataType === 'text' || typeof text !== 'string' ? text : lenient(text), cookies: [] }
    })
    return promise ? Object.assign(promise, task) : task
  }
  return {
    calls: {
      getNetworkType: () => ({ networkType: networkType(network.online), isConnected: network.online }),
      downloadFile: async ({ url }: { url: string }) => {
        if (!network.online) throw new Offline()
        const response = await fetch(new URL(url, location.origin))
        return { tempFilePath: files.keep(await response.blob()), statusCode: response.status }
      },
    },
    functions: {
      request,
      onNetworkStatusChange: (listener: Listener) => {
        const told = (online: boolean) => listener({ isConnected: online, networkType: networkType(online) })
        wrapped.set(listener, told)
        network.onChange(told)
      },
      offNetworkStatusChange: (listener?: Listener) => network.offChange(listener && wrapped.get(listener)),
      onNetworkWeakChange: () => undefined,
      offNetworkWeakChange: () => undefined,
    },
  }
}

/** JSON where it is JSON, otherwise the text. */
function lenient(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
