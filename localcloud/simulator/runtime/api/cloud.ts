import type { Session } from '../session'
import { answer, Failure, type Callbacks, type Functions } from './calls'
import type { Files } from './files'

interface CallOptions extends Callbacks {
  name: string
  data?: unknown
}
interface UploadOptions extends Callbacks {
  cloudPath: string
  filePath: string
}
interface Progress {
  progress: number
  totalBytesSent: number
  totalBytesExpectedToSend: number
}

/** WeChat refuses a call with more than this, in bytes. */
const CALL_LIMIT = 100 * 1024

/** `wx.cloud`: functions and storage of the local cloud, as this person. */
export function createCloud(session: Session, files: Files): Functions {
  const call = async ({ name, data = {} }: CallOptions): Promise<object> => {
    const body = JSON.stringify(data)
    if (body.length > CALL_LIMIT) throw new Failure('data exceed max size', { errCode: -501004 })
    const response = await session.send(`/functions/${encodeURIComponent(name)}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body })
    const text = await response.text()
    if (!response.ok) throw refusal(text, response.status)
    return { result: text === '' ? undefined : (JSON.parse(text) as unknown), requestID: response.headers.get('x-request-id') ?? '' }
  }

  const uploadFile = (options: UploadOptions) => {
    const request = new XMLHttpRequest()
    const listeners: ((progress: Progress) => void)[] = []
    const send = async (): Promise<object> => {
      const blob = files.get(options.filePath)
      const token = await session.token()
      if (!session.network.online) throw new Failure('request:fail')
      return transfer(request, `/storage?path=${encodeURIComponent(options.cloudPath)}`, token, blob, (sent, total) => {
        for (const listener of listeners) listener({ progress: Math.round((sent / Math.max(1, total)) * 100), totalBytesSent: sent, totalBytesExpectedToSend: total })
      })
    }
    const task = { abort: () => request.abort(), onProgressUpdate: (listener: (progress: Progress) => void) => void listeners.push(listener), offProgressUpdate: () => void (listeners.length = 0) }
    const promise = answer('cloud.uploadFile', options, send)
    return promise ? Object.assign(promise, task) : task
  }

  return {
    init: () => undefined,
    callFunction: (options: CallOptions) => answer('cloud.callFunction', options, () => call(options)),
    uploadFile,
    /** The bucket is closed to clients, so each file is refused on its own, as WeChat does. */
    getTempFileURL: (options: Callbacks & { fileList: (string | { fileID: string })[] }) =>
      answer('cloud.getTempFileURL', options, () => ({
        fileList: options.fileList.map((file) => ({ fileID: typeof file === 'string' ? file : file.fileID, tempFileURL: '', status: 1, errMsg: 'STORAGE_EXCEED_AUTHORITY' })),
      })),
  }
}

function transfer(request: XMLHttpRequest, path: string, token: string, blob: Blob, onProgress: (sent: number, total: number) => void): Promise<object> {
  return new Promise((resolve, reject) => {
    request.open('POST', new URL(path, location.origin))
    request.setRequestHeader('authorization', `Bearer ${token}`)
    request.upload.onprogress = ({ loaded, total }) => onProgress(loaded, total)
    request.onload = () => {
      if (request.status >= 400) return reject(refusal(request.responseText, request.status))
      onProgress(blob.size, blob.size)
      resolve({ ...(JSON.parse(request.responseText) as object), statusCode: request.status })
    }
    request.onerror = () => reject(new Failure('request:fail'))
    request.onabort = () => reject(new Failure('abort'))
    request.send(blob)
  })
}

/** What the local cloud refused, in the shape WeChat hands it to the program. */
function refusal(text: string, status: number): Failure {
  const { errCode = -1, errMsg, code, message } = parse(text)
  return new Failure(String(errMsg ?? message ?? code ?? `HTTP ${status}`).replace(/^cloud\.\w+:fail /, ''), { errCode })
}

function parse(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>
  } catch {
    return { message: text }
  }
}
