import { KIND_WORDS } from '../../domain/appeal/kinds'
import { Refusal } from '../../domain/problem'
import { withoutPersonalData } from '../../domain/text'
import { perform } from '../casework/act'
import type { PublicationTask } from '../casework/followUps'
import { excerptOf } from '../casework/row'
import type { Delivery, Handler } from '../store/outbox'
import type { AppealRow, OutboxRow } from '../store/rows'
import { tables } from '../store/tables'
import { checkText } from '../wechat/safety'
import { SYSTEM, loadWorld } from '../world'
import type { World } from '../../domain/appeal/situation'
import type { Standing } from '../../domain/appeal/standing'
import type { Organisation } from '../../domain/organisation/units'

/** What is done with a public result: checked and published after the close, shown, hidden. Each may come twice. */
const TASKS: Record<PublicationTask, (row: OutboxRow) => Promise<Delivery>> = { check, show, hide }

export const handlePublications: Handler = async (rows) => {
  const deliveries: Delivery[] = []
  for (const row of rows) deliveries.push(await TASKS[row.body['task'] as PublicationTask](row))
  return deliveries
}

const DONE: Delivery = { is: 'done' }

/** After the fourth signature: safe words are published at once, doubtful ones wait for the dispatcher, who may change them. */
async function check(row: OutboxRow): Promise<Delivery> {
  const appeal = await tables.appeals.byId(row.appeal)
  if (!appeal || appeal.status !== 'closed') return DONE
  const world = await loadWorld()
  const words = await publicWords(appeal, world.organisation)
  const openid = (appeal.handler ? (await tables.people.byId(appeal.handler))?.identities[0] : undefined) ?? ''
  const advice = await checkText({ text: `${words.title}\n${words.answer}`, openid })
  if (advice !== 'pass') {
    await keepWaiting(appeal, world)
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

async function show(row: OutboxRow): Promise<Delivery> {
  const appeal = await tables.appeals.byId(row.appeal)
  if (!appeal || appeal.status !== 'published' || !appeal.kind || !appeal.publishedOn) return DONE
  const { organisation } = await loadWorld()
  const { title, answer } = await publicWords(appeal, organisation)
  await tables.publications.set({
    _id: appeal.code, kind: appeal.kind, village: appeal.village, township: appeal.township, unit: appeal.lead ?? appeal.desk,
    title, answer, publishedOn: appeal.publishedOn, shown: true,
  })
  return DONE
}

async function hide(row: OutboxRow): Promise<Delivery> {
  await tables.publications.update({ _id: row.appeal }, { shown: false })
  return DONE
}

async function publicWords(appeal: AppealRow, organisation: Organisation): Promise<PublicWords> {
  const ids = [appeal.seq, appeal.reportSeq, 1].filter((seq) => seq !== null).map((seq) => `${appeal.code}-${seq}`)
  const records = await tables.records.byIds(ids)
  return publicWordsOf(appeal, (seq, name) => records.get(`${appeal.code}-${seq}`)?.texts[name], organisation)
}

export interface PublicWords {
  title: string
  answer: string
}

/**
 * What the public reads: without personal data; of a complaint neither its text nor who was complained of.
 * The words of the last publication or report are used, as a person left them; `said` finds what an entry's record says.
 */
export function publicWordsOf(appeal: Standing, said: (seq: number, name: string) => string | undefined, organisation: Organisation): PublicWords {
  const reported = (name: string) => (appeal.reportSeq === null ? undefined : said(appeal.reportSeq, name))
  const answer = said(appeal.seq, 'publicAnswer') ?? reported('publicAnswer') ?? reported('answer') ?? ''
  const secret = appeal.kind === 'complaint' || appeal.aboutCadre
  const place = organisation.get(appeal.township).name
  const title = secret ? `${place}一件${KIND_WORDS[appeal.kind ?? 'complaint']}的办理结果` : excerptOf(said(1, 'text') ?? '')
  return { title, answer: secret ? withoutAccused(withoutPersonalData(answer).text, appeal, organisation) : withoutPersonalData(answer).text }
}

function withoutAccused(text: string, appeal: Standing, organisation: Organisation): string {
  return appeal.accused.reduce((rest, unit) => rest.replaceAll(organisation.get(unit).name, '有关单位'), text)
}

/** A doubtful text: the dispatchers are told that one waits for their eye. */
async function keepWaiting(appeal: AppealRow, { organisation, now, today }: World): Promise<void> {
  await tables.outbox.insertNew({
    _id: `${appeal.code}-${appeal.seq}-unsafe`,
    appeal: appeal.code,
    kind: 'message',
    state: 'pending',
    after: now,
    tries: 0,
    createdAt: now,
    body: { to: [`${organisation.sole('centre').id}:dispatch`], template: 'task', values: [appeal.code, '公开答复待人工核对', '内容安全检查存疑', today], accused: appeal.accused },
  })
}
