import type { Actor } from '../../domain/appeal/permissions'
import { COMPLAINED, WORKED_BY, mayListInFull } from '../../domain/appeal/reveal'
import type { World } from '../../domain/appeal/situation'
import type { LedgerOrder, LedgerQuestion } from '../casework/ledger/contract'
import { planOf } from '../casework/ledger/plan'
import { filterOf } from '../casework/ledger/question'
import { LOOKED, isIn, look } from '../casework/ledger/read'
import { SHOWN, linesOf } from '../casework/ledger/rows'
import { contactId, openContact } from '../store/contacts'
import { maskName, maskPhone } from '../store/mask'
import { noteReveals } from '../store/reveals'
import { tables } from '../store/tables'
import type { District } from '../store/units'
import type { SheetRow } from './spreadsheet'

/** What a spreadsheet program still opens at once; more comes in further files. */
const ROWS_PER_FILE = 50_000

export interface Part {
  bytes: Buffer
  rows: number
  /** Where the next part begins; null at the end. */
  next: string | null
}

/** That names stand in full, and what for; null masks them all. */
export interface InFull {
  /** The export's id. */
  id: string
  purpose: string
}

const READ = [...SHOWN, ...WORKED_BY, ...COMPLAINED]

/**
 * One file of a ledger: the rows that its asker may know of now, from `cursor` on, until there are enough or the
 * time is up. Two requests a thousand rows, two more where names
 * stand in full, and never more than those in memory.
 */
export async function ledgerPart(world: World & { organisation: District }, actor: Actor, { ledger, order }: { ledger: LedgerQuestion; order: LedgerOrder }, cursor: string | null, until: number, inFull: InFull | null): Promise<Part> {
  const unit = ledger.unit!
  const filter = filterOf(ledger)
  const reading = planOf(filter, unit, order, world.today, world.organisation)
  const done = { rows: 0, next: cursor }

  async function* rows(): AsyncGenerator<SheetRow> {
    do {
      const { items, next } = await look(reading, READ, LOOKED, done.next)
      const found = items.filter((row) => isIn(row, actor, unit, filter, world.today))
      const [lines, contacts] = await Promise.all([linesOf(found, world), tables.contacts.byIds(found.map(({ code }) => contactId(code)))])
      const full = new Set(inFull ? found.filter((row) => mayListInFull(actor, row)).map(({ code }) => code) : [])
      if (inFull) await noteReveals(inFull.id, [...full], { by: actor.person, at: world.now, purpose: inFull.purpose })
      for (const line of lines) {
        const given = openContact(contacts.get(contactId(line.code)) ?? null)
        const shown = given && (full.has(line.code) ? given : { name: maskName(given.name), phone: maskPhone(given.phone) })
        yield { ...line, petitioner: shown?.name ?? '', phone: shown?.phone ?? '' }
      }
      done.rows += lines.length
      done.next = next
    } while (done.next !== null && done.rows + LOOKED <= ROWS_PER_FILE && performance.now() < until)
  }
  // Only a call that writes a file reads in what writes it.
  const { workbook } = await import('./spreadsheet')
  return { bytes: await workbook('台账', rows()), ...done }
}
