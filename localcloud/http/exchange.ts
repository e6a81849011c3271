import type { IncomingMessage, ServerResponse } from 'node:http'

/** An answer that is an HTTP status with a message and, where the caller expects one, a code. */
export class HttpError extends Error {
  constructor(
    readonly status: number,
    message: string,
    readonly members: object = {},
  ) {
    super(message)
    this.name = 'HttpError'
  }
}

/** Answers with `body` as JSON. */
export function sendJson(res: ServerResponse, status: number, body: unknown): void {
  sendText(res, status, JSON.stringify(body) ?? 'null', 'application/json; charset=utf-8')
}

/** Answers with a text or bytes of the given content type. */
export function sendText(res: ServerResponse, status: number, body: string | Buffer, contentType: string): void {
  res.writeHead(status, { 'content-type': contentType, 'content-length': Buffer.byteLength(body), 'cache-control': 'no-store' })
  res.end(body)
}

/** The request's body. Leaving it half read does not destroy the request: its connection is still to carry the answer. */
export function bodyOf(req: IncomingMessage): AsyncIterable<Buffer> {
  return req.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>
}

/** The request's body, at most `limit` bytes; throws 413 beyond that. */
export function readBytes(req: IncomingMessage, limit: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let size = 0
    const take = (chunk: Buffer): void => {
      size += chunk.length
      if (size <= limit) return void chunks.push(chunk)
      req.pause().off('data', take)
      reject(new HttpError(413, `the request is larger than ${limit} bytes`))
    }
    req.on('data', take)
    req.once('end', () => resolve(chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks, size)))
    req.once('error', reject)
  })
}

/** The request's body as a JSON object, `{}` when empty; throws 400 when it is anything else. */
export async function readObject(req: IncomingMessage, limit = 1024 * 1024): Promise<Record<string, unknown>> {
  const text = (await readBytes(req, limit)).toString('utf8')
  const value = text === '' ? {} : parse(text)
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new HttpError(400, 'the body is not a JSON object')
  return value as Record<string, unknown>
}

/** Whether the request is a form with parts, as the SDK sends what holds protobuf. */
export const isForm = (req: IncomingMessage): boolean => /^multipart\/form-data/i.test(req.headers['content-type'] ?? '')

/** The text fields of such a form; enough to name what was asked. */
export async function readForm(req: IncomingMessage, limit: number): Promise<Record<string, unknown>> {
  const text = (await readBytes(req, limit)).toString('latin1')
  return Object.fromEntries([...text.matchAll(/name="(\w+)"\r\n(?:[^\r\n]+\r\n)*\r\n([^\r\n]*)\r\n/g)].map(([, name, value]) => [name!, value]))
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new HttpError(400, 'the body is not JSON')
  }
}

/** The request's address; its host is of no meaning. */
export function addressOf(req: IncomingMessage): URL {
  return new URL(req.url ?? '/', 'http://local')
}
