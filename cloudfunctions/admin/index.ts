import { adminVerbs } from '../../server/admin'
import type { AdminFunction } from '../../server/contract'
import { door } from '../../server/door/door'

/** What administrators keep: units, people, invitations, settings, and the record of it all. */
export const main = door<AdminFunction>(adminVerbs)
