import * as z from 'zod'
import { carries } from '../../../domain/organisation/roles'
import { Refusal } from '../../../domain/problem'
import type { Reindexing } from '../../contract'
import { verb } from '../../door/verb'
import { beginRebuild, rebuildState } from '../../store/rebuild'

/** How far building the index anew has come; `begin` asks for it, which administrators do after a restore. The clock does the work. */
export const reindex = verb(z.strictObject({ begin: z.literal(true).optional() }), async ({ input, me }): Promise<Reindexing> => {
  if (!me.posts.some(({ role }) => carries(role, 'administration'))) throw new Refusal('FORBIDDEN')
  if (input.begin) await beginRebuild()
  const state = await rebuildState()
  return state ? { state: 'underWay', seen: state.n } : { state: 'idle' }
})
