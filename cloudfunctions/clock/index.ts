import { clock } from '../../server/clock/clock'

/** The timer, and what a command wakes. */
export const main = clock
