import * as z from 'zod'
import { carries } from '../../domain/organisation/roles'
import { Refusal } from '../../domain/problem'
import type { ModelSetting } from '../contract'
import { verb } from '../door/verb'
import { loadModel, saveModel } from '../store/model'
import type { PersonRow } from '../store/rows'
import { hasKey } from './chat'

const view = async (): Promise<ModelSetting> => ({ name: await loadModel(), able: hasKey() })

function onlyForAdministrators(me: PersonRow): void {
  if (!me.posts.some(({ role }) => carries(role, 'administration'))) throw new Refusal('FORBIDDEN')
}

/** Which model is asked beside the rules. */
export const model = verb(z.strictObject({}), async ({ me }) => {
  onlyForAdministrators(me)
  return view()
})

/** Switches a model on by its name; without one all are off. */
export const setModel = verb(z.strictObject({ name: z.string().trim().regex(/^[\w.:/-]{1,60}$/).optional() }), async ({ input, me }) => {
  onlyForAdministrators(me)
  await saveModel(input.name ?? null)
  return view()
})
