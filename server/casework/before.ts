import type { Command } from '../../domain/appeal/decide'
import type { Payloads } from '../../domain/appeal/payloads'
import { awaitedLeader } from '../../domain/appeal/offers'
import { isBarredFrom, standsInFor } from '../../domain/appeal/permissions'
import { signs } from '../../domain/organisation/delegation'
import type { World } from '../../domain/appeal/situation'
import { Refusal } from '../../domain/problem'
import { contactOf } from '../store/contacts'
import { delegations } from '../store/delegations'
import { limit } from '../store/limits'
import type { AppealRow, PersonRow } from '../store/rows'
import { keyedHash } from '../store/seal'
import { tables } from '../store/tables'
import { checkText } from '../wechat/safety'
import { actorOf } from '../world'
import { publicWords } from './publicWords'

interface Asked {
  world: World
  me: PersonRow
  appeal: AppealRow
  payload: object
}

/** What must be looked up before a decision, because rules cannot see it. A command without a row needs nothing. */
const BEFORE: Partial<Record<Command, (asked: Asked) => Promise<void>>> = { claim: isOwnNumber, attest: saidTheWord, publish: isFitToBePublic, check: standsInStill, endorse: standsInStill, sendBack: standsInStill, sendBackProcedure: standsInStill }

/** Refuses what cannot even be decided on. */
export async function checkBefore(action: Command, asked: Asked): Promise<void> {
  await BEFORE[action]?.(asked)
}

/** Whoever signs for a leader does so by a delegation that was not revoked at this very moment, of somebody who leads still: the record says so, not the person's own row. */
async function standsInStill({ me, appeal }: Asked): Promise<void> {
  const actor = actorOf(me)
  if ([appeal.checker, appeal.endorser].includes(me._id)) return
  const given = standsInFor(actor, awaitedLeader(appeal)) ?? standsInFor(actor, appeal.checker) ?? standsInFor(actor, appeal.endorser)
  if (!given) return
  const [found] = await delegations.joined({ where: { _id: given.delegation } }, { leader: { of: tables.people, mine: 'leader', theirs: '_id' } })
  if (found?.row.revoked !== null || !found.others.leader[0]?.posts.some((post) => post.unit === given.unit && signs(post))) throw new Refusal('FORBIDDEN')
}

/** An appeal recorded for a number is its verified owner's. */
async function isOwnNumber({ me, appeal }: Asked): Promise<void> {
  // To whom it does not exist, the decision says so.
  if (isBarredFrom(actorOf(me), appeal)) return
  if (!me.phoneKey) throw new Refusal('PHONE_NEEDED')
  if ((await contactOf(appeal.code))?.phoneKey !== me.phoneKey) throw new Refusal('NOT_CLAIMABLE')
}

/** A word that is guessed often enough would be hit. */
const WORDS_PER_HOUR = 5

/** The word that the petitioner said back is the one on the receipt. */
async function saidTheWord({ me, appeal, payload }: Asked): Promise<void> {
  const { word } = payload as Payloads['attest']
  if (word === undefined || appeal.recordedBy !== me._id) return
  await limit(`attest:${appeal.code}`, WORDS_PER_HOUR, 3600)
  const key = keyedHash('queryWord', `${appeal.code}:${word.replace(/\s/g, '')}`)
  if ((await contactOf(appeal.code))?.queryWordKey !== key) throw new Refusal('INVALID', { word: '口令对不上，请再读一遍，请诉求人复述后填写。' })
}

/** A person may publish what WeChat leaves to a person, and never what it finds risky, edited or not. */
async function isFitToBePublic({ world, me, appeal, payload }: Asked): Promise<void> {
  const { publicAnswer } = payload as { publicAnswer?: string }
  if (appeal.status !== 'closed') return
  const text = publicAnswer ?? (await publicWords(appeal, world.organisation)).answer
  if ((await checkText({ text, openid: me.identities[0] ?? '' })) === 'risky') throw new Refusal('UNSAFE', { publicAnswer: '有不能公开的词语，请改一改。' })
}
