import { type Day, addDays } from 'domain/calendar/day'

const DAY = /\d{4}-\d{2}-\d{2}/g

/** The days of a text, one or a span (`2027-01-01 至 2027-01-03`) a line; null when a line holds no day. */
export function daysIn(text: string): Day[] | null {
  const days: Day[] = []
  for (const line of text.split('\n').filter((one) => one.trim())) {
    const [from, to = from] = line.match(DAY) ?? []
    if (!from || !to || to < from) return null
    for (let day = from; day <= to; day = addDays(day, 1)) days.push(day)
  }
  return days
}
