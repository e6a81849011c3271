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

/**
 * Turns an upload into evidence: its type told by its content, its metadata gone, the original
 * deleted. Filing the same upload again gives the same evidence. Refuses INVALID, with words under
 * `file`, what is not in the quarantine, too large, or no image.
 */
export async function fileEvidence({ fileID, as, owner }: { fileID: string; as: EvidenceRow['kind']; owner: PersonId }): Promise<EvidenceRow> {
  if (!isUpload(fileID)) throw refusal('没有找到上传的文件，请重新添加。')
  const _id = `e-${createHash('sha256').update(`${owner}\n${fileID}`).digest('hex').slice(0, 24)}`
  const row = (await tables.evidence.byId(_id)) ?? (await fileAs(_id, { fileID, as, owner }))
  // Last: a filing that is cut short before finds the original again.
  await deleteFiles([fileID])
  return row
}

async function fileAs(_id: string, { fileID, as, owner }: { fileID: string; as: EvidenceRow['kind']; owner: PersonId }): Promise<EvidenceRow> {
  const { type, extension, bytes } = await clean(fileID, as)
  const now = Date.now()
  const row: EvidenceRow = {
    _id,
    fileID: await writeFile(`evidence/${_id}.${extension}`, bytes),
    kind: as,
    owner,
    type,
    bytes: bytes.length,
    digest: createHash('sha256').update(bytes).digest('hex'),
    filedAt: now,
    appeal: null,
    look: as === 'photo' ? LOOK_DUE : LOOK_NONE,
    ...(as === 'photo' ? { safety: 'due', askAt: now } : { safety: 'none', askAt: NEVER_ASKED }),
    traces: [],
  }
  await tables.evidence.insertNew(row)
  return row
}

/** The cleaned image; what can never be filed is deleted at once, for nobody else looks after it. */
async function clean(fileID: string, as: EvidenceRow['kind']): Promise<ReturnType<typeof cleanImage>> {
  const { most, types, tooLarge, otherwise } = RULES[as]
  try {
    const upload = await readFile(fileID, most)
    if (!upload) throw refusal('没有找到上传的文件，请重新添加。')
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
