import { act } from '../../server/casework/act'
import { count, ledger, search, workbench } from '../../server/casework/lists'
import { open, reveal, verify } from '../../server/casework/open'
import type { CaseworkFunction } from '../../server/contract'
import { door } from '../../server/door/door'
import { record } from '../../server/intake/record'

/** What cadres ask. */
export const main = door<CaseworkFunction>({ workbench, open, act, record, ledger, count, search, reveal, verify })
