import { district, enter, file, messages, setLargeType, setName, subscribed, verifyPhone } from '../../server/account/me'
import { leave, ownData } from '../../server/account/own'
import type { AccountFunction } from '../../server/contract'
import { door } from '../../server/door/door'

/** Who I am and what I set. */
export const main = door<AccountFunction>({ enter, verifyPhone, setName, setLargeType, subscribed, district, messages, file, ownData, leave })
