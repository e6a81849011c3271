import * as z from 'zod'
import { appealText } from '../casework/inputs'
import { id, ids, phone, text } from '../door/schema'

/** An id made on the phone. */
export const ownId = z.string().regex(/^[\w-]{8,64}$/)
/** An id that we gave out: `<person>:<own id>` and the like. */
export const givenId = z.string().regex(/^[\w.:-]{8,160}$/)
/** A moment of this product's life, in milliseconds. */
export const instant = z.number().int().min(1_600_000_000_000).max(4_102_444_800_000)
export const place = z.strictObject({ village: id, grid: id.optional(), spot: text(60).optional() })
/** What an appeal says, whoever brings it. */
export const heard = {
  text: appealText,
  aboutCadre: z.boolean(),
  accused: ids(5),
  contact: z.strictObject({ name: text(20), phone }).optional(),
  anonymous: z.boolean().optional(),
  evidence: ids(9),
}
