import * as z from 'zod'
import { together, wrongWithPosts } from '../../domain/administration/posts'
import type { Instant } from '../../domain/calendar/day'
import type { Post } from '../../domain/organisation/units'
import { Refusal } from '../../domain/problem'
import { type Asked, verb } from '../door/verb'
import { cursor, id, phone, text } from '../door/schema'
import { type InvitationRow, administration } from '../store/administration'
import { limit } from '../store/limits'
import { maskPhone } from '../store/mask'
import { keyedHash, open, seal } from '../store/seal'
import { tables } from '../store/tables'
import { type District, freshDistrict } from '../store/units'
import { administer } from './administer'
import type { AdminFunction, InvitationView, InvitedView } from './contract'
import { weightOf } from './alarm'
import { leadersMoved, refusal } from './effects'
import { posts } from './people'
import { mustAdminister } from './rights'
import { postView, postsWords } from './views'

/** How long a code is good for. */
const INVITATION_DAYS = 14
const DAY_MS = 86_400_000
/** Without letters and digits that are read for one another. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
const CODE_LENGTH = 10
/** Codes tried by one person. Of 31^10 codes so many find none. */
const TRIES_PER_HOUR = 20

/** The code of an invitation follows from the district's key, so that it can be shown again and is stored nowhere. */
export function codeOfInvitation({ _id, turn }: Pick<InvitationRow, '_id' | 'turn'>): string {
  const bytes = Buffer.from(keyedHash('invitation', `${_id}:${turn}`), 'base64url')
  return [...bytes.subarray(0, CODE_LENGTH)].map((byte) => ALPHABET[byte % ALPHABET.length]!).join('')
}

const keyOf = (typed: string) => keyedHash('invitation', `code:${typed.toUpperCase().replace(/[\s-]/g, '')}`)

/** An invitation that nobody has answered yet. */
export function newInvitation(_id: string, about: { name: string; phone: string | null; posts: readonly Post[]; by: string; at: Instant; import: string | null }): InvitationRow {
  const row = { _id, turn: 1, name: seal(about.name), phone: about.phone ? seal(about.phone) : null, phoneKey: about.phone ? keyedHash('phone', about.phone) : null, posts: [...about.posts], units: unitsOf(about.posts), state: 'open' as const, expiresAt: about.at + INVITATION_DAYS * DAY_MS, at: about.at, by: about.by, acceptedBy: null, import: about.import }
  return { ...row, codeKey: keyOf(codeOfInvitation(row)) }
}

export const unitsOf = (held: readonly Post[]): string[] => [...new Set(held.map(({ unit }) => unit))]

const stateOf = (row: InvitationRow, now: Instant): InvitationView['state'] => (row.state === 'open' && row.expiresAt <= now ? 'expired' : row.state)

export function invitationView(row: InvitationRow, organisation: District, now: Instant): InvitationView {
  const state = stateOf(row, now)
  return { id: row._id, name: open(row.name), phone: row.phone ? maskPhone(open(row.phone)) : null, posts: current(row.posts, organisation).map((post) => postView(post, organisation)), state, expiresAt: row.expiresAt, code: state === 'open' ? codeOfInvitation(row) : null }
}

/** Posts in units that stand for those named, where one was merged since. */
const current = (held: readonly Post[], organisation: District): Post[] => together(held.map((post) => ({ ...post, unit: organisation.current(post.unit) })))

const inviteInput = z.strictObject({ name: text(20), phone: phone.optional(), posts })

export const invite = verb(inviteInput as unknown as z.ZodType<AdminFunction['invite']['input']>, async ({ input, me, requestId }: Asked<AdminFunction['invite']['input']>) => {
  mustAdminister(me)
  if (input.posts.length === 0) throw refusal('posts', '请至少选一个岗位')
  const invitation = `i-${keyedHash('invitation', requestId).slice(0, 20)}`
  await administer(me, requestId, ({ organisation, now }) => {
    const wrong = wrongWithPosts(input.posts, organisation)
    if (wrong) throw refusal('posts', wrong)
    const row = newInvitation(invitation, { name: input.name, phone: input.phone ?? null, posts: input.posts, by: me._id, at: now, import: null })
    return { said: { what: 'invite', invitation, unit: input.posts[0]!.unit, lines: [['岗位', null, postsWords(input.posts, organisation)]] }, inserts: [['invitations', row]] }
  })
  return viewOf(invitation)
})

async function viewOf(invitation: string): Promise<InvitationView> {
  const [row, { organisation }] = await Promise.all([administration.invitations.byId(invitation), freshDistrict()])
  if (!row) throw new Refusal('NOT_FOUND')
  return invitationView(row, organisation, Date.now())
}

const listInput = z.strictObject({ state: z.enum(['open', 'accepted', 'revoked']), cursor })

export const invitations = verb(listInput as unknown as z.ZodType<AdminFunction['invitations']['input']>, async ({ input, me }: Asked<AdminFunction['invitations']['input']>) => {
  mustAdminister(me)
  const [page, { organisation }] = await Promise.all([administration.invitations.page({ where: { state: input.state }, order: [['at', 'desc']], limit: 50, cursor: input.cursor }), freshDistrict()])
  return { items: page.items.map((row) => invitationView(row, organisation, Date.now())), next: page.next }
})

async function openOne(invitation: string): Promise<InvitationRow> {
  const row = await administration.invitations.byId(invitation)
  if (!row) throw new Refusal('NOT_FOUND')
  if (row.state !== 'open') throw refusal('id', row.state === 'accepted' ? '已经接受了，不用再邀请' : '已经收回')
  return row
}

