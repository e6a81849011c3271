import type { SamplePerson } from '../district'
import type { Case } from './walk'

/** A file handed in with the step that follows. */
export function handIn(one: Case, owner: SamplePerson, kind: 'photo' | 'signature'): string {
  const id = `e-${one.plan.code.slice(3, -2)}-${one.handedIn.length + 1}`
  one.handedIn.push({ id, owner, kind, at: one.at })
  return id
}
