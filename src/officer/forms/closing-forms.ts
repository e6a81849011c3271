import { ORDERS, RECEIVERS, UNCONFIRMED_GROUNDS } from 'domain/appeal/payloads'

import { choice, day, drawn, line, members, number, photos, signature, text, type Forms } from '@/features/act/fields'

const WAYS = { phone: '打电话', visit: '上门' }

import { Blacken } from './blacken'

/** The sign-off, publication, and what is out of the ordinary. */
export const CLOSING_FORMS: Forms = {
  logAttempt: {
    title: '登记一次联系',
    short: '登记',
    button: '登记',
    lead: '三个不同的日子各联系一次仍联系不上，才能登记未确认。',
    shows: ['petitioner', 'words', 'answer'],
    fields: { way: choice('怎么联系的', WAYS, { start: 'phone' }), outcome: text('情况', { start: '电话无人接听，改日再联系。' }) },
  },
  recordUnconfirmed: {
    title: '登记未确认',
    button: '登记',
    lead: '诉求人这一处记为未确认，不计入满意。',
    shows: ['words', 'answer', 'signOff'],
    fields: { ground: choice('原因', UNCONFIRMED_GROUNDS, { drafted: true }), reason: text('说明') },
  },
  state: {
    title: '签署办理过程', short: '签字',
    button: '签字',
    lead: '第二处签字：对办理过程负责。',
    shows: ['answer', 'signOff'],
    fields: { statement: text('办理过程说明', { tall: true, drafted: true }), signature: signature('办理人签名') },
  },
  check: {
    title: '分管领导审核', short: '审核',
    button: '审核通过并签字',
    lead: '第三处签字：核对程序和事实。',
    shows: ['words', 'answer', 'statement', 'signOff'],
    fields: { opinion: text('审核意见', { optional: true }), signature: signature('分管领导签名') },
  },
  endorse: {
    title: '主要领导签批', short: '签批',
    button: '签批销号',
    lead: '第四处签字：签批后销号。',
    shows: ['words', 'answer', 'statement', 'signOff'],
    fields: { opinion: text('签批意见', { optional: true }), signature: signature('主要领导签名') },
  },
  sendBack: {
    title: '退回重办',
    button: '退回重办',
    lead: '事情没有办好：回到办理中，前面的签字作废。',
    danger: true,
    shows: ['answer', 'signOff'],
    fields: { reason: text('哪里没办好') },
  },
  sendBackProcedure: {
    title: '退回补手续',
    button: '退回补手续',
    lead: '只补手续：答复不变，诉求人的签字保留。',
    shows: ['statement', 'signOff'],
    fields: { reason: text('缺什么手续') },
  },
  orderRound: { title: '责成重办', short: '裁定', button: '责成重办', shows: ['words', 'answer'], fields: { opinion: text('裁定意见', { tall: true }) } },
  closeUnrecognised: {
    title: '依法办结，诉求人不认可',
    short: '依法办结',
    button: '裁定办结',
    lead: '记为不满意，意见会原文告诉诉求人。',
    danger: true,
    shows: ['words', 'answer'],
    fields: { opinion: text('裁定意见', { tall: true }) },
  },
  publish: {
    title: '公开结果', short: '公开',
    button: '公开',
    lead: '公开的内容不含姓名、电话和门牌。',
    shows: ['answer'],
    fields: { publicAnswer: text('公开的答复', { tall: true, drafted: true, optional: true, hint: '不改就用上报时的公开答复' }), keep: drawn('个人信息', { Draw: Blacken }, { optional: true }) },
  },
  unpublish: { title: '撤下公开', button: '撤下', danger: true, fields: { reason: text('为什么撤下') } },
  superviseSign: {
    title: '签署督办意见', short: '督办签字',
    button: '签署',
    lead: '投诉由纪检和信访分别督办，两家都签了，主要领导才能签批。',
    shows: ['words', 'answer', 'statement', 'signOff'],
    fields: { opinion: text('督办意见', { start: '经督办，调查程序合规，同意办结。' }), signature: signature('督办人签名') },
  },
  order: {
    title: '催办、督办', short: '督办',
    button: '发出',
    lead: '承办人要在期限前答复；逾期不答复，会逐级报给领导。督办同时告诉分管领导。',
    shows: ['words'],
    fields: { as: choice('是催办还是督办', ORDERS, { start: 'prompt' }), text: text('要求'), by: day('哪天前答复') },
  },
  answerOrder: { title: '答复催办、督办', short: '答复督办', button: '提交答复', shows: ['orders'], fields: { answer: text('办到哪一步、什么时候办好', { tall: true }) } },
  advance: {
    title: '采纳建议的落实进展',
    short: '记进展',
    button: '记下',
    lead: '提建议的人会收到消息。',
    shows: ['measure'],
    fields: { text: text('办到哪一步了', { tall: true }), evidence: photos('照片') },
  },
  putOff: { title: '改落实日期', button: '改日期', lead: '新日期和理由会告诉提建议的人和督办单位。', shows: ['measure'], fields: { by: day('改到哪天前'), reason: text('为什么改') } },
  recordEffect: {
    title: '登记成效',
    button: '登记成效',
    lead: '措施落实、看到成效后登记，会公开。',
    shows: ['measure'],
    fields: { effect: text('成效', { tall: true, hint: '办成了什么、群众得到什么' }), evidence: photos('照片') },
  },
  split: { title: '拆成两件', button: '拆分', seldom: true, lead: '一件里说了两件事时，拆出一件单独办理。', shows: ['words'], fields: { text: text('拆出去的那件事', { tall: true }), reason: text('为什么拆分') } },
  nameRepresentatives: {
    title: '推选代表',
    short: '推选代表',
    button: '确认代表',
    lead: '几个人共同反映的，由推选出的代表确认结果、签名。',
    shows: ['words'],
    fields: { representatives: members('代表', { hint: '可以选一人或几人' }) },
  },
  transferOut: {
    title: '转交其他机关',
    button: '转交',
    danger: true,
    seldom: true,
    shows: ['words'],
    fields: { receiver: choice('转给谁', RECEIVERS), number: line('对方的受理编号'), on: day('转交日期'), reason: text('理由') },
  },
  markUrgent: { title: '标为紧急', button: '标为紧急', seldom: true, lead: '涉及生命安全时使用，领导会立即收到。', shows: ['words'], fields: { hours: number('几小时内处置', [2, 4, 12, 24], '小时'), reason: text('紧急在哪里') } },
  park: { title: '挂账', button: '挂账', lead: '需要较长时间才能解决的，登记在册并定下复查日期。', shows: ['words'], fields: { reviewOn: day('复查日期'), reason: text('理由') } },
  unpark: { title: '恢复办理', short: '恢复', button: '恢复办理', fields: { note: text('说明', { optional: true }) } },
  goOn: { title: '依法继续办理', short: '续办', button: '继续办理', lead: '投诉撤回后，查明有必要的可以继续办理。', fields: { reason: text('理由') } },
}