/** A new code for longer; the one before opens nothing from now on. */
export const renewInvitation = verb(z.strictObject({ id }), async ({ input, me, requestId }: Asked<{ id: string }>) => {
  mustAdminister(me)
  await administer(me, requestId, async ({ now }) => {
    const row = await openOne(input.id)
    const turn = row.turn + 1
    const expiresAt = now + INVITATION_DAYS * DAY_MS
    return { said: { what: 'renewInvitation', invitation: row._id, unit: row.units[0] ?? null, lines: [] }, changes: [['invitations', row._id, { turn, expiresAt, codeKey: keyOf(codeOfInvitation({ _id: row._id, turn })) }]] }
  })
  return viewOf(input.id)
})

export const revokeInvitation = verb(z.strictObject({ id }), async ({ input, me, requestId }: Asked<{ id: string }>) => {
  mustAdminister(me)
  await administer(me, requestId, async ({ organisation }) => {
    const row = await openOne(input.id)
    return { said: { what: 'revokeInvitation', invitation: row._id, unit: row.units[0] ?? null, lines: [['岗位', postsWords(row.posts, organisation), null]] }, changes: [['invitations', row._id, { state: 'revoked' }]] }
  })
  return viewOf(input.id)
})

const code = text(20)
const invitedInput = z.strictObject({ code: code.optional() })

/** What one is invited to: by the code that one was given, or by the number that one verified. */
export const invited = verb(invitedInput as unknown as z.ZodType<AdminFunction['invited']['input']>, async ({ input, me }: Asked<AdminFunction['invited']['input']>) => {
  if (input.code) await limit(`invited:${me._id}`, TRIES_PER_HOUR, 3600)
  const [byCode, byPhone, { organisation }] = await Promise.all([
    input.code ? administration.invitations.first({ codeKey: keyOf(input.code) }) : null,
    me.phoneKey ? administration.invitations.page({ where: { phoneKey: me.phoneKey, state: 'open' }, order: [], limit: 20 }) : null,
    freshDistrict(),
  ])
  const rows = new Map([...(byCode ? [byCode] : []), ...(byPhone?.items ?? [])].map((row) => [row._id, row]))
  const now = Date.now()
  const views = [...rows.values()].filter((row) => stateOf(row, now) === 'open').map((row): InvitedView => {
    const theirs = row.phoneKey === null || row.phoneKey === me.phoneKey
    return { id: row._id, name: theirs ? open(row.name) : '', posts: current(row.posts, organisation).map((post) => postView(post, organisation)), expiresAt: row.expiresAt, phoneNeeded: !theirs }
  })
  if (input.code && !byCode) throw refusal('code', '邀请码不对，请核对后再输')
  if (byCode && stateOf(byCode, now) !== 'open') throw refusal('code', byCode.state === 'accepted' ? '这个邀请码已经用过了' : '这个邀请码已经失效，请管理员重发')
  return { invitations: views, verified: me.phoneKey !== null }
})

const acceptInput = z.strictObject({ id, code: code.optional() })

/** Whoever says yes holds the posts from now on, in the WeChat identity that they came with. */
export const acceptInvitation = verb(acceptInput as unknown as z.ZodType<AdminFunction['acceptInvitation']['input']>, async ({ input, me, requestId }: Asked<AdminFunction['acceptInvitation']['input']>) => {
  await limit(`accept:${me._id}`, TRIES_PER_HOUR, 3600)
  await administer(me, requestId, async ({ organisation, rows, now }) => {
    const [row, person] = await Promise.all([administration.invitations.byId(input.id), tables.people.byId(me._id)])
    const host = row && (await tables.people.byId(row.by))
    const before = person?.posts ?? []
    const given = row !== null && input.code !== undefined && keyOf(input.code) === row.codeKey
    const known = row !== null && row.phoneKey !== null && row.phoneKey === me.phoneKey
    // To whom neither the code nor the number was given, there is none.
    if (!row || !(given || known)) throw new Refusal('NOT_FOUND')
    if (stateOf(row, now) !== 'open') throw refusal('code', row.state === 'accepted' ? '这个邀请码已经用过了' : '这个邀请码已经失效，请管理员重发')
    // A code that was passed on opens nothing to whoever has another number.
    if (row.phoneKey !== null && !known) throw me.phoneKey === null ? new Refusal('PHONE_NEEDED') : refusal('code', '您验证的手机号与邀请的不一致，请联系管理员')
    // An administrator with a second WeChat account is still the same person: the number tells.
    if (host?.phoneKey && host.phoneKey === me.phoneKey) throw refusal('code', '不能接受自己发出的邀请，请另一位管理员邀请')
    const after = together([...before, ...current(row.posts, organisation)])
    const wrong = wrongWithPosts(after, organisation)
    if (wrong) throw refusal('code', wrong)
    const weight = weightOf(before, after, organisation)
    return {
      said: { ...(weight ? { alarm: ['有人到岗，请核对是不是本人', weight] as const } : {}), what: 'accept', invitation: row._id, person: me._id, unit: row.units[0] ?? null, lines: [['岗位', postsWords(before, organisation), postsWords(after, organisation)]] },
      changes: [
        ['invitations', row._id, { state: 'accepted', acceptedBy: me._id }],
        ['people', me._id, { posts: after, name: row.name }],
      ],
      units: leadersMoved(rows, me._id, before, after),
    }
  })
  const [{ organisation }, row] = await Promise.all([freshDistrict(), administration.invitations.byId(input.id)])
  return { posts: current(row?.posts ?? [], organisation).map((post) => postView(post, organisation)) }
})
