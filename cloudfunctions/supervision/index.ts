import type { SupervisionFunction } from '../../server/contract'
import { door } from '../../server/door/door'
import { supervisionVerbs } from '../../server/supervision'

/** What the centre, the inspection group, leaders and units ask of figures, lists, returns and warnings. */
export const main = door<SupervisionFunction>(supervisionVerbs)
