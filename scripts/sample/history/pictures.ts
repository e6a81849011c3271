import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { LocalCloud } from '../../../localcloud'
import { ROOT } from '../../root'
import { createRandom } from '../random'
import { drawScribble } from './scribble'

/** A picture in the bucket that evidence of the sample points at. */
export interface Picture {
  fileID: string
  type: 'image/jpeg' | 'image/png'
  bytes: number
  digest: string
}

/** Photos show a street light that does not burn; signatures are scribbles. Many appeals share each. */
export type Pictures = Readonly<Record<'photo' | 'signature', readonly Picture[]>>

export const NO_PICTURES: Pictures = { photo: [], signature: [] }

const SCRIBBLES = 12

/** Puts the sample's pictures into a local cloud's bucket as its functions would. */
export async function hangPictures(cloud: Pick<LocalCloud, 'storage'>): Promise<Pictures> {
  const photo = await readFile(join(ROOT, 'localcloud/console/sample.jpg'))
  const random = createRandom(7)
  const scribbles = Array.from({ length: SCRIBBLES }, () => drawScribble(random))
  return {
    photo: [await hang(cloud, 'sample-photo.jpg', 'image/jpeg', photo)],
    signature: await Promise.all(scribbles.map((bytes, index) => hang(cloud, `sample-signature-${index + 1}.png`, 'image/png', bytes))),
  }
}

async function hang({ storage }: Pick<LocalCloud, 'storage'>, name: string, type: Picture['type'], bytes: Buffer): Promise<Picture> {
  const metadata = storage.actions['storage.getUploadMetadata']!
  const { data } = (await metadata({ path: `evidence/${name}` })) as { data: { url: string; authorization: string; fileId: string } }
  const answer = await fetch(data.url, { method: 'PUT', headers: { authorization: data.authorization }, body: new Uint8Array(bytes) })
  if (!answer.ok) throw new Error(`the bucket does not take ${name}: ${await answer.text()}`)
  return { fileID: data.fileId, type, bytes: bytes.length, digest: createHash('sha256').update(bytes).digest('hex') }
}
