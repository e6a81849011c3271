import type { Place } from 'server/contract'

import type { EvidencePhoto } from '@/features/evidence/use-photos'

/** Where appeals that are being written are kept. */
export const APPEAL_SHELF = 'appeal'

/** An appeal being written. */
export interface AppealDraft {
  channel: 'self' | 'scan'
  /** The scene of the code that was scanned. */
  scene?: string
  village?: string
  grid?: string
  spot: string
  text: string
  photos: EvidencePhoto[]
  aboutCadre?: 'yes' | 'no'
  accused: string[]
  anonymous: boolean
  name: string
  phone: string
  consent: boolean
}

/** A blank one; `place` comes from a scanned code or from the last time. */
export function blankDraft(channel: AppealDraft['channel'], place: Partial<Place> = {}): AppealDraft {
  return { channel, village: place.village, grid: place.grid, spot: '', text: '', photos: [], accused: [], anonymous: false, name: '', phone: '', consent: false }
}

/** Whether there is anything in it worth keeping. */
export function isWorthKeeping(draft: AppealDraft): boolean {
  return draft.text.trim() !== '' || draft.photos.length > 0
}
