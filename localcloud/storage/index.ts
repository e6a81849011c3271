import { createReadStream } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { pipeline } from 'node:stream/promises'
import type { Seal } from '../disk/seal'
import { addressOf, bodyOf, HttpError, sendJson, sendText } from '../http/exchange'
import type { Route } from '../http/route'
import type { Clock, CloudError, Service } from '../service'
import { openidOf } from '../sessions'
import { storageActions } from './actions'
import { openAddresses } from './address'
import { Files, TooLarge } from './files'
import { type CloudPath, namesOf, parsePath } from './path'

/** What `wx.cloud.uploadFile` takes at most, in bytes. */
const UPLOAD_LIMIT = 20 * 1024 * 1024

export interface Storage extends Service {
  /** Removes every file. */
  clear(): void
  readonly routes: readonly Route[]
}

export interface StorageSetting {
  folder: string
  environmentId: string
  /** The local cloud's own address. */
  url: string
  seal: Seal
  clock: Clock
}

/**
 * The bucket. Clients can add files and never read, list or replace any: reading takes a temporary address, and only
 * functions get those made.
 */
export function openStorage(setting: StorageSetting): Storage {
  const files = new Files(setting.folder)
  const names = namesOf(setting.environmentId)
  const addresses = openAddresses(setting.url, setting.seal, setting.clock)

  const allowed = (req: IncomingMessage): CloudPath => {
    const { pathname, searchParams } = addressOf(req)
    const path = checkedPath(decodeURIComponent(pathname.slice('/storage/'.length)))
    const use = req.method === 'PUT' ? 'write' : 'read'
    const signature = req.headers.authorization ?? searchParams.get('sign') ?? ''
    if (!addresses.allows(use, path, signature, Number(searchParams.get('t')))) throw new HttpError(403, 'the address is not valid, or no longer')
    return path
  }

  /** What `wx.cloud.uploadFile` sends. */
  const upload: Route = {
    method: 'POST',
    path: '/storage',
    handle: async (req, res, cloud) => {
      const openid = openidOf(req, cloud.sessions)
      const path = checkedPath(addressOf(req).searchParams.get('path'))
      if (files.find(path)) throw new HttpError(403, 'there is a file already', { errCode: -503001, errMsg: 'cloud.uploadFile:fail Error: storage permission denied' })
      try {
        await files.put(path, bodyOf(req), { openid }, UPLOAD_LIMIT)
      } catch (error) {
        if (!(error instanceof TooLarge)) throw error
        throw new HttpError(413, error.message, { errCode: -403001, errMsg: 'cloud.uploadFile:fail Error: file size exceeds the limit' })
      }
      sendJson(res, 200, { fileID: names.idOf(path) })
    },
  }

  /** What the SDK's uploadFile sends after getUploadMetadata: an empty answer is success, XML is failure. */
  const put: Route = {
    method: 'PUT',
    path: { prefix: '/storage/' },
    handle: async (req, res) => {
      try {
        await files.put(allowed(req), bodyOf(req), 'function')
        sendText(res, 200, '', 'application/xml')
      } catch (error) {
        if (!(error instanceof HttpError)) throw error
        const { message } = error
        const cause = `<Code>SignatureDoesNotMatch</Code><Message>${message}</Message><Resource></Resource>`
        sendText(res, error.status, `<?xml version='1.0' encoding='utf-8' ?><Error>${cause}<RequestId>local</RequestId><TraceId>local</TraceId></Error>`, 'application/xml')
      }
    },
  }

  const get = async (req: IncomingMessage, res: ServerResponse): Promise<void> => {
    const path = allowed(req)
    const stored = files.find(path)
    if (!stored) throw new HttpError(404, 'no such file')
    res.writeHead(200, { 'content-type': typeOf(path), 'content-length': stored.size, 'x-content-type-options': 'nosniff', 'cache-control': 'private' })
    if (req.method === 'HEAD') res.end()
    else await pipeline(createReadStream(stored.file), res)
  }
  const read: Route = { method: 'GET', path: { prefix: '/storage/' }, handle: get }
  const look: Route = { method: 'HEAD', path: { prefix: '/storage/' }, handle: get }

  return { actions: storageActions(files, names, addresses), routes: [upload, put, read, look], clear: () => files.clear(), close: () => undefined }
}

/** Content types by file name, for what a mini-program shows; anything else is bytes to be saved. */
const TYPES: Record<string, string> = {
  jpg: 'image/jpeg', jpeg: 'image/jpeg', png: 'image/png', gif: 'image/gif', webp: 'image/webp',
  mp3: 'audio/mpeg', m4a: 'audio/mp4', mp4: 'video/mp4', pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

const typeOf = (path: string): string => TYPES[path.split('.').pop()?.toLowerCase() ?? ''] ?? 'application/octet-stream'

function checkedPath(path: unknown): CloudPath {
  try {
    return parsePath(path)
  } catch (error) {
    throw new HttpError(400, (error as CloudError).message)
  }
}
