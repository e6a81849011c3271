import * as z from 'zod'
import { codeOf } from '../../domain/appeal/code'
import { NOTICES } from '../../domain/notice/notices'
import { TEMPLATES, type TemplateKey, fill, limitOf } from '../../domain/notice/templates'
import { verb } from '../door/verb'
import { isLongTerm, setTemplateId } from '../wechat/subscription'
import type { TemplateView } from './contract'
import { mustAdminister } from './rights'

/** A code and a day as they look in a message: nobody's. */
const CODE = codeOf(2026, 1)
const DAY = '2026-03-02'

/** Templates as WeChat knows them and messages as people get them: their fixed words come from the rows by which people are told. */
export const templates = verb(z.strictObject({}), async ({ me }): Promise<{ templates: TemplateView[] }> => {
  mustAdminister(me)
  return { templates: (Object.keys(TEMPLATES) as TemplateKey[]).map(viewOf) }
})

function viewOf(key: TemplateKey): TemplateView {
  const { title, fields, labels } = TEMPLATES[key]
  return { key, title, id: setTemplateId(key), longTerm: isLongTerm(key), fields: fields.map((name, at) => ({ name, label: labels[at]!, limit: limitOf(name) })), examples: examplesOf(key) }
}

/** The wordings that are the same for every appeal, each once. */
function examplesOf(key: TemplateKey): TemplateView['examples'] {
  const said = NOTICES.flatMap(({ template, says, adds = '点开查看详情' }) => (template === key && typeof says === 'string' && typeof adds === 'string' ? [[CODE, says, adds, DAY]] : []))
  // The name of whoever answers stands first where the row has no words of its own.
  const values = key === 'confirm' ? [[CODE, '幸福街社区居民委员会', '看看结果，确认或退回重办', DAY]] : [...new Map(said.map((one) => [one.join(), one])).values()]
  return values.map((one) => ({ values: one, shown: Object.values(fill(key, one)) }))
}
