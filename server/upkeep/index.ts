import { calendar, saveYear } from './calendar'
import { health } from './health'
import { revealLog } from './reveals'

/** What administrators and auditors may ask of the function `supervision`. */
export const upkeepVerbs = { calendar, saveYear, revealLog, health }
