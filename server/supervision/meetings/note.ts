import type { Step } from '../../../domain/appeal/entries'
import { cell } from '../../../domain/appeal/workflow'
import { Refusal } from '../../../domain/problem'
import { write } from '../../casework/write'
import { type DecisionRow, meetings as store } from '../../store/meetings'
import type { Delivery, Handler } from '../../store/outbox'
import { tables } from '../../store/tables'
import { SYSTEM, loadWorld } from '../../world'

/**
 * Puts what a meeting decided, and later what came of it, on the appeal's own record. Known by the id of its request,
 * so that a second delivery writes nothing.
 */
export const noteDecisions: Handler = async (rows) => {
  const deliveries: Delivery[] = []
  for (const { body } of rows) deliveries.push(await note(String(body['decision']), body['stage'] === 'accepted' ? 'accepted' : 'decided'))
  return deliveries
}

async function note(id: string, stage: 'decided' | 'accepted'): Promise<Delivery> {
  const requestId = `decision:${id}:${stage}`
  const [decision, before] = await Promise.all([store.decisions.byId(id), tables.entries.first({ requestId })])
  if (before) return { is: 'done' }
  const appeal = decision?.code ? await tables.appeals.byId(decision.code) : null
  if (!decision || !appeal || !cell(appeal.status, 'noteDecision')) return { is: 'hopeless', why: `no appeal to put ${id} on record with` }
  try {
    await write(await loadWorld(), SYSTEM, requestId, [{ code: appeal.code, before: appeal, steps: [stepOf(decision, stage)], excerpt: appeal.excerpt }])
    return { is: 'done' }
  } catch (error) {
    // Somebody moved the appeal at this moment: the next try sees it as it is then.
    if (error instanceof Refusal) return { is: 'again', why: error.code }
    throw error
  }
}

/** The words stand beside the entry, where only cadres read them. */
function stepOf({ _id, kind, owner, dueOn, words, answer }: DecisionRow, stage: 'decided' | 'accepted'): Step {
  const texts: Record<string, string> = stage === 'decided' ? { decision: words } : { result: answer ?? '' }
  return { action: 'noteDecision', about: { meeting: kind, decision: _id, owner, due: dueOn, stage }, texts }
}
