import { act } from '../../server/casework/act'
import { open } from '../../server/casework/open'
import { mine } from '../../server/casework/lists'
import type { AppealFunction } from '../../server/contract'
import { door } from '../../server/door/door'
import { lookUp } from '../../server/intake/lookUp'
import { home, published, publishedOne, suggestProduct } from '../../server/intake/public'
import { submit } from '../../server/intake/submit'

/** What residents ask. */
export const main = door<AppealFunction>({ submit, mine, open, lookUp, published, publishedOne, act, home, suggestProduct })
