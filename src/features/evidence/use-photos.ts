import { useCallback, useRef, useState } from 'react'

import type { Problem } from '@/api/contract'
import { fileEvidence } from '@/api/upload'
import { randomId } from '@/api/random'
import type { Photo } from '@/ui/photos'

import { forgetFiles, keepFile } from './kept-files'

export interface EvidencePhoto extends Photo {
  /** Its id on file, once sent. */
  evidence?: string
  /** Where it is kept on this phone until what it belongs to is sent. */
  kept?: string
}

/** A photo out of a draft: shown from where it is kept; what was under way when its page closed has to be sent again. */
function asFound(item: EvidencePhoto): EvidencePhoto {
  return { ...item, src: item.kept ?? item.src, ...(!item.evidence && { state: 'failed' as const }) }
}

/** Lets go of the files of photos whose draft is over. */
export function forgetPhotos(items: readonly EvidencePhoto[]): void {
  forgetFiles(items.map(({ kept }) => kept))
}

/** Said instead of sending without a photo that somebody chose. */
export const PHOTO_MISSING: Problem = { code: 'INVALID', message: '有照片没传上，点照片重传，或者移除它' }

export interface PhotoSet {
  items: EvidencePhoto[]
  /** Ids of those on file, in their order. */
  evidence: string[]
  busy: boolean
  add: (paths: string[]) => void
  retry: (key: string) => void
  remove: (key: string) => void
  /** Empties it, once what it was for is sent: their files are let go. */
  clear: () => void
  /** Others in place of these, whose files somebody else looks after now. */
  put: (items: EvidencePhoto[]) => void
}

/** Photos that are sent as soon as they are chosen. `changed` hears every set, to keep it in a draft. */
export function usePhotos(initial: EvidencePhoto[] = [], changed: (items: EvidencePhoto[]) => void = () => undefined): PhotoSet {
  const [items, setItems] = useState<EvidencePhoto[]>(() => initial.map(asFound))
  const now = useRef(items)
  const tell = useRef(changed)
  tell.current = changed

  const update = useCallback((next: EvidencePhoto[]) => {
    now.current = next
    setItems(next)
    tell.current(next)
  }, [])
  const patch = useCallback(
    (key: string, part: Partial<EvidencePhoto>) => update(now.current.map((item) => (item.key === key ? { ...item, ...part } : item))),
    [update],
  )
  const send = useCallback(
    async (key: string, path: string) => {
      patch(key, { state: 'sending', progress: 0, why: undefined })
      const answer = await fileEvidence(path, 'photo', (progress) => patch(key, { progress }))
      patch(key, answer.ok ? { state: 'sent', progress: 100, evidence: answer.value.evidence } : { state: 'failed', why: answer.problem.fields?.['file'] })
    },
    [patch],
  )

  return {
    items,
    evidence: items.flatMap((item) => item.evidence ?? []),
    busy: items.some((item) => item.state === 'sending'),
    add: (paths) => {
      const added = paths.map((src) => ({ key: randomId(12), src, state: 'sending' as const, progress: 0 }))
      update([...now.current, ...added])
      added.forEach(({ key, src }) => {
        void send(key, src)
        void keepFile(src).then((kept) => kept && patch(key, { kept }))
      })
    },
    retry: (key) => {
      const item = now.current.find((one) => one.key === key)
      if (item) void send(key, item.src)
    },
    remove: (key) => {
      forgetPhotos(now.current.filter((item) => item.key === key))
      update(now.current.filter((item) => item.key !== key))
    },
    put: (next) => update(next.map(asFound)),
    clear: () => {
      forgetPhotos(now.current)
      update([])
    },
  }
}
