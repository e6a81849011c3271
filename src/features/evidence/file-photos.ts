import type { Problem } from '@/api/contract'
import { fileEvidence } from '@/api/upload'
import { isOnline } from '@/ui/network'

import type { EvidencePhoto } from './use-photos'

/** Said of what was to go with a photo that this phone no longer has. */
export const LOST_PHOTO: Problem = { code: 'INVALID', message: '有照片没传上，请打开改一下' }

/**
 * Puts on file what of these photos is not on file yet, from where it is kept. `keep` hears the set after
 * each, so that what was put on file is not put there again. `gone`: one does not go through though there
 * is a network; `offline`: there is none.
 */
export async function filePhotos(photos: readonly EvidencePhoto[], keep: (photos: EvidencePhoto[]) => void): Promise<'filed' | 'gone' | 'offline'> {
  let now = [...photos]
  for (const photo of photos.filter(({ evidence }) => !evidence)) {
    const filed = await fileEvidence(photo.kept ?? photo.src, 'photo')
    if (!filed.ok) return isOnline() ? 'gone' : 'offline'
    now = now.map((one) => (one.key === photo.key ? { ...one, evidence: filed.value.evidence } : one))
    keep(now)
  }
  return 'filed'
}
