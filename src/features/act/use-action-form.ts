import { useRef, useState, type RefObject } from 'react'
import type { Action } from 'domain/appeal/payloads'
import type { AppealPage } from 'server/contract'

import type { Problem } from '@/api/contract'
import { dropDraft, findDraft, saveDraft } from '@/features/draft/drafts'
import { usePhotos, type EvidencePhoto, type PhotoSet } from '@/features/evidence/use-photos'
import type { SignatureHandle } from '@/ui/signature-pad'
import type { Stroke } from '@/ui/strokes'
import { showWrong } from '@/ui/wrong'

import type { FormSpec } from './fields'
import type { Sequence } from './sequence'
import { filedOnce, takeAction } from './take-action'
import { fieldsOf, missing, startingValues, withPhotos, type Values } from './values'

interface Begun {
  values: Values
  photos: EvidencePhoto[]
  /** The signature as it was drawn. */
  strokes?: readonly Stroke[]
}

export interface ActionForm {
  values: Values
  set: (name: string, value: unknown) => void
  errors: Record<string, string>
  problem: Problem | null
  busy: boolean
  photos: PhotoSet
  pad: RefObject<SignatureHandle>
  strokes: readonly Stroke[]
  draw: (strokes: Stroke[]) => void
  /** Checks and sends; true when it is done, false when something is in the way. In a sequence: when it is on its way. */
  send: () => Promise<boolean>
}

interface Signed {
  strokes: readonly Stroke[]
  file: () => Promise<string | Problem>
}

/** An action being filled in: its values, kept as a draft until it is done, and its sending. */
export function useActionForm(fn: 'appeal' | 'casework', action: Action, form: FormSpec, page: AppealPage, sequence?: Sequence): ActionForm {
  const shelf = `act:${page.code}`
  const begun = useRef<Begun>(findDraft<Begun>(shelf, action)?.content ?? { values: startingValues(form, page), photos: [] })
  const [values, setValues] = useState(begun.current.values)
  const [strokes, setStrokes] = useState(begun.current.strokes ?? [])
  const [errors, setErrors] = useState<Record<string, string>>({})
  const [problem, setProblem] = useState<Problem | null>(null)
  const [busy, setBusy] = useState(false)
  const pad = useRef<SignatureHandle>(null)
  const signed = useRef<Signed>()
  const keepDraft = (part: Partial<Begun>) => {
    begun.current = { ...begun.current, ...part }
    saveDraft(shelf, begun.current, action)
  }
  const photos = usePhotos(begun.current.photos, (items) => keepDraft({ photos: items }))

  const set = (name: string, value: unknown) => {
    // From what was set last, not what was drawn last: two fields may be touched before the screen follows.
    const next = { ...begun.current.values, [name]: value }
    setValues(next)
    keepDraft({ values: next })
    setErrors(({ [name]: _, ...rest }) => rest)
  }

  const draw = (next: Stroke[]) => {
    setStrokes(next)
    keepDraft({ strokes: next })
    setErrors((before) => withoutSignature(form, before))
  }

  /** The signature's file: the round's own, or what is on the pad now. */
  const signature = async (): Promise<() => Promise<string | Problem>> => {
    if (sequence) {
      const path = sequence.signature ?? (await pad.current!.save())
      if (!sequence.signature) sequence.setSignature(path)
      return filedOnce(async () => path)
    }
    if (signed.current?.strokes !== strokes) signed.current = { strokes, file: filedOnce(() => pad.current!.save()) }
    return signed.current.file
  }

  const send = async () => {
    const drawn = Boolean(sequence?.signature) || strokes.length > 0
    const wanting = missing(form, withPhotos(form, values, photos.evidence), drawn)
    setErrors(wanting)
    showWrong(wanting)
    if (Object.keys(wanting).length || busy) return false
    setBusy(true)
    setProblem(null)
    const filled = { values, photos: photos.evidence, signature: drawn ? await signature() : null }
    const command = async () => {
      const wrong = await takeAction(fn, action, form, page, filled)
      if (!wrong) {
        photos.clear()
        dropDraft(shelf, action)
      }
      return wrong
    }
    if (sequence) {
      sequence.sent(command)
      return true
    }
    const wrong = await command()
    setBusy(false)
    setProblem(wrong)
    setErrors(inFields(wrong?.fields))
    return wrong === null
  }

  return { values, set, errors, problem, busy, photos, pad, strokes, draw, send }
}

/** What is wrong, but for the signature. */
function withoutSignature(form: FormSpec, errors: Record<string, string>): Record<string, string> {
  const signatures = fieldsOf(form).flatMap(([name, { as }]) => (as.kind === 'signature' ? [name] : []))
  return Object.fromEntries(Object.entries(errors).filter(([name]) => !signatures.includes(name)))
}

/** A problem may name a field by its path in the input: `payload.reason` is `reason` here. */
function inFields(fields: Record<string, string> = {}): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).map(([path, words]) => [path.replace(/^payload\./, '').split('.')[0] ?? path, words]))
}
