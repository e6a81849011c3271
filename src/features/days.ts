import { type Day, type Instant, clockTime, dayOf, dayWords as wordsOf } from 'domain/calendar/day'

import { whoAmI } from '@/features/session/me'

/** `11月23日（周一）`, with the year where it is not this one by the server's clock: what is older than a year must not look new. */
export const dayWords = (day: Day, today: Day | undefined = whoAmI()?.today): string => wordsOf(day, today)

/** `11月23日（周一）09:30`. */
export const momentWords = (at: Instant): string => dayWords(dayOf(at)) + clockTime(at)
