import { voidedClose } from '../../../domain/appeal/decisions/upkeep'
import { Refusal } from '../../../domain/problem'
import { FACT_WORDS } from '../../../domain/supervision/inspection/finding'
import { RED_WORDS } from '../../../domain/supervision/warnings'
import { write } from '../../casework/write'
import { type VisitRow, inspection as store } from '../../store/inspection'
import type { Delivery, Handler } from '../../store/outbox'
import { supervision } from '../../store/supervision'
import { tables } from '../../store/tables'
import { SYSTEM, loadWorld } from '../../world'
import { recordStep } from '../record'
import { issued } from '../warnings'

/**
 * What follows on a finding that the record does not bear out: the close-out is void by a step on the appeal's own
 * record, and the unit gets a red warning. Each part is known by an id of its own, so that a second delivery does
 * no more than the first.
 */
export const voidShams: Handler = async (rows) => {
  const deliveries: Delivery[] = []
  for (const row of rows) deliveries.push(await carryOut(String(row.body['visit'])))
  return deliveries
}

async function carryOut(id: string): Promise<Delivery> {
  const visit = await store.visits.byId(id)
  if (!visit?.finding?.mismatch) return { is: 'hopeless', why: `no mismatch on record for ${id}` }
  try {
    const voided = await voidClose(visit)
    const warning = await warn(visit)
    await store.visits.update({ _id: id }, { voided, warning })
    return { is: 'done' }
  } catch (error) {
    // Somebody moved the appeal at this moment: what became of it is looked at with the next try.
    if (error instanceof Refusal) return { is: 'again', why: error.code }
    throw error
  }
}

/** Whether the close-out was made void by this finding; false where it no longer stood. */
async function voidClose({ _id, code, closedOn, finding }: VisitRow): Promise<boolean> {
  const requestId = `void:${_id}`
  const [world, before, appeal] = await Promise.all([loadWorld(), tables.entries.first({ requestId }), tables.appeals.byId(code)])
  if (before) return true
  const step = appeal!.closedOn === closedOn && voidedClose(appeal!, world, { visit: _id, unit: finding!.unit, words: finding!.words })
  if (!step) return false
  await write(world, SYSTEM, requestId, [{ code, before: appeal!, steps: [step], excerpt: appeal!.excerpt }])
  return true
}

/** The warning says which facts did not agree, and of the appeal nothing: who may know of it opens it from there. */
async function warn({ _id, code, unit, finding }: VisitRow): Promise<string> {
  const warning = `W-${_id}`
  if (await supervision.warnings.byId(warning)) return warning
  const world = await loadWorld()
  const facts = finding!.compared.filter(({ against }) => against).map(({ fact, ledger, site }) => `${FACT_WORDS[fact]}，台账为“${ledger}”，现场为“${site}”`)
  const { recorded } = issued(
    { _id: warning, unit, level: 'red', rule: 'shamCloseOut', month: null, evidence: null, words: `${RED_WORDS.shamCloseOut}：实地核查不符（${facts.join('；')}）`, cases: [code], issuedAt: world.now, from: null },
    finding!.by, finding!.unit, `warn:${_id}`, world.today,
  )
  await recordStep(world, recorded)
  return warning
}
