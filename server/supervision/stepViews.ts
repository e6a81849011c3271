import type { Organisation } from '../../domain/organisation/units'
import type { ListStep } from '../contract'
import { nameOf } from '../outreach/units'
import type { PersonRow } from '../store/rows'
import type { StepRow } from '../store/supervision'

/** Who took a step, as one reads it on a record: the unit and the name. Empty for the system. */
export function whoTook({ by, unit }: Pick<StepRow, 'by' | 'unit'>, people: ReadonlyMap<string, PersonRow>, organisation: Organisation): string {
  return [organisation.find(unit ?? '')?.name, nameOf(people.get(by))].filter(Boolean).join(' ')
}

/** A step as its record shows it; `words` says what the kinds of steps are called. */
export function stepView(step: StepRow, words: Readonly<Record<string, string>>, people: ReadonlyMap<string, PersonRow>, organisation: Organisation): ListStep {
  return { at: step.at, who: whoTook(step, people, organisation) || '系统', what: words[step.what] ?? step.what, words: step.words }
}
