import { CloudError } from '../service'

/** Where a file lies in the bucket, such as `evidence/2026/a.jpg`: checked, and so safe to join to a folder. */
export type CloudPath = string & { readonly checked: unique symbol }

/** Letters, digits, Chinese and `! - _ . *`, as the platform allows; also what needs no escaping in an address but Chinese. */
const SEGMENT = /^[\p{L}\p{N}!\-_.*]+$/u
const MOST_BYTES = 850

/** Checks a path; throws INVALID_PARAM for an empty one, one that climbs (`..`), or one with other characters. */
export function parsePath(path: unknown): CloudPath {
  const segments = typeof path === 'string' ? path.split('/') : []
  const good = segments.length > 0 && segments.every((segment) => SEGMENT.test(segment) && !/^\.+$/.test(segment))
  if (!good || Buffer.byteLength(path as string) > MOST_BYTES) {
    throw new CloudError('INVALID_PARAM', `not a cloud path: ${JSON.stringify(path)}`)
  }
  return path as CloudPath
}

/** The names a file goes by: its path, and its id `cloud://env.bucket/path`. */
export interface Names {
  idOf(path: CloudPath): string
  /** The path in an id of this environment; throws INVALID_PARAM for anything else. */
  pathOf(id: unknown): CloudPath
  readonly bucket: string
}

/** The ids of an environment's one bucket. */
export function namesOf(environmentId: string): Names {
  const bucket = `6c6f-${environmentId}-1300000000`
  const root = `cloud://${environmentId}.${bucket}/`
  return {
    bucket,
    idOf: (path) => root + path,
    pathOf: (id) => {
      if (typeof id !== 'string' || !id.startsWith(root)) throw new CloudError('INVALID_PARAM', `not a file id of this environment: ${JSON.stringify(id)}`)
      return parsePath(id.slice(root.length))
    },
  }
}
