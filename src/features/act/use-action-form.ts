import { useRef, useState, type MutableRefObject, type RefObject } from 'react'
import type { Action } from 'domain/appeal/payloads'
import type { AppealPage } from 'server/contract'

import { call } from '@/api/call'
import type { InputOf, Problem } from '@/api/contract'
import { fileEvidence } from '@/api/upload'
import { dropDraft, findDraft, saveDraft } from '@/features/draft/drafts'
import { usePhotos, type EvidencePhoto, type PhotoSet } from '@/features/evidence/use-photos'
import type { SignatureHandle } from '@/ui/signature-pad'
import { showWrong } from '@/ui/wrong'

import { fieldsOf, missing, payloadOf, startingValues, type Values } from './values'
import type { FormSpec } from './fields'

interface Begun {
  values: Values
  photos: EvidencePhoto[]
}

export interface ActionForm {
  values: Values
  set: (name: string, value: unknown) => void
  errors: Record<string, string>
  problem: Problem | null
  busy: boolean
  photos: PhotoSet
  pad: RefObject<SignatureHandle>
  /** Checks and sends; true when it is done, false when something is in the way. */
  send: () => Promise<boolean>
}

/** An action being filled in: its values, kept as a draft until it is done, and its sending. */
export function useActionForm(fn: 'appeal' | 'casework', action: Action, form: FormSpec, page: AppealPage): ActionForm {
  const shelf = `act:${page.code}`
  const begun = useRef<Begun>(findDraft<Begun>(shelf, action)?.content ?? { values: startingValues(form, page), photos: [] })
  const [values, setValues] = useState(begun.current.values)
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
    const next = { ...values, [name]: value }
    setValues(next)
    keepDraft({ values: next })
    setErrors(({ [name]: _, ...rest }) => rest)
  }

  /** The values with photos and the signature put on file, or the problem that kept them from it. */
  const withFiles = async (): Promise<Values | Problem> => {
    const filled: Values = { ...values }
    for (const [name, field] of fieldsOf(form)) {
      if (field.as.kind === 'photos') filled[name] = photos.evidence
      if (field.as.kind !== 'signature') continue
      const filed = await fileSignature(pad.current!, signed)
      if (typeof filed !== 'string') return filed
      filled[name] = filed
    }
    return filled
  }

  const send = async () => {
    const wanting = missing(form, values, pad.current?.isEmpty() === false)
    setErrors(wanting)
    showWrong(wanting)
    if (Object.keys(wanting).length || busy) return false
    setBusy(true)
    setProblem(null)
    const done = await submit()
    setBusy(false)
    return done
  }

  const submit = async () => {
    const filled = await withFiles()
    if (isProblem(filled)) {
      setProblem(filled)
      return false
    }
    // The form's fields are those of the payload; the function's schema has the last word.
    const input = { action, code: page.code, version: page.version, payload: payloadOf(form, filled) } as unknown as InputOf<'appeal', 'act'>
    const answer = fn === 'appeal' ? await call('appeal', 'act', input) : await call('casework', 'act', input)
    if (answer.ok) {
      dropDraft(shelf, action)
      return true
    }
    setProblem(answer.problem)
    setErrors(inFields(answer.problem.fields))
    return false
  }

  return { values, set, errors, problem, busy, photos, pad, send }
}

interface Signed {
  strokes: number
  evidence: string
}

/** The signature on file. One that was filed and not changed since is not filed again, so that a repeated command stays the same command. */
async function fileSignature(pad: SignatureHandle, signed: MutableRefObject<Signed | undefined>): Promise<string | Problem> {
  const strokes = pad.strokes()
  if (signed.current?.strokes === strokes) return signed.current.evidence
  const filed = await fileEvidence(await pad.save(), 'signature')
  if (!filed.ok) return filed.problem
  signed.current = { strokes, evidence: filed.value.evidence }
  return filed.value.evidence
}

const isProblem = (value: Values | Problem): value is Problem => 'code' in value && 'message' in value

/** A problem may name a field by its path in the input: `payload.reason` is `reason` here. */
function inFields(fields: Record<string, string> = {}): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).map(([path, words]) => [path.replace(/^payload\./, '').split('.')[0] ?? path, words]))
}
