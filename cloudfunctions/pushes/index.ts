import { pushed } from '../../server/safety/pushed'

/** What WeChat pushes; nobody else gets in. */
export const main = pushed
