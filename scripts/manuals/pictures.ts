/** A picture of a manual, and the run that takes it. */
interface Illustration {
  /** Which manual shows it, in docs/manuals. */
  manual: 'residents' | 'cadres' | 'administrators'
  /** Its name in docs/manuals/images. */
  name: string
  /** Its name in test/e2e/output: a walk's `shot`, or `sheet/…` of the contact sheet. */
  shot: string
}

/** Which picture of the browser run illustrates which place; a picture that is not listed here is in no manual. */
export const ILLUSTRATIONS: readonly Illustration[] = [
  { manual: 'residents', name: 'home', shot: 'loop-01-home' },
  { manual: 'residents', name: 'matter', shot: 'loop-02-matter' },
  { manual: 'residents', name: 'receipt', shot: 'loop-04-receipt' },
  { manual: 'residents', name: 'confirm', shot: 'loop-19-confirm' },
  { manual: 'residents', name: 'large', shot: 'large-01-home' },
  { manual: 'cadres', name: 'desk', shot: 'sheet/officer-desk-gridWorker-full-normal' },
  { manual: 'cadres', name: 'outings', shot: 'visit-10-outings-kept' },
  { manual: 'cadres', name: 'case', shot: 'loop-15-handler-case' },
  { manual: 'cadres', name: 'ledger', shot: 'sheet/officer-ledger-full-normal' },
  { manual: 'cadres', name: 'weekly', shot: 'supervision-10-weekly' },
  { manual: 'cadres', name: 'finding', shot: 'inspection-03-finding' },
  { manual: 'administrators', name: 'hub', shot: 'setting-up-02-hub' },
  { manual: 'administrators', name: 'rows', shot: 'setting-up-04-rows' },
  { manual: 'administrators', name: 'invitation', shot: 'setting-up-08-invitation' },
  { manual: 'administrators', name: 'arrived', shot: 'setting-up-11-arrived' },
  { manual: 'administrators', name: 'responsibility', shot: 'list-02-line' },
  { manual: 'administrators', name: 'calendar', shot: 'kinds-16-calendar' },
  { manual: 'administrators', name: 'code', shot: 'codes-02-sheet' },
]

/** What one runs to get a shot. */
export const runFor = (shot: string): string => (shot.startsWith('sheet/') ? `npm run e2e -- --sheet --only ${shot.slice(6).split('-').slice(0, 2).join('-')}` : 'npm run e2e')
