import type { ErrandsFunction } from '../../server/contract'
import { door } from '../../server/door/door'
import { errandVerbs } from '../../server/errands'

/** What residents and service commissioners ask of errands. */
export const main = door<ErrandsFunction>(errandVerbs)
