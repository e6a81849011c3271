import { act } from '../../server/casework/act'
import { advice } from '../../server/casework/advice'
import { candidates } from '../../server/casework/likeness/candidates'
import { reindex } from '../../server/casework/likeness/reindex'
import { search } from '../../server/casework/likeness/search'
import { ledgersOfCadres } from '../../server/casework/ledger'
import { thinkTank, workbench } from '../../server/casework/lists'
import { neighbours } from '../../server/casework/neighbours'
import { repeats } from '../../server/casework/repeats'
import { open, reveal, verify } from '../../server/casework/open'
import type { CaseworkFunction } from '../../server/contract'
import { door } from '../../server/door/door'
import { model, setModel } from '../../server/model/setting'
import { topicOfAppeal } from '../../server/supervision/topics/read'
import { record } from '../../server/intake/record'
import { outreachOfCadres } from '../../server/outreach'

/** What cadres ask. */
export const main = door<CaseworkFunction>({ workbench, open, act, record, thinkTank, search, candidates, advice, model, setModel, reindex, neighbours, repeats, topicOfAppeal, reveal, verify, ...ledgersOfCadres, ...outreachOfCadres })
