import { carries } from '../../domain/organisation/roles'
import { Refusal } from '../../domain/problem'
import type { Verb } from '../door/verb'
import type { PersonRow } from '../store/rows'
import type { AdminFunction } from './contract'

/** Whether a person administers the district. */
export const administers = ({ posts }: Pick<PersonRow, 'posts'>): boolean => posts.some(({ role }) => carries(role, 'administration'))

export function mustAdminister(me: PersonRow): void {
  if (!administers(me)) throw new Refusal('FORBIDDEN')
}

/**
 * Who may ask which verb of `admin`: `anyone` are those who come from outside, with the deployment's secret or an invitation.
 * The function's entrance holds to it, beside what each verb asks itself.
 */
export const ASKED_BY: Readonly<Record<keyof AdminFunction, 'administrators' | 'anyone'>> = {
  begin: 'anyone', invited: 'anyone', acceptInvitation: 'anyone',
  units: 'administrators', unit: 'administrators', addUnit: 'administrators', renameUnit: 'administrators', saveGrids: 'administrators', closeUnit: 'administrators', splitUnit: 'administrators', moveVillage: 'administrators',
  officer: 'administrators', setPosts: 'administrators', invite: 'administrators', invitations: 'administrators', renewInvitation: 'administrators', revokeInvitation: 'administrators',
  settings: 'administrators', saveSetting: 'administrators', templates: 'administrators', changes: 'administrators',
  importUnits: 'administrators', importPeople: 'administrators', imports: 'administrators', undoImport: 'administrators', exportSheet: 'administrators',
}

/** Verbs with the table before them. */
export function guarded<V extends Readonly<Record<keyof AdminFunction, Verb>>>(verbs: V): V {
  const held = Object.entries(verbs).map(([name, verb]) => {
    const guard: Verb = (input) => {
      const ask = verb(input)
      return async (asked) => {
        if (ASKED_BY[name as keyof AdminFunction] === 'administrators') mustAdminister(asked.me)
        return ask(asked)
      }
    }
    return [name, guard] as const
  })
  return Object.fromEntries(held) as unknown as V
}
