import { isRefusal } from '../../domain/appeal/decide'
import { codeOf } from '../../domain/appeal/code'
import { file, type Filing } from '../../domain/appeal/decisions/petitioner'
import type { Payloads } from '../../domain/appeal/payloads'
import { type Entry, entryId } from '../../domain/appeal/entries'
import type { World } from '../../domain/appeal/situation'
import { begin } from '../../domain/appeal/replay'
import { isOpen } from '../../domain/appeal/statuses'
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
import type { District } from '../store/units'
import { actorOf, loadWorld } from '../world'
import { queryWordOf } from './queryWord'

type Submission = Payloads['submit']

const OWN_CHANNELS: readonly Submission['channel'][] = ['self', 'scan']
const PER_HOUR = 10
/** A code hangs where a village meets: many may scan it at once, a machine many more. */
const PER_CODE = 60
const PER_CODE_SECONDS = 600

/** A resident files an appeal of their own. */
export const submit = verb(submitInput, async ({ input, me, requestId }: Asked<Submission>) => {
  if (!OWN_CHANNELS.includes(input.channel)) throw new Refusal('INVALID', { channel: '请从给出的选项里选' })
  if (input.scene && input.channel !== 'scan') throw new Refusal('INVALID', { channel: '请从给出的选项里选' })
  const world = await loadWorld()
  return orReceiptOf(requestId, me, world, async () => {
    const { scene } = input
    const used = await limit(`submit:${me._id}`, PER_HOUR, 3600)
    if (scene) await limit(`scan:${scene}`, PER_CODE, PER_CODE_SECONDS)
    // Whoever says it again and again within the hour is shown where it already stands.
    if (used > 1) await refuseSame(input, me)
    return fileAppeal(world, reachable(input, me), me, { petitioner: me._id, recordedBy: null, ...(scene ? { origin: `code:${scene}` } : {}) }, requestId)
  })
})

/** The same with the account's verified name and number, where the resident gave none and did not ask to be anonymous. */
function reachable(input: Submission, { name, phone, phoneKey }: PersonRow): Submission {
  if (input.anonymous || input.contact || phoneKey === null) return input
  const contact = openContact({ name, phone })
  return contact ? { ...input, contact } : input
}

/** Refuses what the same person has filed of the same place in the same words, while that is being dealt with. */
async function refuseSame({ text, place }: Submission, me: PersonRow): Promise<void> {
  const { items } = await tables.appeals.page({ where: { parties: me._id }, order: [['submittedAt', 'desc']], limit: 10 })
  const alike = items.filter((row) => isOpen(row.status) && row.village === place.village && row.excerpt === excerptOf(text))
  const records = await tables.records.byIds(alike.map(({ code }) => entryId(code, 1)))
  const same = alike.find(({ code }) => records.get(entryId(code, 1))?.texts['text'] === text)
  if (same) throw new Refusal('SAME_TEXT', { text: `已经提交过，编码 ${same.code}` })
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

/** Who files for whom, and what is known of how it was heard. */
type Who = Pick<Filing, 'petitioner' | 'recordedBy' | 'origin' | 'signature' | 'heardAt' | 'owners'>

/** Files an appeal: past every accused unit from the first second, under a code of its own. */
export async function fileAppeal(world: World & { organisation: District }, said: Submission, filer: PersonRow, who: Who, requestId: string): Promise<Receipt> {
  const { organisation } = world
  // A printed code and a draft outlive the village that they name.
  const input = { ...said, place: { ...said.place, village: organisation.current(said.place.village) } }
  if (organisation.find(input.place.village)?.kind !== 'village') throw new Refusal('INVALID', { place: '请选择事情发生在哪个村（社区）' })
  if (input.place.grid && !organisation.gridsOf(input.place.village).some(({ id }) => id === input.place.grid)) throw new Refusal('INVALID', { place: '这个网格不在所选的村（社区），请重新选择' })
  const suspicion = suspectsComplaint(input.text)
  const aboutCadre = input.aboutCadre || suspicion.suspected
  const filing: Filing = { ...who, accused: input.accused, aboutCadre, suspected: suspicion.levels, proposedKind: propose(input.text, input.place.spot).kind, danger: suggestsDanger(input.text).danger }
  const decided = file(world, input, filing)
  if (isRefusal(decided)) throw new Refusal(decided)
  const evidence = [...input.evidence, ...(who.signature ? [who.signature] : [])]
  const files = await evidenceToHandIn(evidence, filer._id)
  if (who.signature && files.at(-1)?.kind !== 'signature') throw new Refusal('INVALID', { signature: '请用手写签名。' })
  const code = codeOf(Number(world.today.slice(0, 4)), await nextSequence(Number(world.today.slice(0, 4))))
  const change = { code, before: null, steps: decided.steps, excerpt: excerptOf(input.text), contact: contactOf(code, input), evidence }
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
