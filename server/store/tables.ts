import type { Entry, EntryRecord } from '../../domain/appeal/entries'
import { BLANK } from '../../domain/appeal/standing'
import { collection } from './database'
import type { AppealRow, ContactRow, EvidenceRow, FigureRow, MessageRow, OutboxRow, PersonRow, PublicationRow, UnitRow } from './rows'

/** The collections that hold what the district works on, each with the shape of its documents. */
export const tables = {
  appeals: collection<AppealRow>('appeals', BLANK),
  entries: collection<Entry>('entries'),
  records: collection<EntryRecord>('records'),
  /** A second document beside the first record of a filing, written with it in one request. */
  contacts: collection<ContactRow>('records'),
  people: collection<PersonRow>('people'),
  units: collection<UnitRow>('units'),
  evidence: collection<EvidenceRow>('evidence'),
  outbox: collection<OutboxRow>('outbox'),
  messages: collection<MessageRow>('messages'),
  publications: collection<PublicationRow>('publications'),
  figures: collection<FigureRow>('figures'),
}
