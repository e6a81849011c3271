import { act } from '../../server/casework/act'
import { open } from '../../server/casework/open'
import { mine } from '../../server/casework/lists'
import type { AppealFunction } from '../../server/contract'
import { door } from '../../server/door/door'
import { invited } from '../../server/intake/invited'
import { lookUp } from '../../server/intake/lookUp'
import { home, published, publishedOne, suggestProduct } from '../../server/intake/public'
import { similar } from '../../server/intake/similar'
import { submit } from '../../server/intake/submit'
import { outreachOfResidents } from '../../server/outreach'

/** What residents ask. */
export const main = door<AppealFunction>({ submit, mine, open, lookUp, invited, published, publishedOne, act, home, similar, suggestProduct, ...outreachOfResidents })
