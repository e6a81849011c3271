import { apart, contactId } from './contacts'
import { oneOf } from './conditions'
import { deleteFiles } from './files'
import { likeness } from './likeness'
import type { PersonId } from '../../domain/organisation/units'
import type { AppealRow } from './rows'
import { tables } from './tables'

const MOST = 999

/** The signatures of those who answered for it in any round: they are the office's own, and stay. */
function keptSignatures({ signatures, supervised, earlierRounds }: AppealRow): (string | undefined)[] {
  const rounds = [signatures, ...earlierRounds.map((round) => round.signatures)]
  return [...rounds.flatMap(({ handler, leaderInCharge, principal }) => [handler?.evidence, leaderInCharge?.evidence, principal?.evidence]), ...supervised.map(({ evidence }) => evidence)]
}

/**
 * Takes away what tells of people in an appeal: the words beside its entries, the contact, photos and the petitioner's
 * signature, what was sent about it, what it is found by. Its entries stay, with digests whose salt is gone, and so
 * does what was published, which was checked for personal data. Twice does no more than once; at most nine requests.
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
}

/** Whether an appeal is still theirs: one request. */
export const hasAppeals = async (person: PersonId): Promise<boolean> => (await tables.appeals.count({ parties: person }, 1)) > 0

/** Takes away a resident: name, number, identities and messages. Who comes again under the same identity begins anew. Two requests. */
export async function erasePerson(person: PersonId): Promise<void> {
  await tables.messages.remove({ to: person })
  await tables.people.remove({ _id: person })
}
