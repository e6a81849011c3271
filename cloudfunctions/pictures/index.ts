import { pictures } from '../../server/pictures/look'

/** Looks at photos on its timer. */
export const main = pictures
