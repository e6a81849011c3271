import type { IncomingMessage, ServerResponse } from 'node:http'
import type { LocalCloud } from '../cloud'

/**
 * One address of the HTTP face. A `path` is matched whole; `{ prefix }` matches everything that begins with it.
 * The longest match wins, and the local cloud's own routes win over added ones.
 */
export interface Route {
  method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'DELETE'
  path: string | { prefix: string }
  /** Answers on `res`. Whatever it throws becomes the answer: an `HttpError` its status, anything else 500. */
  handle(req: IncomingMessage, res: ServerResponse, cloud: LocalCloud): void | Promise<void>
}

/** The route for a request, or undefined. */
export type Router = (method: string, path: string) => Route | undefined

/** Builds the lookup for routes given in order of precedence. */
export function createRouter(routes: readonly Route[]): Router {
  const whole = new Map<string, Route>()
  const prefixes: { route: Route; prefix: string }[] = []
  for (const route of routes) {
    if (typeof route.path !== 'string') prefixes.push({ route, prefix: route.path.prefix })
    else if (!whole.has(`${route.method} ${route.path}`)) whole.set(`${route.method} ${route.path}`, route)
  }
  prefixes.sort((a, b) => b.prefix.length - a.prefix.length)
  return (method, path) =>
    whole.get(`${method} ${path}`) ??
    prefixes.find(({ route, prefix }) => route.method === method && path.startsWith(prefix))?.route
}
