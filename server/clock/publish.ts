import { Refusal } from '../../domain/problem'
import type { Entry, EntryRecord } from '../../domain/appeal/entries'
import type { World } from '../../domain/appeal/situation'
import type { PersonId } from '../../domain/organisation/units'
import { perform } from '../casework/act'
import type { PublicationTask } from '../casework/followUps'
import { plainTitle, publicKeys, publicMeasure, publicRecordIds, publicWords } from '../casework/publicWords'
import type { Delivery, Handler } from '../store/outbox'
import type { AppealRow, OutboxRow, PersonRow } from '../store/rows'
import { tables } from '../store/tables'
import { checkText } from '../wechat/safety'
import { SYSTEM, loadWorld } from '../world'

/** What is done with a public result: checked and published after the close, shown, hidden. Each may come twice. */
const TASKS: Record<PublicationTask, (row: OutboxRow, read: Read) => Promise<Delivery>> = { check, show, hide, measure }

export const handlePublications: Handler = async (rows) => {
  const read = await readFor(rows)
  const deliveries: Delivery[] = []
  for (const row of rows) deliveries.push(await TASKS[row.body['task'] as PublicationTask](row, read))
  return deliveries
}

/** What rows are about, read for all of them together. A step that is taken meanwhile is refused here or leaves a row of its own. */
interface Read {
  appeals: ReadonlyMap<string, AppealRow>
  records: ReadonlyMap<string, EntryRecord>
  /** The entries that led to the rows. */
  entries: ReadonlyMap<string, Entry>
  /** Whoever took those steps, or signed last. */
  people: ReadonlyMap<string, PersonRow>
}

/** Four requests, however many rows. */
async function readFor(rows: readonly OutboxRow[]): Promise<Read> {
  const [appeals, entries] = await Promise.all([tables.appeals.byIds(rows.map((row) => row.appeal)), tables.entries.byIds(rows.map(entryOf))])
  const words = rows.flatMap((row) => {
    const appeal = appeals.get(row.appeal)
    return appeal ? [...publicRecordIds(appeal, appeal.seq), ...publicRecordIds(appeal, seqOf(row))] : []
  })
  const askers = rows.flatMap((row) => askerOf(row, appeals.get(row.appeal), entries) ?? [])
  const [records, people] = await Promise.all([tables.records.byIds(words), tables.people.byIds(askers)])
  return { appeals, records, entries, people }
}

const DONE: Delivery = { is: 'done' }

/** After the fourth signature: a safe answer is published at once; a doubtful one, or one with something to blacken, waits for the dispatcher, who may change it. */
async function check(row: OutboxRow, read: Read): Promise<Delivery> {
  const appeal = read.appeals.get(row.appeal)
  if (!appeal || appeal.status !== 'closed') return DONE
  const world = await loadWorld()
  const { answer, blackened } = await publicWords(appeal, world.organisation, appeal.seq, read.records)
  // What looks like somebody's data is blackened in any case; whether all of it is, a person decides.
  if (blackened > 0) {
    await keepWaiting(appeal, world, '公开答复里可能有个人信息')
    return DONE
  }
  const advice = await checkText({ text: answer, openid: openidOf(row, appeal, read) })
  if (advice !== 'pass') {
    await keepWaiting(appeal, world, '内容安全检查存疑')
    return DONE
  }
  try {
    await perform(world, SYSTEM, appeal, 'publish', {}, `publish:${row._id}`)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    // It moved on at this moment; the step that moved it decides anew.
    if (error.code !== 'CONFLICT') return { is: 'again', why: error.code }
  }
  return DONE
}

async function show(row: OutboxRow, read: Read): Promise<Delivery> {
  const appeal = read.appeals.get(row.appeal)
  if (!appeal || appeal.status !== 'published' || !appeal.kind || !appeal.publishedOn) return DONE
  const { organisation } = await loadWorld()
  // The words of this very publication: steps after it carry none.
  const words = await publicWords(appeal, organisation, seqOf(row), read.records)
  // The petitioner's own first words are the title; nobody can edit them, so doubtful ones give way to plain ones.
  const fit = (await checkText({ text: words.title, openid: openidOf(row, appeal, read) })) === 'pass'
  const title = fit ? words.title : plainTitle(appeal, organisation)
  await tables.publications.set({
    _id: appeal.code, kind: appeal.kind, village: appeal.village, township: appeal.township, unit: appeal.lead ?? appeal.desk,
    title, answer: words.answer, keys: publicKeys(title, appeal, organisation), publishedOn: appeal.publishedOn, shown: true,
    ...(appeal.measure ? { measure: await publicMeasure(appeal) } : {}),
  })
  return DONE
}

/** A measure put off, or its effect on record: the public reads it where it reads the result. */
async function measure(row: OutboxRow, { appeals }: Read): Promise<Delivery> {
  const appeal = appeals.get(row.appeal)
  if (appeal?.measure) await tables.publications.update({ _id: row.appeal }, { measure: await publicMeasure(appeal) })
  return DONE
}

async function hide(row: OutboxRow): Promise<Delivery> {
  await tables.publications.update({ _id: row.appeal }, { shown: false })
  return DONE
}

const entryOf = (row: OutboxRow): string => String(row.body['entry'])
const seqOf = (row: OutboxRow): number => Number(entryOf(row).slice(row.appeal.length + 1))

/** In whose name WeChat is asked: whoever took the step, for it answers only for people who were here in the last two hours. */
function askerOf(row: OutboxRow, appeal: AppealRow | undefined, entries: Read['entries']): PersonId | null {
  const actor = entries.get(entryOf(row))?.actor.person
  return actor && actor !== SYSTEM.person ? actor : (appeal?.endorser ?? null)
}

function openidOf(row: OutboxRow, appeal: AppealRow, { entries, people }: Read): string {
  return people.get(askerOf(row, appeal, entries) ?? '')?.identities[0] ?? ''
}

/** A doubtful text: the dispatchers are told that one waits for their eye. */
async function keepWaiting(appeal: AppealRow, { organisation, now, today }: World, why: string): Promise<void> {
  await tables.outbox.insertNew({
    _id: `${appeal.code}-${appeal.seq}-unsafe`,
    appeal: appeal.code,
    kind: 'message',
    state: 'pending',
    after: now,
    tries: 0,
    createdAt: now,
    body: { to: [`${appeal.centre ?? organisation.sole('centre').id}:dispatch`], template: 'task', values: [appeal.code, '公开答复待人工核对', why, today], accused: appeal.accused },
  })
}
