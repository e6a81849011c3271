import { RESIDENT, VILLAGE, type SheetPages } from '../page'
import { asked } from './papers'

/** Questionnaires as residents answer them. */
export const ASK: SheetPages = {
  'ask/list/index': { by: RESIDENT, full: async (filled) => (await asked(filled), [{ openid: filled.resident.openid, kept: { 'cache:last-place': { village: VILLAGE, spot: '' } } }, { as: 'nowhere' }]) },
  'ask/answer/index': {
    by: RESIDENT,
    async full(filled) {
      const query = { id: (await asked(filled)).id }
      return [{ openid: filled.stage.resident(VILLAGE, 2).openid, query }, { as: 'answered', openid: filled.stage.resident(VILLAGE, 0).openid, query }]
    },
  },
}
