import * as z from 'zod'
import { type Calendar, type PublishedYear, createCalendar } from '../../domain/calendar/calendar'
import { type Day, addDays, dayOf, dayWords } from '../../domain/calendar/day'
import { Refusal } from '../../domain/problem'
import { wake } from '../clock/wake'
import { type Asked, verb } from '../door/verb'
import { day } from '../door/schema'
import { newJob, openJobs } from '../store/jobs'
import { administer } from '../admin/administer'
import type { Line } from '../store/administration'
import { forgetCalendar, publishedYears, yearChange } from '../store/settings'
import type { CalendarView, Upkeep } from './contract'
import { mustAdminister } from './rights'

/** The years that are known, and whether dates are being worked out anew. Two requests. */
export const calendar = verb(z.strictObject({}), async ({ me }): Promise<CalendarView> => {
  mustAdminister(me)
  return view()
})

async function view(): Promise<CalendarView> {
  const [years, open] = await Promise.all([publishedYears(), openJobs()])
  return {
    horizon: createCalendar(years).horizon,
    years: years.map(({ year, holidays, makeUpDays }) => ({ year, holidays: [...holidays], makeUpDays: [...makeUpDays] })).sort((a, b) => b.year - a.year),
    working: open.some(({ kind }) => kind === 'redate'),
  }
}

/** The State Council's notices name some thirty days, weekends among them. */
const DAYS_MOST = 45
const saveInput = z.strictObject({ year: z.number().int().min(2024).max(2099), holidays: z.array(day).min(1).max(DAYS_MOST), makeUpDays: z.array(day).max(DAYS_MOST) })

/**
 * Adds the State Council's notice of a year, or puts it right; open appeals' dates follow, and their people are told. On the
 * record of administration, and told to others at once: whoever moves the calendar moves every date.
 */
export const saveYear = verb(saveInput, async ({ input, me, requestId }: Asked<Upkeep['saveYear']['input']>): Promise<CalendarView> => {
  mustAdminister(me)
  const { year } = input
  mustBeANotice(input, await publishedYears(), dayOf(Date.now()))
  await administer(me, requestId, async ({ now }) => {
    const before = (await publishedYears()).map(({ year: of, holidays, makeUpDays }) => ({ year: of, holidays, makeUpDays }))
    const old = before.find((one) => one.year === year)
    return {
      said: {
        what: 'calendar', alarm: ['放假安排有改动，期限跟着变', `${year}年，请对照国务院办公厅通知`],
        lines: [['年份', null, String(year)], lineOf('放假', old?.holidays, input.holidays), lineOf('补班', old?.makeUpDays, input.makeUpDays)],
      },
      sets: [yearChange(input)],
      inserts: [['jobs', newJob({ _id: `redate:${requestId}`, kind: 'redate', args: { before }, by: me._id, at: now, reason: `${year}年放假安排` })]],
    }
  })
  forgetCalendar()
  wake()
  return view()
})

const lineOf = (label: string, before: readonly string[] | undefined, after: readonly string[]): Line => [label, before?.length ? [...before].sort().join('、') : null, after.length > 0 ? [...after].sort().join('、') : null]

/** A notice is of its year and what borders on it, and what was a working day to everybody does not become another one after it has passed. */
function mustBeANotice(input: PublishedYear, known: readonly PublishedYear[], today: Day): void {
  const { year, holidays, makeUpDays } = input
  if ([...holidays, ...makeUpDays].some((one) => Math.abs(Number(one.slice(0, 4)) - year) > 1)) throw new Refusal('INVALID', { holidays: `有的日子不是${year}年前后的` })
  const [was, is] = [createCalendar(known), calendarWith(known, input)]
  for (let one: Day = `${year - 1}-01-01`; one <= today && one <= `${year + 1}-12-31`; one = addDays(one, 1)) {
    if (!was.isProvisional(one) && was.isWorkingDay(one) !== is.isWorkingDay(one)) throw new Refusal('INVALID', { holidays: `${dayWords(one, today)}已经过去，不能再改成${is.isWorkingDay(one) ? '上班' : '放假'}；以前的期限是按原来的日子算的` })
  }
}

function calendarWith(known: readonly PublishedYear[], input: PublishedYear): Calendar {
  try {
    return createCalendar([...known.filter((one) => one.year !== input.year), input])
  } catch {
    throw new Refusal('INVALID', { holidays: '有的日子不对，或同时写成了放假和补班。' })
  }
}
