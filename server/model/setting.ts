import * as z from 'zod'
import { carries } from '../../domain/organisation/roles'
import { Refusal } from '../../domain/problem'
import type { ModelSetting } from '../contract'
import { verb } from '../door/verb'
import { administer } from '../admin/administer'
import { forgetModel, loadModel, modelChange } from '../store/model'
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

/** Switches a model on by its name; without one all are off. Where words of appeals may go is on the record of administration. */
export const setModel = verb(z.strictObject({ name: z.string().trim().regex(/^[\w.:/-]{1,60}$/).optional() }), async ({ input, me, requestId }) => {
  onlyForAdministrators(me)
  const [before, after] = [await loadModel(), input.name ?? null]
  if (before !== after) await administer(me, requestId, () => ({ said: { what: 'model', lines: [['AI 模型', before, after]], alarm: ['AI 模型有改动', `${before ?? '没有启用'}改为${after ?? '不启用'}`] }, sets: [modelChange(after)] }))
  forgetModel()
  return view()
})
