import type { Command } from '../../domain/appeal/decide'
import { isBarredFrom } from '../../domain/appeal/permissions'
import type { World } from '../../domain/appeal/situation'
import { Refusal } from '../../domain/problem'
import { contactOf } from '../store/contacts'
import type { AppealRow, PersonRow } from '../store/rows'
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
const BEFORE: Partial<Record<Command, (asked: Asked) => Promise<void>>> = { claim: isOwnNumber, publish: isFitToBePublic }

/** Refuses what cannot even be decided on. */
export async function checkBefore(action: Command, asked: Asked): Promise<void> {
  await BEFORE[action]?.(asked)
}

/** An appeal recorded for a number is its verified owner's. */
async function isOwnNumber({ me, appeal }: Asked): Promise<void> {
  // To whom it does not exist, the decision says so.
  if (isBarredFrom(actorOf(me), appeal)) return
  if (!me.phoneKey) throw new Refusal('PHONE_NEEDED')
  if ((await contactOf(appeal.code))?.phoneKey !== me.phoneKey) throw new Refusal('NOT_CLAIMABLE')
}

/** A person may publish what WeChat leaves to a person, and never what it finds risky, edited or not. */
async function isFitToBePublic({ world, me, appeal, payload }: Asked): Promise<void> {
  const { publicAnswer } = payload as { publicAnswer?: string }
  if (appeal.status !== 'closed') return
  const text = publicAnswer ?? (await publicWords(appeal, world.organisation)).answer
  if ((await checkText({ text, openid: me.identities[0] ?? '' })) === 'risky') throw new Refusal('UNSAFE', { publicAnswer: '有不能公开的词语，请改一改。' })
}
