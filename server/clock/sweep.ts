import { tick } from '../../domain/appeal/decide'
import { ERASED_WORDS } from '../../domain/appeal/retention'
import type { World } from '../../domain/appeal/situation'
import { Refusal } from '../../domain/problem'
import { write } from '../casework/write'
import { atMost } from '../store/conditions'
import type { AppealRow } from '../store/rows'
import { tables } from '../store/tables'
import { SYSTEM } from '../world'

const BATCH = 100

export interface Swept {
  examined: number
  stepped: number
}

/**
 * Takes every appeal whose day has come: reminders, escalations, ends of pauses, returns of parked ones.
 * Its cost follows what is due, not what is stored: it reads by `nextLookOn`. Stops when `until` has come.
 */
export async function sweep(world: World, until: number): Promise<Swept> {
  const swept: Swept = { examined: 0, stepped: 0 }
  for (let cursor: string | null | undefined; cursor !== null && performance.now() < until; ) {
    const page = await tables.appeals.page({ where: { nextLookOn: atMost(world.today) }, order: [['nextLookOn', 'asc']], limit: BATCH, cursor })
    for (const row of page.items) {
      swept.examined += 1
      if (await stepOf(world, row)) swept.stepped += 1
    }
    cursor = page.next
  }
  return swept
}

async function stepOf(world: World, row: AppealRow): Promise<boolean> {
  const { steps } = tick({ ...world, appeal: row, actor: SYSTEM })
  if (steps.length === 0) return false
  try {
    // The id says what it is for, so that two sweeps at once write one reminder.
    await write(world, SYSTEM, `tick:${row.code}:${row.seq}`, [{ code: row.code, before: row, steps, excerpt: steps.some(({ action }) => action === 'erase') ? ERASED_WORDS : row.excerpt }])
    return true
  } catch (error) {
    // A person moved it at this moment; the next sweep looks at what became of it.
    if (error instanceof Refusal) return false
    throw error
  }
}
