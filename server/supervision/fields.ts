import * as z from 'zod'
import { BASIC_COUNTS, type BasicCount } from '../../domain/ledger/figures'

/** The fields that supervision adds to those of every input. */
export const month = z.string().regex(/^20\d\d-(0[1-9]|1[0-2])$/)

const moved = z.number().int().min(-10_000).max(10_000).optional()
/** How counts are put right: at least one, by how much. */
export const changes = z
  .strictObject(Object.fromEntries(BASIC_COUNTS.map((name) => [name, moved])) as Record<BasicCount, typeof moved>)
  .refine((given) => Object.keys(given).length > 0, '请填写要更正的件数') as unknown as z.ZodType<Partial<Record<BasicCount, number>>>
