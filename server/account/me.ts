import * as z from 'zod'
import { ROLE_DUTIES, ROLE_WORDS } from '../../domain/organisation/roles'
import { TEMPLATES, type TemplateKey } from '../../domain/notice/templates'
import type { DistrictTree, Me, MessageView, Page } from '../contract'
import { verb } from '../door/verb'
import { cursor, text } from '../door/schema'
import { changePerson, giveCredits } from '../store/people'
import { limit } from '../store/limits'
import type { PersonRow } from '../store/rows'
import { keyedHash, open, seal } from '../store/seal'
import { maskPhone } from '../store/mask'
import { tables } from '../store/tables'
import { phoneNumber } from '../wechat/phone'
import { isLongTerm, templateId } from '../wechat/subscription'
import { loadWorld } from '../world'
import { claimByPhone } from './claim'
import { fileEvidence } from './evidence'

const HOTLINE = process.env['HOTLINE'] || '12345'
const nothing = z.strictObject({})

async function meOf(row: PersonRow): Promise<Me> {
  const { organisation, today } = await loadWorld()
  return {
    person: row._id,
    name: row.name ? open(row.name) : null,
    phone: row.phone ? maskPhone(open(row.phone)) : null,
    phoneVerified: row.phoneKey !== null,
    posts: row.posts.map(({ unit, role, grids = [] }) => ({ unit, grids: [...grids], unitName: organisation.find(unit)?.name ?? '', kind: organisation.find(unit)?.kind ?? 'village', role, roleWords: ROLE_WORDS[role], duties: [...ROLE_DUTIES[role]] })),
    credits: row.credits,
    templates: (Object.keys(TEMPLATES) as TemplateKey[]).map((key) => ({ key, id: templateId(key), title: TEMPLATES[key].title, ...(isLongTerm(key) ? { longTerm: true } : {}) })),
    largeType: row.largeType,
    today,
    hotline: HOTLINE,
  }
}

/** Who I am: on the first call a resident is made. */
export const enter = verb(nothing, ({ me }) => meOf(me))

/** My number, from WeChat's one-use code; what was recorded under it becomes mine. */
export const verifyPhone = verb(z.strictObject({ code: z.string().min(1).max(200) }), async ({ input, me, requestId }) => {
  const number = await phoneNumber(input.code)
  const row = await changePerson(me._id, { phone: seal(number), phoneKey: keyedHash('phone', number) })
  await claimByPhone(row ?? me, requestId)
  return meOf(row ?? me)
})

export const setName = verb(z.strictObject({ name: text(20) }), async ({ input, me }) => meOf((await changePerson(me._id, { name: seal(input.name) })) ?? me))

export const setLargeType = verb(z.strictObject({ scale: z.union([z.literal(1), z.literal(1.4), z.literal(1.75)]).nullable() }), async ({ input, me }) =>
  meOf((await changePerson(me._id, { largeType: input.scale })) ?? me),
)

/** Which messages I just agreed to: each is one credit. */
export const subscribed = verb(z.strictObject({ accepted: z.array(z.enum(Object.keys(TEMPLATES) as [TemplateKey, ...TemplateKey[]])).max(5) }), async ({ input, me }) =>
  meOf(input.accepted.length > 0 ? ((await giveCredits(me._id, input.accepted)) ?? me) : me),
)

/** The places and departments that forms choose from. */
export const district = verb(nothing, async (): Promise<DistrictTree> => {
  const { organisation } = await loadWorld()
  const named = ({ id, name }: { id: string; name: string }) => ({ id, name })
  return {
    townships: organisation.units
      .filter(({ kind }) => kind === 'township')
      .map((township) => ({ ...named(township), villages: organisation.villagesOf(township.id).map((village) => ({ ...named(village), grids: organisation.gridsOf(village.id) })) })),
    departments: organisation.units.filter(({ kind }) => kind === 'department').map(named),
  }
})

export const messages = verb(z.strictObject({ cursor }), async ({ input, me }): Promise<Page<MessageView>> => {
  const page = await tables.messages.page({ where: { to: me._id }, order: [['at', 'desc']], limit: 20, cursor: input.cursor })
  return {
    items: page.items.map((row) => ({ id: row._id, at: row.at, title: TEMPLATES[row.template as TemplateKey]?.title ?? row.template, lines: row.fields, code: row.appeal, page: row.page ?? null, state: row.state })),
    next: page.next,
  }
})

/** Photos and signatures of a day of one person: a long day of letters, and no store of files. */
const FILES_A_DAY = 400

/** Turns what I uploaded into evidence that a step can hand in. */
export const file = verb(z.strictObject({ fileID: z.string().max(400), as: z.enum(['photo', 'signature']) }), async ({ input, me }) => {
  await limit(`file:${me._id}`, FILES_A_DAY, 86_400)
  return { evidence: (await fileEvidence({ ...input, owner: me._id }))._id }
})
