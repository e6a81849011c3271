import type { Verbs } from '../door/door'
import type { AdminFunction } from './contract'
import { begin } from './begin'
import { changes } from './changes'
import { exportSheet } from './imports/export'
import { imports } from './imports/list'
import { importPeople } from './imports/people'
import { undoImport } from './imports/undo'
import { importUnits } from './imports/units'
import { acceptInvitation, invitations, invite, invited, renewInvitation, revokeInvitation } from './invitations'
import { officer, setPosts } from './people'
import { closeUnit, moveVillage, splitUnit } from './regroup'
import { guarded } from './rights'
import { saveSetting, settings } from './settings'
import { templates } from './templates'
import { addUnit, renameUnit, saveGrids, unit, units } from './units'

/** What administrators ask of the function `admin`, and what those whom they invite do. */
export const adminVerbs: Verbs<AdminFunction> = guarded<Verbs<AdminFunction>>({
  begin, units, unit, addUnit, renameUnit, saveGrids, closeUnit, splitUnit, moveVillage, officer, setPosts, invite, invitations, renewInvitation, revokeInvitation, invited, acceptInvitation, settings, saveSetting, templates, changes,
  importUnits, importPeople, imports, undoImport, exportSheet,
})
