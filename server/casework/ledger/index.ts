import { folders } from './folders'
import { count, ledger } from './lists'
import { saveTag, tags } from './tags'
import { dropView, saveView, views } from './views'

/** What the ledgers add to `casework`. */
export const ledgersOfCadres = { ledger, count, folders, views, saveView, dropView, tags, saveTag }
