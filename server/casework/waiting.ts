import { keysWith } from '../../domain/appeal/offers'
import { type WaitKey, keysOf } from '../../domain/appeal/waits'
import type { Actor } from '../../domain/appeal/permissions'
import type { Organisation } from '../../domain/organisation/units'
import type { Duty } from '../../domain/organisation/roles'
import type { AppealRow } from '../store/rows'

/** Whose work: what waits for me alone, or what waits for whoever in my units is free to take it. */
export const WHOSE = ['mine', 'shared'] as const
export type Whose = (typeof WHOSE)[number]

const isPersonal = (key: WaitKey) => key.startsWith('person:')

/** The keys under which work waits for `actor`, all or those of one queue. */
export function keysFor(actor: Actor, whose?: Whose): WaitKey[] {
  return keysWith(actor).filter((key) => !whose || isPersonal(key) === (whose === 'mine'))
}

/** What is done by whoever carries a duty; duties without a row are never waited for. */
const WORK: Partial<Record<Duty, string>> = { screening: '初审', review: '复核', triage: '分流交办', dispatch: '调度', reception: '签收派人', followUp: '回访' }

/** What `actor` is waited for, in words: themselves, or their unit's turn. `personal` tells the two apart. */
export function waitingFor(row: Pick<AppealRow, 'waits'>, actor: Actor, organisation: Organisation): { waitsFor: string; personal: boolean; standsIn?: boolean } {
  const own = keysOf(actor)
  const key = own.find((one) => row.waits.includes(one))
  if (!key && keysWith(actor).some((one) => row.waits.includes(one))) return { waitsFor: '受委托，等您代签', personal: true, standsIn: true }
  if (!key) return { waitsFor: '', personal: false }
  if (isPersonal(key)) return { waitsFor: '等您办', personal: true }
  const [unit, duty] = key.split(':') as [string, Duty]
  return { waitsFor: `等${organisation.find(unit)?.name ?? ''}${WORK[duty] ?? '办理'}`, personal: false }
}
