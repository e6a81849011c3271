import * as z from 'zod'
import { createCalendar } from '../../domain/calendar/calendar'
import { Refusal } from '../../domain/problem'
import { wake } from '../clock/wake'
import { type Asked, verb } from '../door/verb'
import { day } from '../door/schema'
import { openJobs, orderJob } from '../store/jobs'
import { publishedYears, savePublishedYear } from '../store/settings'
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

const DAYS_MOST = 60
const saveInput = z.strictObject({ year: z.number().int().min(2024).max(2100), holidays: z.array(day).min(1).max(DAYS_MOST), makeUpDays: z.array(day).max(DAYS_MOST) })

/** Adds the State Council's notice of a year, or puts it right; open appeals' dates follow, and their people are told. */
export const saveYear = verb(saveInput, async ({ input, me, requestId }: Asked<Upkeep['saveYear']['input']>): Promise<CalendarView> => {
  mustAdminister(me)
  const before = (await publishedYears()).map(({ year, holidays, makeUpDays }) => ({ year, holidays, makeUpDays }))
  try {
    await savePublishedYear(input)
  } catch {
    throw new Refusal('INVALID', { holidays: '有的日子不对，或同时写成了放假和补班。' })
  }
  await orderJob({ _id: `redate:${requestId}`, kind: 'redate', args: { before }, by: me._id, at: Date.now(), reason: `${input.year}年放假安排` })
  wake()
  return view()
})
