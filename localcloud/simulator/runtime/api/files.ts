import { Failure, type Calls, type Functions } from './calls'

export const USER_PATH = 'http://usr'

type Encoding = 'base64' | 'utf8' | 'utf-8' | 'hex' | 'binary' | undefined
interface Reading {
  filePath: string
  encoding?: Encoding
}
interface Writing extends Reading {
  data: string | ArrayBuffer
}

/**
 * The phone's files: temporary ones in memory, under the browser's own blob addresses, so that a picture
 * can show them; a reload empties them. The person's own, under `USER_PATH`, outlive it, as on a phone, as
 * far as the browser has room.
 */
export interface Files {
  /** Keeps a blob and returns its temporary path. */
  keep(blob: Blob): string
  /** @throws Failure when there is no such file. */
  get(path: string): Blob
  functions: Functions
  calls: Calls
  /** Those of the file system that answer at once. */
  atOnce: Functions
}

export function createFiles(openid: string): Files {
  const prefix = `wxfile:${openid}:`
  const blobs = new Map<string, Blob>()
  for (const key of Object.keys(localStorage)) if (key.startsWith(prefix)) blobs.set(key.slice(prefix.length), new Blob([decode(localStorage.getItem(key)!, 'base64')]))
  const put = async (path: string, blob: Blob): Promise<void> => {
    blobs.set(path, blob)
    if (!path.startsWith(`${USER_PATH}/`)) return
    const text = encode(await bytesOf(blob), 'base64') as string
    try {
      // It may have been removed while it was read.
      if (blobs.get(path) === blob) localStorage.setItem(prefix + path, text)
    } catch {
      // No room: it lives until the reload.
    }
  }
  const get = (path: string): Blob => {
    const blob = blobs.get(path)
    if (!blob) throw new Failure(`no such file or directory, open '${path}'`)
    return blob
  }
  const keep = (blob: Blob): string => {
    const path = URL.createObjectURL(blob)
    blobs.set(path, blob)
    return path
  }
  const remove = (path: string): void => {
    get(path)
    blobs.delete(path)
    localStorage.removeItem(prefix + path)
  }
  const write = async ({ filePath, data, encoding }: Writing): Promise<void> => {
    if (!filePath.startsWith(`${USER_PATH}/`)) throw new Failure(`permission denied, open ${filePath}`)
    await put(filePath, new Blob([typeof data === 'string' ? decode(data, encoding) : data]))
  }
  const manager: Calls = {
    readFile: async ({ filePath, encoding }: Reading) => ({ data: encode(await bytesOf(get(filePath)), encoding) }),
    writeFile: write,
    unlink: ({ filePath }: Reading) => remove(filePath),
    access: ({ path }: { path: string }) => void get(path),
    getFileInfo: ({ filePath }: Reading) => ({ size: get(filePath).size }),
    copyFile: ({ srcPath, destPath }: { srcPath: string; destPath: string }) => put(destPath, get(srcPath)),
    saveFile: async ({ tempFilePath, filePath = `${USER_PATH}/${blobs.size}` }: { tempFilePath: string; filePath?: string }) => {
      await put(filePath, get(tempFilePath))
      return { savedFilePath: filePath }
    },
  }
  return {
    keep,
    get,
    functions: { env: { USER_DATA_PATH: USER_PATH } },
    calls: manager,
    atOnce: { writeFileSync: (filePath: string, data: string | ArrayBuffer, encoding?: Encoding) => write({ filePath, data, encoding }) },
  }
}

export function bytesOf(blob: Blob): Promise<ArrayBuffer> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(reader.result as ArrayBuffer)
    reader.onerror = () => reject(reader.error ?? new Error('the file cannot be read'))
    reader.readAsArrayBuffer(blob)
  })
}

function encode(bytes: ArrayBuffer, encoding: Encoding): string | ArrayBuffer {
  const list = new Uint8Array(bytes)
  if (encoding === 'base64') return btoa(binary(list))
  if (encoding === 'hex') return Array.from(list, (byte) => byte.toString(16).padStart(2, '0')).join('')
  if (encoding === 'binary') return binary(list)
  return encoding ? new TextDecoder().decode(list) : bytes
}

function decode(text: string, encoding: Encoding): Uint8Array<ArrayBuffer> {
  if (encoding === 'base64') return Uint8Array.from(atob(text), (character) => character.charCodeAt(0))
  if (encoding === 'hex') return Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
  return new TextEncoder().encode(text)
}

function binary(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return text
}
