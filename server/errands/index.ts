import { contact, errand, errands, mine, numbers } from './read'
import { ask, move, record } from './steps'

/** Everything that the function `errands` may be asked. */
export const errandVerbs = { ask, record, mine, errands, errand, move, contact, numbers }
