import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** One request as it would leave, and what was answered. */
export interface Exchange {
  method: string
  path: string
  body: string
  answer: string
}

/** Headers that belong to a connection, not to what it carries. */
const OF_THE_CONNECTION = ['connection', 'content-length', 'transfer-encoding', 'accept-encoding', 'host']

/** A server on loopback that writes down what comes, passes it on to `target`, and answers what that answers. */
export async function openRecorder(target: string): Promise<{ url: string; exchanges: Exchange[]; close(): Promise<void> }> {
  const exchanges: Exchange[] = []
  const server = createServer(async (req, res) => {
    const body = Buffer.concat(await req.toArray()).toString('utf8')
    const headers = Object.entries(req.headers).filter((entry): entry is [string, string] => typeof entry[1] === 'string' && !OF_THE_CONNECTION.includes(entry[0]))
    const response = await fetch(`${target}${req.url}`, { method: req.method!, headers, ...(body ? { body } : {}) })
    const bytes = Buffer.from(await response.arrayBuffer())
    const type = response.headers.get('content-type') ?? ''
    exchanges.push({ method: req.method!, path: req.url!, body, answer: type.startsWith('image/') ? `${type}, ${bytes.length} bytes` : bytes.toString('utf8') })
    res.writeHead(response.status, { 'content-type': type }).end(bytes)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    exchanges,
    close: () => {
      server.closeAllConnections()
      return new Promise((resolve) => void server.close(() => resolve()))
    },
  }
}
