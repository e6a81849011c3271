import { createHash } from 'node:crypto'
import type { PersonId } from '../../domain/organisation/units'
import { Refusal } from '../../domain/problem'
import { TooLarge, deleteFiles, isUpload, readFile, writeFile } from '../store/files'
import { LOOK_DUE, LOOK_NONE, NEVER_ASKED, type EvidenceRow } from '../store/rows'
import { tables } from '../store/tables'
import { type ImageType, Unfit, cleanImage } from './images'

/** What may be filed as what, and the words for what may not. */
const RULES: Record<EvidenceRow['kind'], { most: number; types: readonly ImageType[]; tooLarge: string; otherwise: string }> = {
  photo: {
    most: 10 * 1024 * 1024,
    types: ['image/jpeg', 'image/png', 'image/webp'],
    tooLarge: '照片太大，请换一张 10 MB 以内的。',
    otherwise: '这不是能打开的照片，请换一张。',
  },
  signature: { most: 1024 * 1024, types: ['image/png'], tooLarge: '签名图片太大，请重新签名。', otherwise: '签名没有保存好，请重新签名。' },
}

const NO_UPLOAD = '没有找到上传的文件，请重新添加。'

/**
 * Turns an upload into evidence: its type told by its content, its metadata gone, the original
 * deleted. Filing the same upload again gives the same evidence. Refuses INVALID, with words under
 * `file`, what is not in the quarantine, too large, or no image.
 */
export async function fileEvidence({ fileID, as, owner }: { fileID: string; as: EvidenceRow['kind']; owner: PersonId }): Promise<EvidenceRow> {
  if (!isUpload(fileID)) throw refusal(NO_UPLOAD)
  const _id = `e-${createHash('sha256').update(`${owner}\n${fileID}`).digest('hex').slice(0, 24)}`
  const image = await clean(fileID, as)
  // Only what was filed before has no original: nobody else deletes one that can be filed.
  const row = image ? await fileAs(_id, image, { as, owner }) : await tables.evidence.byId(_id)
  if (!row) throw refusal(NO_UPLOAD)
  // Last: a filing that is cut short before finds the original again.
  if (image) await deleteFiles([fileID])
  return row
}

type Image = ReturnType<typeof cleanImage>

async function fileAs(_id: string, { type, extension, bytes }: Image, { as, owner }: { as: EvidenceRow['kind']; owner: PersonId }): Promise<EvidenceRow> {
  const now = Date.now()
  const digest = createHash('sha256').update(bytes).digest('hex')
  const row: EvidenceRow = {
    _id,
    // Named by what is in it: another image under the same upload's name never takes the place of one that was looked at.
    fileID: await writeFile(`evidence/${_id}-${digest.slice(0, 12)}.${extension}`, bytes),
    kind: as,
    owner,
    type,
    bytes: bytes.length,
    digest,
    filedAt: now,
    appeal: null,
    look: as === 'photo' ? LOOK_DUE : LOOK_NONE,
    ...(as === 'photo' ? { safety: 'due', askAt: now } : { safety: 'none', askAt: NEVER_ASKED }),
    traces: [],
  }
  if (await tables.evidence.insertNew(row)) return row
  // Filed already, by a call that was cut short or is under way: what that one filed stays.
  const first = (await tables.evidence.byId(_id)) ?? row
  if (first.fileID !== row.fileID) await deleteFiles([row.fileID])
  return first
}

/** The cleaned image, null where there is no upload; what can never be filed is deleted at once, for nobody else looks after it. */
async function clean(fileID: string, as: EvidenceRow['kind']): Promise<Image | null> {
  const { most, types, tooLarge, otherwise } = RULES[as]
  try {
    const upload = await readFile(fileID, most)
    if (!upload) return null
    const image = cleanImage(upload)
    if (!types.includes(image.type)) throw new Unfit(image.type)
    return image
  } catch (error) {
    if (!(error instanceof TooLarge) && !(error instanceof Unfit)) throw error
    await deleteFiles([fileID])
    throw refusal(error instanceof TooLarge ? tooLarge : otherwise)
  }
}

const refusal = (words: string) => new Refusal('INVALID', { file: words })
