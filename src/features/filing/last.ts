import { cached, keep } from '@/api/cache'

import type { AppealDraft } from './draft'

export type LastPlace = Pick<AppealDraft, 'village' | 'grid' | 'spot'>
export type LastContact = Pick<AppealDraft, 'name' | 'phone'>

const PLACE = 'last-place'
const CONTACT = 'last-contact'

/** Where the last appeal from this phone was about, to be used again by a tap. */
export const lastPlace = (): LastPlace | null => cached<LastPlace>(PLACE)

/** How its writer was reached; nothing when it was anonymous or the account's own number. */
export const lastContact = (): LastContact | null => cached<LastContact>(CONTACT)

/** Remembers where somebody is, told by a scanned code or chosen, unless a spot in it is remembered already. */
export function rememberPlace(village: string): void {
  if (lastPlace()?.village !== village) keep(PLACE, { village, spot: '' })
}

/** Remembers a filed appeal's place and contact on this phone alone. `known`: the account's number stood in. */
export function rememberLast({ village, grid, spot, anonymous, name, phone }: AppealDraft, known: boolean): void {
  keep(PLACE, { village, grid, spot: spot.trim() })
  if (!anonymous && !known) keep(CONTACT, { name: name.trim(), phone: phone.trim() })
}
