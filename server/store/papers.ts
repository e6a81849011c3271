import type { Entry, EntryRecord } from '../../domain/appeal/entries'
import { createResident } from './people'
import type { AppealRow, EvidenceRow, PersonRow } from './rows'
import { tables } from './tables'

/** An appeal with all that is on record of it; the contact is one of the records. */
export interface Papers {
  row: AppealRow
  entries: Entry[]
  records: EntryRecord[]
  evidence: EvidenceRow[]
}

const OF_AN_APPEAL = { entries: { of: tables.entries, mine: '_id', theirs: 'appeal' }, records: { of: tables.records, mine: '_id', theirs: 'appeal' }, evidence: { of: tables.evidence, mine: '_id', theirs: 'appeal' } } as const

/** The papers of an appeal, or null when there is none: one request, as of one moment. */
export async function papersOf(code: string): Promise<Papers | null> {
  const [found] = await tables.appeals.joined({ where: { _id: code } }, OF_AN_APPEAL)
  return found ? { row: found.row, ...found.others } : null
}

/** Who uses this identity, with the papers of the appeal that they name: one request for whoever came before. */
export async function personWithPapers(identity: string, code: string): Promise<{ me: PersonRow; papers: Papers | null }> {
  const of = { is: code, theirs: 'appeal' } as const
  const [found] = await tables.people.joined(
    { where: { identities: identity } },
    { appeals: { of: tables.appeals, is: code, theirs: '_id' }, entries: { of: tables.entries, ...of }, records: { of: tables.records, ...of }, evidence: { of: tables.evidence, ...of } },
  )
  if (!found) return { me: await createResident(identity), papers: await papersOf(code) }
  const { appeals: [row], ...others } = found.others
  return { me: found.row, papers: row ? { row, ...others } : null }
}
