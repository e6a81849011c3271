import { isRefusal } from '../../domain/appeal/decide'
import { codeOf } from '../../domain/appeal/code'
import { file, type Filing } from '../../domain/appeal/decisions/petitioner'
import type { Payloads } from '../../domain/appeal/payloads'
import type { Entry } from '../../domain/appeal/entries'
import type { World } from '../../domain/appeal/situation'
import { begin } from '../../domain/appeal/replay'
import { dayWords } from '../../domain/calendar/day'
import { Refusal } from '../../domain/problem'
import { propose, suggestsDanger, suspectsComplaint } from '../../domain/text'
import { excerptOf } from '../casework/row'
import { submitInput } from '../casework/inputs'
import { write } from '../casework/write'
import { wake } from '../clock/wake'
import type { Receipt } from '../contract'
import { type Asked, verb } from '../door/verb'
import { nextSequence } from '../store/codes'
import { evidenceToHandIn } from '../store/evidence'
import { limit } from '../store/limits'
import type { ContactRow, PersonRow } from '../store/rows'
import { openContact, sealContact } from '../store/contacts'
import { tables } from '../store/tables'
import { actorOf, loadWorld } from '../world'
import { queryWordOf } from './queryWord'

type Submission = Payloads['submit']

const OWN_CHANNELS: readonly Submission['channel'][] = ['self', 'scan']
const PER_HOUR = 10

/** A resident files an appeal of their own. */
export const submit = verb(submitInput, async ({ input, me, requestId }: Asked<Submission>) => {
  if (!OWN_CHANNELS.includes(input.channel)) throw new Refusal('INVALID', { channel: '请从给出的选项里选' })
  const world = await loadWorld()
  return orReceiptOf(requestId, me, world, async () => {
    await limit(`submit:${me._id}`, PER_HOUR, 3600)
    return fileAppeal(world, reachable(input, me), me, { petitioner: me._id, recordedBy: null }, requestId)
  })
})

/** The same with the account's verified name and number, where the resident gave none and did not ask to be anonymous. */
function reachable(input: Submission, { name, phone, phoneKey }: PersonRow): Submission {
  if (input.anonymous || input.contact || phoneKey === null) return input
  const contact = openContact({ name, phone })
  return contact ? { ...input, contact } : input
}

/** Files, or, when that is refused because this very request was filed before, answers with its receipt again. */
export async function orReceiptOf(requestId: string, filer: PersonRow, world: World, filing: () => Promise<Receipt>): Promise<Receipt> {
  try {
    return await filing()
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const first = await tables.entries.first({ requestId })
    if (first?.action !== 'submit' || first.actor.person !== filer._id) throw error
    return receiptOf(first, world)
  }
}

/** Files an appeal: past every accused unit from the first second, under a code of its own. */
export async function fileAppeal(world: World, input: Submission, filer: PersonRow, who: Pick<Filing, 'petitioner' | 'recordedBy'>, requestId: string): Promise<Receipt> {
  const { organisation } = world
  if (organisation.find(input.place.village)?.kind !== 'village') throw new Refusal('INVALID', { place: '请选择事情发生在哪个村（社区）' })
  const suspicion = suspectsComplaint(input.text)
  const aboutCadre = input.aboutCadre || suspicion.suspected
  const filing: Filing = { ...who, accused: input.accused, aboutCadre, suspected: suspicion.levels, proposedKind: propose(input.text, input.place.spot).kind, danger: suggestsDanger(input.text).danger }
  const decided = file(world, input, filing)
  if (isRefusal(decided)) throw new Refusal(decided)
  await evidenceToHandIn(input.evidence, filer._id)
  const code = codeOf(Number(world.today.slice(0, 4)), await nextSequence(Number(world.today.slice(0, 4))))
  const change = { code, before: null, steps: decided.steps, excerpt: excerptOf(input.text), contact: contactOf(code, input), evidence: input.evidence }
  const { first } = await write(world, actorOf(filer), requestId, [change])
  wake()
  return receiptOf(first, world)
}

/** What the petitioner left to be reached by. */
export function contactOf(code: string, { contact, anonymous }: Pick<Submission, 'contact' | 'anonymous'>): ContactRow {
  return sealContact(code, anonymous ? null : (contact ?? null), queryWordOf(code))
}

/** The receipt of a filing follows from its entry alone, so that it reads the same however often it is asked for. */
function receiptOf(filing: Entry, { organisation, calendar }: World): Receipt {
  const appeal = begin(filing)
  const desk = organisation.get(appeal.desk)
  return {
    code: appeal.code,
    queryWord: queryWordOf(appeal.code),
    promisedOn: appeal.promisedOn,
    provisional: calendar.isProvisional(appeal.promisedOn),
    head: appeal.head,
    next: `${desk.name}会在${dayWords(appeal.stageDueOn ?? appeal.promisedOn, filing.on)}前核实，核实后告诉您由谁来办。`,
    seenBy: appeal.accused.length > 0 ? '被反映的单位看不到这件诉求，也看不到您是谁。' : '只有办这件事的工作人员能看到您的姓名和电话，公开结果时不会显示。',
  }
}
