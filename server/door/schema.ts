import * as z from 'zod'
import { parseCode } from '../../domain/appeal/code'
import { KINDS } from '../../domain/appeal/kinds'
import { isDay } from '../../domain/calendar/day'
import { isPhoneNumber } from '../../domain/text/phone'
import { LEVELS } from '../../domain/organisation/units'
import { plainText } from './plain'

/** The fields that many inputs have, each with its limits. Everything else is refused at the door. */
export const text = (most = 500, least = 1) => z.string().overwrite(plainText).trim().min(least).max(most)
export const id = z.string().regex(/^[\w.-]{1,64}$/)
export const ids = (most: number) => z.array(id).max(most)
/** A day that there is, of this century: one of the year 9999 would be counted to, year by year, by every list that shows it. */
export const day = z
  .string()
  .regex(/^20\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/)
  .refine(isDay, '没有这一天，请重新选')
export const kind = z.enum(KINDS)
export const level = z.enum(LEVELS)
export const cursor = z.string().max(400).optional()
export const phone = z.string().trim().max(20).refine(isPhoneNumber, '请填写正确的电话号码')
/** The scene of a mini-program code, as WeChat carries one. */
export const scene = z.string().regex(/^[\w./-]{1,32}$/)

/** A code as people type it, with or without hyphens, in either case; its check character must hold. */
export const code = z
  .string()
  .max(40)
  .transform((typed, context) => {
    const parsed = parseCode(typed)
    if (parsed) return parsed
    context.addIssue({ code: 'custom', message: '编码不对，请核对后再输' })
    return z.NEVER
  })

/** One of a table's keys. */
export const keyOf = <T extends Record<string, unknown>>(table: T) => z.enum(Object.keys(table) as [Extract<keyof T, string>, ...Extract<keyof T, string>[]])
