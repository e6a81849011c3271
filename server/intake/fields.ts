import * as z from 'zod'
import { hasSubstance } from '../../domain/text/substance'
import { id, ids, phone, text } from '../door/schema'

/** The words of an appeal: they must say something to act on. */
export const appealText = text(2000).superRefine((words, context) => {
  const substance = hasSubstance(words)
  if (!substance.ok) context.addIssue({ code: 'custom', message: substance.reason })
})

/** Where it is, from the village down to the spot. */
export const place = z.strictObject({ village: id, grid: id.optional(), spot: text(60).optional() })

/** What an appeal says and who stands behind it, whoever brings it and by whichever channel. */
export const heard = {
  text: appealText,
  aboutCadre: z.boolean(),
  accused: ids(5),
  contact: z.strictObject({ name: text(20), phone }).optional(),
  anonymous: z.boolean().optional(),
  evidence: ids(9),
}
