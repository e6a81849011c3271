import { FINDINGS, INVALID_GROUNDS, WHERE_TO_GO } from 'domain/appeal/payloads'

import { choice, explained, handler, kindChoice, levelChoice, line, signature, text, unit, units, type Forms } from '@/features/act/fields'

/** First look, second look, triage and assignment. */
export const INTAKE_FORMS: Forms = {
  screenValid: { title: '属实，报乡镇复核', short: '报复核', button: '报乡镇复核', shows: ['words'], fields: { note: text('核实情况', { optional: true }) } },
  keep: {
    title: '村里直接办',
    short: '村里办',
    button: '由村里办',
    lead: '小事村上办：不再上报，办理期限从现在算起，乡镇同时复核。',
    shows: ['words', 'advice'],
    fields: { kind: kindChoice(), handler: handler('办理人', { optional: true, hint: '不选就由您来办' }), note: text('打算怎么办', { optional: true }) },
  },
  screenInvalid: {
    title: '不予受理',
    button: '确认不予受理',
    lead: '依据、该去哪里和理由会原文告诉诉求人，诉求人可以请上级重新审查一次。',
    danger: true,
    shows: ['words'],
    fields: { ground: explained('依据', INVALID_GROUNDS, WHERE_TO_GO), reason: text('理由', { tall: true, hint: '请用群众听得懂的话写' }) },
  },
  merge: {
    title: '与另一件是同一件事',
    short: '并案',
    button: '并案',
    lead: '并案后按主件办理，每位诉求人都会收到进展和结果。',
    shows: ['words'],
    seldom: true,
    // Filled in on the page that compares both (src/officer/compare), never as a form.
    fields: { master: line('并入哪一件'), reason: text('为什么是同一件事') },
  },
  unmerge: {
    title: '拆回，单独办理',
    short: '拆回',
    button: '拆回单独办理',
    lead: '拆回后从并案前的一步接着办，诉求人会收到消息，原来那件不再算他们的。',
    shows: ['words'],
    fields: { reason: text('为什么不是同一件事') },
  },
  attest: {
    title: '请诉求人核对',
    short: '核对',
    button: '核对无误',
    lead: '把登记的内容和查询口令读给诉求人听，请诉求人复述口令，或当场签名。',
    shows: ['petitioner', 'words'],
    fields: { word: line('诉求人复述的口令', { optional: true }), signature: { ...signature('诉求人签名'), optional: true } },
  },
  passUp: {
    title: '反映到本单位，转上级',
    short: '转上级',
    button: '转上级办理',
    lead: '转出后您和本单位就看不到这件诉求了。',
    shows: ['words'],
    seldom: true,
    fields: { accused: units('反映了哪些单位'), note: text('说明', { optional: true }) },
  },
  reviewValid: { title: '复核通过', short: '复核通过', button: '复核通过', shows: ['words', 'opinions'], fields: { finding: choice('复核结论', FINDINGS, { start: 'reasonable' }), opinion: text('复核意见', { drafted: true }) } },
  reviewBeside: {
    title: '复核（村里已在办）',
    short: '复核',
    button: '提交复核意见',
    shows: ['words', 'opinions'],
    fields: { finding: choice('复核结论', FINDINGS, { start: 'reasonable' }), opinion: text('复核意见', { drafted: true }) },
  },
  reviewUnreasonable: {
    title: '复核为不合理',
    short: '不合理',
    button: '确认不合理',
    lead: '解释会原文告诉诉求人，诉求人可以请上级重新审查。',
    danger: true,
    shows: ['words', 'opinions'],
    fields: { opinion: text('复核意见'), explanation: text('给诉求人的解释', { tall: true, hint: '说清政策依据，用群众听得懂的话' }) },
  },
  recall: { title: '收回由乡镇办', button: '收回', shows: ['words'], fields: { reason: text('为什么收回') } },
  triage: {
    title: '分流', short: '分流',
    button: '确认分流',
    shows: ['words', 'opinions', 'advice'],
    fields: { kind: kindChoice(), level: levelChoice(), lead: unit('主办单位'), supporting: units('协办单位', { optional: true }), note: text('交办说明', { optional: true }) },
  },
  assign: {
    title: '交办', short: '交办',
    button: '确认交办',
    shows: ['words', 'opinions', 'advice'],
    fields: { lead: unit('主办单位'), supporting: units('协办单位', { optional: true }), note: text('交办说明', { optional: true }) },
  },
  uphold: { title: '维持原结论', short: '裁定', button: '维持', shows: ['words', 'opinions'], fields: { opinion: text('理由', { tall: true }) } },
  overturn: { title: '改为受理', button: '改为受理', shows: ['words', 'opinions'], fields: { opinion: text('理由', { tall: true }) } },
}
