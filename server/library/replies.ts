import * as z from 'zod'
import { fitOf, REPLY_STATES, type ReplyState } from '../../domain/library/replies'
import { carries } from '../../domain/organisation/roles'
import { Refusal } from '../../domain/problem'
import { gramsOf, withoutPersonalData } from '../../domain/text'
import { countSearch } from '../door/searches'
import { type Asked, verb } from '../door/verb'
import { cursor, id, text } from '../door/schema'
import { type ReplyRow, holding, mostUsed, replies as rows } from '../store/library'
import { limit } from '../store/limits'
import type { PersonRow } from '../store/rows'
import { keyedHash } from '../store/seal'
import { tables } from '../store/tables'
import type { District } from '../store/units'
import { checkText } from '../wechat/safety'
import { loadWorld } from '../world'
import type { Library, Reply } from './contract'

const question = text(100, 4)
const answer = text(2000, 4)
const state = z.enum(Object.keys(REPLY_STATES) as [ReplyState, ...ReplyState[]])
const SHOWN_MOST = 20
/** Less of what was asked than this is another question. */
const FITS = 0.2

/** The unit by which a cadre writes; residents have no library. */
function unitOf({ posts }: PersonRow): string {
  const post = posts.find(({ role }) => role !== 'administrator')
  if (!post) throw new Refusal('FORBIDDEN')
  return post.unit
}

/** Whether a person decides about the library: the centre's desk. */
const decides = ({ posts }: PersonRow, organisation: District): boolean => posts.some(({ unit, role }) => organisation.find(unit)?.kind === 'centre' && carries(role, 'dispatch'))

function replyOf(row: ReplyRow, me: PersonRow, organisation: District): Reply {
  const able = decides(me, organisation)
  return {
    id: row._id, question: row.question, answer: row.answer, unit: organisation.find(row.unit)?.name ?? '', on: row.on, state: row.state, uses: row.uses, shown: row.shown, why: row.why,
    may: { decide: able && row.state === 'proposed' && row.by !== me._id, retire: able && row.state === 'approved' },
  }
}

type Find = Library['replies']['input']

/** Looks the library up: by words the likest first, else the most used. One request. */
export const replies = verb(z.strictObject({ words: text(60, 2).optional(), state: state.optional(), cursor }), async ({ input, me }: Asked<Find>): Promise<Library['replies']['output']> => {
  unitOf(me)
  if (input.words) await countSearch(me)
  const { organisation } = await loadWorld()
  const wanted = input.state ?? 'approved'
  if (!input.words) {
    const page = await mostUsed(wanted, input.cursor)
    return { items: page.items.map((row) => replyOf(row, me, organisation)), next: page.next }
  }
  const asked = gramsOf(input.words)
  const found = asked.length === 0 ? [] : await holding(wanted, asked)
  const ranked = found.map((row) => ({ row, fit: fitOf(asked, row.keys) })).filter(({ fit }) => fit >= FITS)
  ranked.sort((a, b) => b.fit - a.fit || b.row.uses - a.row.uses || (a.row._id < b.row._id ? -1 : 1))
  return { items: ranked.slice(0, SHOWN_MOST).map(({ row }) => replyOf(row, me, organisation)), next: null }
})

/** Any cadre proposes an answer; what looks like somebody's data is not kept. */
export const proposeReply = verb(z.strictObject({ question, answer }), async ({ input, me, requestId }: Asked<Library['proposeReply']['input']>): Promise<{ id: string }> => {
  const unit = unitOf(me)
  const { now, today } = await loadWorld()
  const personal = Object.entries(input).filter(([, words]) => withoutPersonalData(words).found.length > 0)
  if (personal.length > 0) throw new Refusal('INVALID', Object.fromEntries(personal.map(([name]) => [name, '请去掉姓名、电话、门牌等个人信息。'])))
  await limit(`reply:${me._id}`, 20, 3600)
  const _id = `r-${keyedHash('row', `reply:${requestId}`).slice(0, 22)}`
  await rows.insertNew({ _id, ...input, by: me._id, unit, at: now, on: today, state: 'proposed', decidedBy: null, why: null, shown: false, uses: 0, used: [], keys: gramsOf(input.question) })
  return { id: _id }
})

const decideInput = z.strictObject({ id, approve: z.boolean(), publish: z.boolean(), question: question.optional(), answer: answer.optional(), reason: text(300).optional() })

/** The centre approves or declines, and may put the words right; four eyes, as everywhere. */
export const decideReply = verb(decideInput, async ({ input, me }: Asked<z.infer<typeof decideInput>>): Promise<{ state: ReplyState }> => {
  const { organisation, today } = await loadWorld()
  const row = await mustDecide(input.id, me, organisation)
  if (row.by === me._id) throw new Refusal('FORBIDDEN')
  if (!input.approve && !input.reason) throw new Refusal('INVALID', { reason: '请写明为什么不通过。' })
  const said = { question: input.question ?? row.question, answer: input.answer ?? row.answer }
  const shown = input.approve && input.publish
  if (shown && (await checkText({ text: `${said.question}\n${said.answer}`, openid: me.identities[0] ?? '' })) === 'risky') throw new Refusal('UNSAFE', { answer: '有不能公开的词语，请改一改。' })
  const next: ReplyState = input.approve ? 'approved' : 'declined'
  const taken = await rows.update({ _id: row._id, state: 'proposed' }, { ...said, keys: gramsOf(said.question), state: next, decidedBy: me._id, why: input.reason ?? null, shown })
  if (taken === 0) throw new Refusal('CONFLICT')
  if (shown) {
    const centre = organisation.sole('centre').id
    await tables.publications.set({ _id: publicId(row._id), kind: 'consultation', village: centre, township: centre, unit: row.unit, title: withoutPersonalData(said.question).text, answer: withoutPersonalData(said.answer).text, keys: gramsOf(said.question), publishedOn: today, shown: true })
  }
  return { state: next }
})

const publicId = (reply: string) => `qa-${reply}`

/** Takes an answer out of use, and out of the public's sight. */
export const retireReply = verb(z.strictObject({ id, reason: text(300) }), async ({ input, me }: Asked<Library['retireReply']['input']>): Promise<{ state: ReplyState }> => {
  const { organisation } = await loadWorld()
  const row = await mustDecide(input.id, me, organisation)
  if ((await rows.update({ _id: row._id, state: 'approved' }, { state: 'retired', why: input.reason, shown: false })) === 0) throw new Refusal('CONFLICT')
  await tables.publications.update({ _id: publicId(row._id) }, { shown: false })
  return { state: 'retired' }
})

async function mustDecide(reply: string, me: PersonRow, organisation: District): Promise<ReplyRow> {
  if (!decides(me, organisation)) throw new Refusal('FORBIDDEN')
  const row = await rows.byId(reply)
  if (!row) throw new Refusal('NOT_FOUND')
  return row
}

export const libraryVerbs = { replies, proposeReply, decideReply, retireReply }
