import * as z from 'zod'

/** The fields that the channels which go to people add to those of every input and of what is filed. */

/** A moment of this product's life, in milliseconds. */
export const instant = z.number().int().min(1_600_000_000_000).max(4_102_444_800_000)
/** A question of a questionnaire. */
export const questionId = z.string().regex(/^[\w-]{1,16}$/)
