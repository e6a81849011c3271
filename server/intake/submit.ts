import { isRefusal } from '../../domain/appeal/decide'
import { codeOf } from '../../domain/appeal/code'
import { file, type Filing } from '../../domain/appeal/decisions/petitioner'
import type { Payloads } from '../../domain/appeal/payloads'
import { accusedUnits } from '../../domain/appeal/routing'
import type { World } from '../../domain/appeal/situation'
import type { Standing } from '../../domain/appeal/standing'
import { dayWords } from '../../domain/calendar/day'
import { Refusal } from '../../domain/problem'
import { propose, suspectsComplaint } from '../../domain/text'
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
import { keyedHash, seal } from '../store/seal'
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
    return fileAppeal(world, input, me, { petitioner: me._id, recordedBy: null }, requestId)
  })
})

/** Files, or, when that is refused because this very request was filed before, answers with its receipt again. */
export async function orReceiptOf(requestId: string, filer: PersonRow, world: World, filing: () => Promise<Receipt>): Promise<Receipt> {
  try {
    return await filing()
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const first = await tables.entries.first({ requestId })
    const filed = first?.actor.person === filer._id ? await tables.appeals.byId(first.appeal) : null
    if (!filed) throw error
    return receiptOf(filed, world)
  }
}

/** Files an appeal: past every accused unit from the first second, under a code of its own. */
export async function fileAppeal(world: World, input: Submission, filer: PersonRow, who: Pick<Filing, 'petitioner' | 'recordedBy'>, requestId: string): Promise<Receipt> {
  const { organisation } = world
  if (organisation.find(input.place.village)?.kind !== 'village') throw new Refusal('INVALID', { place: '请选择事情发生在哪个村（社区）' })
  const suspicion = suspectsComplaint(input.text)
  const aboutCadre = input.aboutCadre || suspicion.suspected
  const accused = accusedUnits(input.accused, aboutCadre, suspicion.levels, input.place.village, organisation)
  const filing: Filing = { ...who, accused, aboutCadre, proposedKind: propose(input.text, input.place.spot).kind }
  const decided = file(world, input, filing)
  if (isRefusal(decided)) throw new Refusal(decided)
  await evidenceToHandIn(input.evidence, filer._id)
  const code = codeOf(Number(world.today.slice(0, 4)), await nextSequence(Number(world.today.slice(0, 4))))
  const change = { code, before: null, steps: decided.steps, excerpt: excerptOf(input.text), contact: contactOf(code, input), evidence: input.evidence }
  const { repeated, after } = await write(world, actorOf(filer), requestId, [change])
  wake()
  if (!repeated) return receiptOf(after[0]!, world)
  const filed = await tables.appeals.byId(repeated.appeal)
  if (!filed) throw new Error(`${repeated._id} has no standing`)
  return receiptOf(filed, world)
}

/** What the petitioner left to be reached by, sealed; found again by keyed hashes. */
export function contactOf(code: string, { contact, anonymous }: Pick<Submission, 'contact' | 'anonymous'>): ContactRow {
  const given = anonymous ? undefined : contact
  const digits = given?.phone.replace(/\D/g, '') ?? ''
  return {
    _id: code,
    name: given ? seal(given.name) : null,
    phone: given ? seal(digits) : null,
    phoneKey: given ? keyedHash('phone', digits) : null,
    lastFourKey: given ? keyedHash('lastFour', `${code}:${digits.slice(-4)}`) : null,
    queryWordKey: keyedHash('queryWord', `${code}:${queryWordOf(code)}`),
  }
}

function receiptOf(appeal: Standing, { organisation, today }: World): Receipt {
  const desk = organisation.get(appeal.desk)
  return {
    code: appeal.code,
    queryWord: queryWordOf(appeal.code),
    promisedOn: appeal.promisedOn,
    head: appeal.head,
    next: `${desk.name}会在${dayWords(appeal.stageDueOn ?? appeal.promisedOn, today)}前核实，核实后告诉您由谁来办。`,
    seenBy: appeal.accused.length > 0 ? '被反映的单位看不到这件诉求，也看不到您是谁。' : '只有办这件事的工作人员能看到您的姓名和电话，公开结果时不会显示。',
  }
}
