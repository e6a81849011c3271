import type { EntryRecord } from '../../domain/appeal/entries'
import type { ContactRow } from './rows'
import { keyedHash, open, seal } from './seal'
import { tables } from './tables'

export const contactId = (code: string): string => `${code}-contact`

/** What was left to reach the petitioner of an appeal by; null when nothing is kept of it. */
export const contactOf = (code: string): Promise<ContactRow | null> => tables.contacts.byId(contactId(code))

/** Tells the contact from the records it is kept among. */
export function apart(records: readonly EntryRecord[]): { records: Map<string, EntryRecord>; contact: ContactRow | null } {
  const byId = new Map(records.map((record) => [record._id, record]))
  const contact = records.find(({ _id, appeal }) => _id === contactId(appeal))
  if (contact) byId.delete(contact._id)
  return { records: byId, contact: (contact as unknown as ContactRow | undefined) ?? null }
}

/** Seals a contact for an appeal, found again by keyed hashes. Null members for a petitioner who leaves none. */
export function sealContact(code: string, given: { name: string; phone: string } | null, queryWord: string): ContactRow {
  const digits = given?.phone.replace(/\D/g, '') ?? ''
  return {
    _id: contactId(code),
    appeal: code,
    name: given ? seal(given.name) : null,
    phone: given ? seal(digits) : null,
    phoneKey: given ? keyedHash('phone', digits) : null,
    lastFourKey: given ? keyedHash('lastFour', `${code}:${digits.slice(-4)}`) : null,
    queryWordKey: keyedHash('queryWord', `${code}:${queryWord}`),
  }
}

/** A sealed name and number in clear; null when either is missing. */
export function openContact(sealed: { name: string | null; phone: string | null } | null): { name: string; phone: string } | null {
  return sealed?.name && sealed.phone ? { name: open(sealed.name), phone: open(sealed.phone) } : null
}
