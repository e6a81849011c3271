import type { Functions } from '../../server/contract'
import { delegationVerbs } from '../../server/delegation/verbs'
import { door } from '../../server/door/door'
import { libraryVerbs } from '../../server/library/replies'
import { supervisionVerbs } from '../../server/supervision'
import { upkeepVerbs } from '../../server/upkeep'

/** What the centre, the inspection group, leaders and units ask of figures, lists, returns and warnings; and the library of answers. */
export const main = door<Functions['supervision']>({ ...supervisionVerbs, ...libraryVerbs, ...upkeepVerbs, ...delegationVerbs })
