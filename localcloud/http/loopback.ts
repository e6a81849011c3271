import type { IncomingMessage } from 'node:http'

/** The only address the local cloud listens on: it has no accounts and must not be reachable from another machine. */
export const LOOPBACK = '127.0.0.1'

/** How a request names this machine, with any port. */
const HOST = /^(?:127\.0\.0\.1|localhost)(?::\d{1,5})?$/i

/**
 * Whether a request comes from this machine and from no foreign web page. A page elsewhere reaches loopback through the
 * visitor's browser: by a name it points at 127.0.0.1 (seen in `host`), or by a cross-site request (seen in `origin`).
 */
export function isLocal(req: IncomingMessage): boolean {
  const peer = req.socket.remoteAddress ?? ''
  return peer.endsWith(LOOPBACK) && HOST.test(req.headers.host ?? '') && (req.headers.origin === undefined || isOurs(req.headers.origin))
}

function isOurs(origin: string): boolean {
  return URL.canParse(origin) && HOST.test(new URL(origin).host)
}
