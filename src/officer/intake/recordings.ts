import type { Receipt } from 'server/contract'

import { UNSURE, call } from '@/api/call'
import type { Problem } from '@/api/contract'
import { drafts, dropDraft, saveDraft, type Draft } from '@/features/draft/drafts'
import { LOST_PHOTO, filePhotos } from '@/features/evidence/file-photos'
import { forgetPhotos, type EvidencePhoto } from '@/features/evidence/use-photos'
import { isOnline } from '@/ui/network'
import { signal, useSignal } from '@/ui/signal'

import { recording, type Intake } from './intake'

/** Recorded without a network, or not surely received. Its id is the request's, so that it is received once. */
export interface Recording {
  intake: Intake
  photos: EvidencePhoto[]
  state: { is: 'waiting' } | { is: 'sending' } | { is: 'refused'; problem: Problem } | { is: 'received'; receipt: Receipt }
}

const SHELF = 'recordings'
const changed = signal(0)
const tell = () => changed.set(changed.get() + 1)

/** What this phone still has to send, and what it sent since the clerk last looked; the latest first. */
export function useRecordings(): Draft<Recording>[] {
  useSignal(changed)
  return drafts<Recording>(SHELF)
}

export function keepRecording(id: string, intake: Intake, photos: EvidencePhoto[]): void {
  saveDraft<Recording>(SHELF, { intake, photos, state: { is: 'waiting' } }, id)
  tell()
}

/** Takes one off the list: its receipt was told, or it is written anew. */
export function dropRecording(id: string): void {
  dropDraft(SHELF, id)
  tell()
}

let busy = false

/** Sends what waits, the oldest first, one after another; stops where the network does. */
export async function sendRecordings(): Promise<void> {
  if (busy || !isOnline()) return
  busy = true
  try {
    for (const { id, content } of drafts<Recording>(SHELF).reverse()) {
      if (content.state.is === 'refused' || content.state.is === 'received') continue
      if (!(await sendOne(id, content))) return
    }
  } finally {
    busy = false
  }
}

/** Sends one; false when there is no getting through. */
async function sendOne(id: string, content: Recording): Promise<boolean> {
  const note = (part: Partial<Recording>) => {
    content = { ...content, ...part }
    saveDraft(SHELF, content, id)
    tell()
  }
  note({ state: { is: 'sending' } })
  const filed = await filePhotos(content.photos, (photos) => note({ photos }))
  if (filed !== 'filed') {
    note({ state: filed === 'gone' ? { is: 'refused', problem: LOST_PHOTO } : { is: 'waiting' } })
    return filed === 'gone'
  }
  const answer = await call('casework', 'record', recording(content.intake, content.photos.flatMap(({ evidence }) => evidence ?? [])), id)
  if (answer.ok) {
    forgetPhotos(content.photos)
    note({ state: { is: 'received', receipt: answer.value }, photos: [] })
    return true
  }
  const lost = UNSURE.includes(answer.problem.code)
  note({ state: lost ? { is: 'waiting' } : { is: 'refused', problem: answer.problem } })
  return !lost
}
