import * as z from 'zod'

/** An id made on the phone, so that what is sent twice is one. */
export const ownId = z.string().regex(/^[\w-]{8,64}$/)
/** An id that we gave out: `<person>:<own id>` and the like. */
export const givenId = z.string().regex(/^[\w.:-]{8,160}$/)
