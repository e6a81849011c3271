import { ERASED_WORDS } from '../../domain/appeal/retention'
import type { EvidenceId } from '../../domain/appeal/payloads'
import { MEETING_KINDS } from '../../domain/supervision/meeting/kinds'
import type { Day } from '../../domain/calendar/day'
import type { ErrandState } from '../../domain/errands/way'
import { apart, contactId } from './contacts'
import { oneOf } from './conditions'
import { errandStore } from './errands'
import { deleteFiles } from './files'
import { likeness } from './likeness'
import { meetings } from './meetings'
import type { PersonId } from '../../domain/organisation/units'
import { nobody } from './people'
import type { AppealRow } from './rows'
import { seal } from './seal'
import { supervision } from './supervision'
import { tables } from './tables'

const MOST = 999

/** The signatures of those who answered for it in any round: they are the office's own, and stay. */
function keptSignatures({ signatures, supervised, earlierRounds }: AppealRow): (string | undefined)[] {
  const rounds = [signatures, ...earlierRounds.map((round) => round.signatures)]
  return [...rounds.flatMap(({ handler, leaderInCharge, principal }) => [handler?.evidence, leaderInCharge?.evidence, principal?.evidence]), ...supervised.map(({ evidence }) => evidence)]
}

/** Files and the documents that name them; none for none. */
export async function eraseEvidence(ids: readonly EvidenceId[]): Promise<void> {
  if (ids.length === 0) return
  const rows = [...(await tables.evidence.byIds(ids)).values()]
  await deleteFiles(rows.map(({ fileID }) => fileID))
  await tables.evidence.remove({ _id: oneOf(ids) })
}

/**
 * Takes away what tells of people in an appeal: the words beside its entries, the contact, photos and the petitioner's
 * signature, what was sent about it, what it is found by, what was said of it at meetings. Its entries stay, with digests
 * whose salt is gone, and so does what was published, which was checked for personal data. Twice does no more than once;
 * twelve requests, and three more for one that came before a meeting.
 */
export async function eraseAppeal(row: AppealRow): Promise<void> {
  const code = row._id
  const evidence = (await tables.evidence.page({ where: { appeal: code }, order: [], limit: MOST })).items.filter(({ _id }) => !keptSignatures(row).includes(_id))
  await deleteFiles(evidence.map(({ fileID }) => fileID))
  if (evidence.length > 0) await tables.evidence.remove({ _id: oneOf(evidence.map(({ _id }) => _id)) })
  const { records, contact } = apart((await tables.records.page({ where: { appeal: code }, order: [], limit: MOST })).items)
  if (records.size > 0) await tables.records.update({ _id: oneOf([...records.keys()]) }, { texts: {}, salt: '', erased: true })
  if (contact) await tables.contacts.update({ _id: contactId(code) }, { name: null, phone: null, phoneKey: null, lastFourKey: null })
  await tables.messages.remove({ appeal: code })
  await likeness.remove({ _id: code })
  await eraseFromMeetings(code)
}

/** What was said of an appeal at meetings, why it came before them, what they decided on it and what was answered. */
async function eraseFromMeetings(code: string): Promise<void> {
  await supervision.steps.update({ 'about.code': code, what: 'minute' }, { words: '' })
  const onDocket = MEETING_KINDS.map((kind) => `${kind}:${code}`)
  const [docket, decided] = await Promise.all([meetings.docket.byIds(onDocket), meetings.decisions.page({ where: { code }, order: [], limit: MOST })])
  const decisions = decided.items.map(({ _id }) => _id)
  if (docket.size + decisions.length === 0) return
  await supervision.steps.update({ of: oneOf([...[...docket.keys()].map((id) => `docket:${id}`), ...decisions]) }, { words: '' })
  await meetings.decisions.update({ code }, { words: ERASED_WORDS, answer: null })
  for (const { _id, byHand, reason } of docket.values()) await meetings.docket.update({ _id }, { byHand: byHand && ERASED_WORDS, reason: reason && ERASED_WORDS })
}

/** Whether an appeal or an errand is still theirs: two requests. */
export const hasMatters = async (person: PersonId): Promise<boolean> => (await tables.appeals.count({ parties: person }, 1)) > 0 || (await errandStore.errands.count({ resident: person }, 1)) > 0

/** Whether an errand of theirs is still to be done or confirmed: one request. */
export const hasErrandsOpen = async (person: PersonId): Promise<boolean> => (await errandStore.errands.page({ where: { resident: person }, order: [['at', 'desc']], limit: MOST })).items.some(({ state }) => ERRANDS_OPEN.includes(state))
const ERRANDS_OPEN: readonly ErrandState[] = ['asked', 'taken', 'done']

/** Takes away what tells of a resident in the errands that they asked for; that there were such stays, for the figures. Three requests, and none but one where there were none. */
export async function eraseErrands(person: PersonId, today: Day): Promise<void> {
  for (;;) {
    const { items } = await errandStore.errands.page({ where: { resident: person }, order: [['at', 'desc']], limit: ERRANDS_AT_ONCE })
    if (items.length === 0) return
    const ids = items.map(({ _id }) => _id)
    await supervision.steps.update({ of: oneOf(ids) }, { words: '' })
    await errandStore.errands.update({ _id: oneOf(ids) }, { name: seal(ERASED_NAME), phone: null, text: ERASED_WORDS, resident: null, erased: today })
  }
}
const ERRANDS_AT_ONCE = 100
const ERASED_NAME = '已注销'

/**
 * Takes away a resident: name, number, identities and messages. Who comes again under the same identity begins anew; only
 * where they once worked stays with their id, for what complains of that is hidden from them for good. Three requests.
 */
export async function erasePerson(person: PersonId): Promise<void> {
  await tables.messages.remove({ to: person })
  const { formerly = [] } = (await tables.people.byId(person)) ?? {}
  if (formerly.length === 0) await tables.people.remove({ _id: person })
  else await tables.people.set({ ...nobody(person), formerly })
}
