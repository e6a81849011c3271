import { basename } from 'node:path'
import { type AdminAction, CloudError } from '../service'
import type { Addresses } from './address'
import type { Files } from './files'
import { type CloudPath, type Names, parsePath } from './path'

/** How long an address lasts when none is asked for, and at most, in seconds. */
const DAY = 86_400
const UPLOAD_SECONDS = 900

const SUCCESS = 'SUCCESS'

/** The storage part of the SDK's protocol. A list answers each of its files on its own. */
export function storageActions(files: Files, names: Names, addresses: Addresses): Record<string, AdminAction> {
  const existing = (id: unknown): CloudPath => {
    const path = names.pathOf(id)
    if (!files.find(path)) throw new CloudError('STORAGE_FILE_NONEXIST', `no file ${path}`)
    return path
  }

  return {
    'storage.getUploadMetadata': ({ path }) => {
      const checked = parsePath(path)
      const { url, signature } = addresses.make('write', checked, UPLOAD_SECONDS)
      const fileId = names.idOf(checked)
      // Unlike an address for reading, the SDK sends to `url` as it stands; and `cosFileId` becomes a header of that request.
      const cosFileId = encodeURI(`${names.bucket}/${checked}`)
      return { data: { url: encodeURI(url), token: 'local', authorization: signature, fileId, cosFileId, download_url: '' } }
    },
    'storage.batchGetDownloadUrl': ({ file_list: list }) => ({
      data: {
        download_list: each(list, (file) => file.fileid, 'fileID', (file) => {
          const seconds = Math.min(DAY, Math.max(1, Number(file.max_age ?? DAY)))
          return { tempFileURL: addresses.make('read', existing(file.fileid), seconds).url, maxAge: seconds }
        }),
      },
    }),
    'storage.batchDeleteFile': ({ fileid_list: list }) => ({
      data: {
        delete_list: each(ids(list), (file) => file.id, 'fileID', (file) => {
          files.remove(existing(file.id))
          return {}
        }),
      },
    }),
    'storage.batchCopyFile': ({ file_list: list }) => ({
      data: {
        copy_list: each(list, (file) => file.dst_path, 'path', (file) => {
          const from = parsePath(file.src_path)
          const to = parsePath(file.dst_path)
          if (basename(from) !== basename(to)) throw new CloudError('INVALID_PARAM', 'a copy keeps its file name')
          if (!files.find(from)) throw new CloudError('STORAGE_FILE_NONEXIST', `no file ${from}`)
          if (file.overwrite === false && files.find(to)) throw new CloudError('STORAGE_FILE_EXIST', `there is a file ${to}`)
          files.copy(from, to, file.remove_original === true)
          return { fileId: names.idOf(to) }
        }),
      },
    }),
  }
}

type Item = Readonly<Record<string, unknown>>

/** Does the work for each item and adds its code: SUCCESS, or what went wrong with this one. */
function each(list: unknown, nameOf: (item: Item) => unknown, member: string, work: (item: Item) => object): object[] {
  if (!Array.isArray(list)) throw new CloudError('INVALID_PARAM', 'the list of files is missing')
  return (list as Item[]).map((item) => {
    const named = { [member]: nameOf(item) }
    try {
      return { code: SUCCESS, ...named, ...work(item) }
    } catch (error) {
      if (!(error instanceof CloudError)) throw error
      return { code: error.code, message: error.message, ...named }
    }
  })
}

const ids = (list: unknown): unknown => (Array.isArray(list) ? list.map((id: unknown) => ({ id })) : list)
