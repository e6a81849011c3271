import { useRef, useState } from 'react'

import { keep } from '@/api/cache'
import { call } from '@/api/call'
import type { Problem } from '@/api/contract'
import { dropDraft, findDraft, saveDraft } from '@/features/draft/drafts'
import { PHOTO_MISSING, usePhotos, type PhotoSet } from '@/features/evidence/use-photos'
import { useMe } from '@/features/session/me'
import type { Place, Receipt } from 'server/contract'

import { showWrong, wrongBut } from '@/ui/wrong'

import { checkContact, checkMatter, inForm, isOfMatter, submission, type Wrong } from './check'
import { APPEAL_SHELF, blankDraft, isWorthKeeping, type AppealDraft } from './draft'
import { rememberLast } from './last'


export interface Filing {
  draft: AppealDraft
  set: (part: Partial<AppealDraft>) => void
  photos: PhotoSet
  errors: Wrong
  problem: Problem | null
  busy: boolean
  /** The account's verified phone stands in for the contact. */
  known: boolean
  /** Checks the first page; true when one may go on. */
  matterIsComplete: () => boolean
  /** Checks the rest and files it; the receipt, or null when something is in the way, `matter` when that stands on the first page. */
  file: () => Promise<Receipt | 'matter' | null>
}

/** An appeal being written, kept on the phone with every change until it is filed. */
export function useFiling(draftId: string | undefined, scanned: Place | null): Filing {
  const me = useMe()
  const id = useRef(draftId)
  const [draft, setDraft] = useState<AppealDraft>(() => {
    const begun = draftId ? findDraft<AppealDraft>(APPEAL_SHELF, draftId)?.content : undefined
    return begun ?? (scanned ? blankDraft('scan', scanned) : blankDraft('self'))
  })
  const latest = useRef(draft)
  const [errors, setErrors] = useState<Wrong>({})
  const [problem, setProblem] = useState<Problem | null>(null)
  const [busy, setBusy] = useState(false)
  const known = Boolean(me?.phoneVerified && me.name && !latest.current.phone)

  const set = (part: Partial<AppealDraft>) => {
    latest.current = { ...latest.current, ...part }
    setDraft(latest.current)
    if (isWorthKeeping(latest.current)) id.current = saveDraft(APPEAL_SHELF, latest.current, id.current)
    setErrors((before) => wrongBut(before, part))
  }
  const photos = usePhotos(draft.photos, (items) => set({ photos: items }))

  const clear = (wrong: Wrong) => {
    setErrors(wrong)
    showWrong(wrong)
    return Object.keys(wrong).length === 0
  }
  const file = async () => {
    if (busy || !clear({ ...checkMatter(draft), ...checkContact(draft, known) })) return null
    if (photos.items.some(({ evidence }) => !evidence)) {
      setProblem(PHOTO_MISSING)
      return 'matter'
    }
    setBusy(true)
    setProblem(null)
    const answer = await call('appeal', 'submit', submission(draft, known))
    setBusy(false)
    if (!answer.ok) {
      setProblem(answer.problem)
      const wrong = inForm(answer.problem.fields)
      clear(wrong)
      return isOfMatter(wrong) ? 'matter' : null
    }
    rememberLast(draft, known)
    photos.clear()
    if (id.current) dropDraft(APPEAL_SHELF, id.current)
    keep(`receipt:${answer.value.code}`, answer.value)
    return answer.value
  }

  return { draft, set, photos, errors, problem, busy, known, matterIsComplete: () => clear(checkMatter(draft)), file }
}
