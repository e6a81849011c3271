import type { Phone } from '../../harness'
import { chooseVillage } from '../../steps/file'
import type { AppealDraft } from '../../../../src/features/filing/draft'
import { ALWAYS_THE_SAME, RESIDENT, SECRETARY, VILLAGE, openidOf, withHeldPhotos, type Filled, type SheetPage, type SheetPages, type Shown } from '../page'
import { photoSaying } from '../photo'
import { EVERY_LOOK } from '../states'

const TEXT = '村口到小学的路烂了大半年，下雨天娃娃上学全是泥，麻烦来修一下。'
const RECEIPT = { code: 'BZ-26-000001-A', queryWord: '清泉石榴', promisedOn: '2026-03-23', provisional: false, head: '9f2c41d07ab35e88', next: '村里3月4日（周三）前核实，有结果会告诉您。', seenBy: '双桂坪镇和村里负责办理的工作人员' }

/** In the hand of whoever has most to see. */
const busiest = ({ resident: { openid } }: Filled): Shown[] => [{ openid }]

type Full = NonNullable<SheetPage['full']>

/** For what most residents see: also in the size between. */
const inEveryLook = (full: Full): Full => async (filled) => (await full(filled)).map((shown) => ({ ...shown, looks: EVERY_LOOK }))

const PICTURE = `data:image/png;base64,${photoSaying('路面').toString('base64')}`
/** An appeal that is being written: one photo is there, two did not go through, one of them for good. */
const BEGUN: AppealDraft = {
  channel: 'self',
  village: VILLAGE,
  spot: '',
  text: TEXT,
  photos: [
    { key: 'a', src: PICTURE, state: 'sent', progress: 100, evidence: 'e-0001' },
    { key: 'b', src: PICTURE, state: 'failed', progress: 0 },
    { key: 'c', src: PICTURE, state: 'failed', progress: 0, why: '照片太大，请换一张 10 MB 以内的。' },
  ],
  accused: [],
  anonymous: false,
  name: '',
  phone: '',
  consent: false,
}

/** Pages of residents. */
export const RESIDENTS: SheetPages = {
  'pages/home/index': { by: RESIDENT, full: inEveryLook(busiest) },
  'pages/mine/index': { by: RESIDENT, full: inEveryLook(busiest) },
  'pages/published/index': { by: RESIDENT, full: busiest },
  'pages/me/index': { by: RESIDENT, full: (filled) => [...busiest(filled), { as: 'cadre', openid: openidOf(filled.stage, SECRETARY) }] },
  'pages/form/index': {
    by: RESIDENT,
    full: inEveryLook(({ stage, resident: { openid } }) => [
      { openid },
      { as: 'places', openid, then: (phone) => phone.tap('点这里选村（社区）') },
      {
        as: 'contact',
        openid,
        async then(phone: Phone) {
          await phone.fill('您要反映什么事？', TEXT)
          await chooseVillage(phone, stage.district, VILLAGE)
          await phone.tap('下一步')
          await phone.see('怎么联系您')
        },
      },
      { as: 'photos', openid, query: { draft: 'begun' }, kept: { 'drafts:appeal': [{ id: 'begun', changedAt: 0, content: BEGUN }] } },
    ]),
  },
  'pages/receipt/index': { by: RESIDENT, full: ({ resident: { openid } }) => [{ openid, query: { code: RECEIPT.code }, kept: { [`cache:receipt:${RECEIPT.code}`]: RECEIPT } }] },
  'pages/appeal/index': {
    by: RESIDENT,
    full: inEveryLook(async (filled) => {
      const held = await withHeldPhotos(filled)
      return [...filled.resident.codes.map((code, index) => ({ as: String(index + 1), openid: filled.resident.openid, query: { code } })), { as: 'held', openid: held.resident, query: { code: held.code } }]
    }),
  },
  'pages/act/index': { by: RESIDENT, bare: { action: 'confirm' }, full: ({ actions }) => actions.filter(({ fn }) => fn === 'appeal').map(({ openid, code, action }) => ({ as: action, openid, query: { code, action } })) },
  'pages/lookup/index': { by: RESIDENT, full: busiest },
  'pages/result/index': { by: RESIDENT, full: ({ resident: { openid }, published }) => [{ openid, query: { code: published } }] },
  'pages/messages/index': { by: RESIDENT, full: busiest },
  'pages/settings/index': { by: RESIDENT, full: busiest },
  'own/data/index': { by: RESIDENT, full: busiest },
  'pages/feedback/index': { by: RESIDENT, states: ALWAYS_THE_SAME, full: busiest },
  'pages/join/index': { by: RESIDENT, full: ({ stage, resident: { codes } }) => [{ openid: stage.resident('T01V02').openid, query: { code: codes[0]! } }] },
  'pages/privacy/index': { by: RESIDENT, states: ALWAYS_THE_SAME, full: busiest },
}
