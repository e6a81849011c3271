import { RESIDENT, VILLAGE, once, type SheetPages } from '../page'

/** Something that a resident asks for, taken by a commissioner of the village. */
const taken = once(async ({ stage }) => {
  const [resident, cadre] = [stage.resident(VILLAGE), stage.at(VILLAGE, 'villageCadre')]
  const { id } = await stage.ask(resident, 'errands', 'ask', { matter: 'papers', village: VILLAGE, text: '身份证丢了，腿脚不便，想请人帮忙补办。', contact: { name: resident.name, phone: resident.phone } })
  await stage.ask(cadre, 'errands', 'move', { id, version: 1, step: 'take' })
  return { id, resident: resident.openid, cadre: cadre.openid }
})

/** Errands, for residents and commissioners. */
export const ERRANDS: SheetPages = {
  'errands/mine/index': { by: RESIDENT, full: async (filled) => [{ openid: (await taken(filled)).resident }] },
  'errands/ask/index': { by: RESIDENT, full: async (filled) => [{ openid: (await taken(filled)).resident }, { as: 'door', openid: (await taken(filled)).cadre, query: { door: 'yes' } }] },
  'errands/errand/index': {
    by: RESIDENT,
    async full(filled) {
      const { id, resident, cadre } = await taken(filled)
      return [{ openid: resident, query: { id } }, { as: 'cadre', openid: cadre, query: { id } }]
    },
  },
  'errands/desk/index': { by: ['villageCadre', VILLAGE], full: async (filled) => [{ openid: (await taken(filled)).cadre }] },
}
