import { calendar, saveYear } from './calendar'
import { revealLog } from './reveals'

/** What administrators and auditors may ask of the function `supervision`. */
export const upkeepVerbs = { calendar, saveYear, revealLog }
