import type { IncomingMessage, ServerResponse } from 'node:http'
import { readBytes, sendText } from '../http/exchange'
import type { ManagedEnvironment } from './state'

const LARGEST = 64 * 1024 * 1024

/**
 * Object storage as far as a packed function goes there: an upload in parts (begin, parts, end), as COS's XML
 * interface documents it.
 */
export function openObjects(env: ManagedEnvironment): (req: IncomingMessage, res: ServerResponse) => Promise<void> {
  const uploads = new Map<string, Map<number, Buffer>>()

  return async (req, res) => {
    const url = new URL(req.url ?? '/', `https://${req.headers.host}`)
    const key = decodeURIComponent(url.pathname).replace(/^\/+/, '')
    const bytes = await readBytes(req, LARGEST)
    const xml = (body: string, status = 200, headers: Record<string, string> = {}) => {
      for (const [name, value] of Object.entries(headers)) res.setHeader(name, value)
      sendText(res, status, body === '' ? '' : `<?xml version="1.0" encoding="UTF-8"?>${body}`, 'application/xml')
    }
    const failed = (code: string) => xml(`<Error><Code>${code}</Code><Message>${code}</Message></Error>`, 404)
    const id = url.searchParams.get('uploadId')

    if (url.searchParams.has('uploads')) {
      if (req.method === 'GET') return xml('<ListMultipartUploadsResult><IsTruncated>false</IsTruncated></ListMultipartUploadsResult>')
      const made = `upload-${uploads.size + 1}`
      uploads.set(made, new Map())
      return xml(`<InitiateMultipartUploadResult><Key>${key}</Key><UploadId>${made}</UploadId></InitiateMultipartUploadResult>`)
    }
    if (id === null) {
      env.objects.set(key, bytes)
      return xml('', 200, { etag: '"stand-in"' })
    }
    const parts = uploads.get(id)
    if (!parts) return failed('NoSuchUpload')
    if (req.method === 'PUT') {
      parts.set(Number(url.searchParams.get('partNumber')), bytes)
      return xml('', 200, { etag: `"part-${url.searchParams.get('partNumber')}"` })
    }
    env.objects.set(key, Buffer.concat([...parts].sort(([a], [b]) => a - b).map(([, part]) => part)))
    uploads.delete(id)
    return xml(`<CompleteMultipartUploadResult><Location>${url.host}/${key}</Location><Key>${key}</Key><ETag>"stand-in"</ETag></CompleteMultipartUploadResult>`)
  }
}
