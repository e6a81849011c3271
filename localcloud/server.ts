import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { LocalCloud } from './cloud'
import { addressOf, HttpError, sendJson } from './http/exchange'
import { isLocal, LOOPBACK } from './http/loopback'
import { createRouter, type Route } from './http/route'

/** The HTTP face, listening before there is anything to serve: the functions have to be told its address. */
export interface Face {
  readonly url: string
  /** Begins to answer: until then requests wait. */
  serve(routes: readonly Route[], cloud: LocalCloud): void
  /** Stops listening, cuts open connections, and waits for what is still being answered: it may write to what is closed next. */
  close(): Promise<void>
}

type Answering = { find: ReturnType<typeof createRouter>; cloud: LocalCloud }

/** Listens on loopback, and on nothing else. Rejects when the port is taken. */
export async function openFace(port: number, log: (line: string) => void): Promise<Face> {
  let begin: (answering: Answering) => void = () => undefined
  let giveUp: (why: HttpError) => void = () => undefined
  const begun = new Promise<Answering>((resolve, reject) => {
    begin = resolve
    giveUp = reject
  })
  begun.catch(() => undefined)
  const underway = new Set<Promise<unknown>>()
  const server = createServer((req, res) => {
    const work = begun
      .then((answering) => answer(req, res, answering))
      .catch((error: unknown) => fail(req, res, error, log))
      // What a handler left unread of a body is let through: it would block the next request of the connection.
      .finally(() => {
        req.resume()
        underway.delete(work)
      })
    underway.add(work)
  })
  // The SDK keeps its connections for reuse; a server that closes idle ones first would break a request now and then.
  server.keepAliveTimeout = 65_000
  await listen(server, port)
  return {
    url: `http://${LOOPBACK}:${(server.address() as AddressInfo).port}`,
    serve: (routes, cloud) => begin({ find: createRouter(routes), cloud }),
    close: async () => {
      await new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      })
      giveUp(new HttpError(503, 'the local cloud is closing'))
      await Promise.all(underway)
    },
  }
}

async function answer(req: IncomingMessage, res: ServerResponse, { find, cloud }: Answering): Promise<void> {
  if (!isLocal(req)) throw new HttpError(403, 'the local cloud answers this machine only')
  const { pathname } = addressOf(req)
  const route = find(req.method ?? '', pathname)
  if (!route) throw new HttpError(404, `nothing at ${req.method} ${pathname}`)
  await route.handle(req, res, cloud)
}

function fail(req: IncomingMessage, res: ServerResponse, error: unknown, log: (line: string) => void): void {
  if (!(error instanceof HttpError)) log(`${req.method} ${req.url} failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
  if (res.headersSent) return void res.destroy()
  const status = error instanceof HttpError ? error.status : 500
  const members = error instanceof HttpError ? error.members : {}
  sendJson(res, status, { error: error instanceof HttpError ? error.message : 'the local cloud failed, see its log', ...members })
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(error.code === 'EADDRINUSE' ? new Error(`port ${port} on ${LOOPBACK} is taken: stop what uses it, or choose another port`) : error)
    })
    server.listen(port, LOOPBACK, resolve)
  })
}
