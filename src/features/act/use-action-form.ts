import { useRef, useState, type RefObject } from 'react'
import type { Action } from 'domain/appeal/payloads'
import type { AppealPage } from 'server/contract'

import { call } from '@/api/call'
import type { InputOf, Problem } from '@/api/contract'
import { fileEvidence } from '@/api/upload'
import { dropDraft, findDraft, saveDraft } from '@/features/draft/drafts'
import { usePhotos, type EvidencePhoto, type PhotoSet } from '@/features/evidence/use-photos'
import type { SignatureHandle } from '@/ui/signature-pad'

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
  /** Checks, sends, and answers the page as it is afterwards; null when something is in the way. */
  send: () => Promise<AppealPage | null>
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
      const filed = await fileEvidence(await pad.current!.save(), 'signature')
      if (!filed.ok) return filed.problem
      filled[name] = filed.value.evidence
    }
    return filled
  }

  const send = async () => {
    const wanting = missing(form, values, pad.current?.isEmpty() === false)
    setErrors(wanting)
    if (Object.keys(wanting).length || busy) return null
    setBusy(true)
    setProblem(null)
    const page_ = await submit()
    setBusy(false)
    return page_
  }

  const submit = async () => {
    const filled = await withFiles()
    if (isProblem(filled)) {
      setProblem(filled)
      return null
    }
    // The form's fields are those of the payload; the function's schema has the last word.
    const input = { action, code: page.code, version: page.version, payload: payloadOf(form, filled) } as unknown as InputOf<'appeal', 'act'>
    const answer = fn === 'appeal' ? await call('appeal', 'act', input) : await call('casework', 'act', input)
    if (answer.ok) {
      dropDraft(shelf, action)
      const fresh = fn === 'appeal' ? await call('appeal', 'open', { code: page.code }) : await call('casework', 'open', { code: page.code })
      // It is done; without a fresh page the one at hand stays until the next look.
      return fresh.ok ? fresh.value : page
    }
    setProblem(answer.problem)
    setErrors(inFields(answer.problem.fields))
    return null
  }

  return { values, set, errors, problem, busy, photos, pad, send }
}

const isProblem = (value: Values | Problem): value is Problem => 'code' in value && 'message' in value

/** A problem may name a field by its path in the input: `payload.reason` is `reason` here. */
function inFields(fields: Record<string, string> = {}): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).map(([path, words]) => [path.replace(/^payload\./, '').split('.')[0] ?? path, words]))
}
