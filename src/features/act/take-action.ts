import type { Action } from 'domain/appeal/payloads'
import type { AppealPage } from 'server/contract'

import { call } from '@/api/call'
import type { InputOf, Problem } from '@/api/contract'
import { fileEvidence } from '@/api/upload'

import type { FormSpec } from './fields'
import { fieldsOf, payloadOf, withPhotos, type Values } from './values'

/** What is sent: the values, the photos on file, and the way to a signature's file. */
export interface Filled {
  values: Values
  photos: string[]
  /** Puts the signature on file and answers its id; one file is one signature, never two. Null where nobody signed. */
  signature: (() => Promise<string | Problem>) | null
}

/**
 * Takes one action: puts the signature on file where there is one, then sends the command. Answers the
 * problem that kept it from being done, null when it is done.
 */
export async function takeAction(fn: 'appeal' | 'casework', action: Action, form: FormSpec, page: Pick<AppealPage, 'code' | 'version'>, filled: Filled): Promise<Problem | null> {
  const values = withPhotos(form, filled.values, filled.photos)
  for (const [name, field] of fieldsOf(form)) {
    if (field.as.kind !== 'signature' || !filled.signature) continue
    const filed = await filled.signature()
    if (typeof filed !== 'string') return filed
    values[name] = filed
  }
  // The form's fields are those of the payload; the function's schema has the last word.
  const input = { action, code: page.code, version: page.version, payload: payloadOf(form, values) } as unknown as InputOf<'appeal', 'act'>
  const answer = fn === 'appeal' ? await call('appeal', 'act', input) : await call('casework', 'act', input)
  return answer.ok ? null : answer.problem
}

/** A signature that is put on file once, however often it is asked for: a repeated command stays the same command. */
export function filedOnce(path: () => Promise<string>): () => Promise<string | Problem> {
  let filed: string | null = null
  return async () => {
    if (filed) return filed
    const answer = await fileEvidence(await path(), 'signature')
    if (!answer.ok) return answer.problem
    filed = answer.value.evidence
    return filed
  }
}
