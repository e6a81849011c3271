import { mayRead } from '../../../server/supervision/inspection/rights'
import type { VisitRow } from '../../../server/store/inspection'
import type { AppealRow, PersonRow } from '../../../server/store/rows'

const inspector = (formerly?: string[]) => ({ _id: 'p-1', posts: [{ unit: 'D-jw', role: 'disciplineOfficer' }], ...(formerly ? { formerly } : {}) }) as unknown as PersonRow
const complaint = { barred: ['T01V01'], scopes: ['D', 'D-jw'], petitioner: 'p-9', representatives: [], coPetitioners: [], handler: null, checker: null, endorser: null } as unknown as AppealRow

it('an inspector reads no visit to what complains of where they once worked', () => {
  for (const state of ['assigned', 'found'] as const) {
    const visit = { state } as VisitRow
    expect([state, mayRead(inspector(), visit, complaint)]).toEqual([state, true])
    expect([state, mayRead(inspector(['T01V01']), visit, complaint)]).toEqual([state, false])
    expect([state, mayRead(inspector(['T01V02']), visit, complaint)]).toEqual([state, true])
  }
})
