import { ADOPTIONS, PAUSE_GROUNDS, RETURN_GROUNDS } from 'domain/appeal/payloads'

import { choice, day, drawn, handler, kindChoice, line, number, photos, text, unit, yes, type Forms } from '@/features/act/fields'

import { isWhole } from './plan-steps'

/** What the responsible unit does. */
export const HANDLING_FORMS: Forms = {
  accept: { title: '签收', short: '签收', button: '签收', shows: ['words'], fields: { handler: handler('办理人', { optional: true, hint: '可以先签收，稍后再定' }) } },
  return: {
    title: '退回',
    button: '退回',
    lead: '签收前可以退回，次数有上限；到上限后由区中心裁定。',
    danger: true,
    shows: ['words'],
    fields: { ground: choice('退回依据', RETURN_GROUNDS), reason: text('理由') },
  },
  nameHandler: { title: '指定办理人', short: '指定', button: '确认', fields: { handler: handler('办理人'), reason: text('变更原因', { optional: true }) } },
  progress: { title: '记一笔进展', short: '记进展', button: '记下', fields: { step: drawn('是方案的哪一步', { part: 'planStep' }, { optional: true, onlyPlanned: true }), done: yes('这一步办好了', { onlyPlanned: true }), text: text('办到哪一步了', { tall: true }), evidence: photos('现场照片') } },
  plan: {
    title: '一人一策方案',
    short: '定方案',
    button: '保存方案',
    lead: '诉求人看得到原因、步骤和日期，看不到责任人。',
    shows: ['words'],
    fields: { causes: text('问题出在哪里', { tall: true }), steps: drawn('分几步办', { part: 'steps', isWhole, missing: '每一步都写上做什么、谁负责、哪天前办完' }, { hint: '日期不超过办理期限' }) },
  },
  askSupport: { title: '请其他单位协办', button: '发出', fields: { unit: unit('请哪个单位'), question: text('请它做什么'), by: day('哪天前答复') } },
  answerSupport: { title: '答复协办事项', short: '答复', button: '提交答复', fields: { answer: text('协办情况', { tall: true }) } },
  askPetitioner: { title: '问诉求人', button: '发出', lead: '诉求人会收到消息。等候回复期间停止计时，最多五个工作日。', fields: { question: text('想问什么', { drafted: true }) } },
  askPause: {
    title: '申请停表，等候诉求人', short: '申请停表',
    button: '提交申请',
    lead: '由上级批准。批准后停止计时，到期自己恢复；一轮里合计最多五个工作日。诉求人会收到通知。',
    fields: { ground: choice('等什么', PAUSE_GROUNDS), until: day('停到哪天'), reason: text('说明') },
  },
  grantPause: { title: '同意停表', short: '批停表', button: '同意', shows: ['requests'], fields: { opinion: text('意见', { start: '情况属实，同意停表。' }) } },
  refusePause: { title: '不同意停表', button: '不同意', shows: ['requests'], fields: { opinion: text('意见') } },
  resume: { title: '继续计时', button: '继续', fields: {} },
  askExtension: {
    title: '申请延期',
    button: '提交申请',
    lead: '由上级批准，只能延一次；批准后会告诉诉求人新的日期。',
    fields: { days: number('延几个工作日', [3, 5, 10], '天'), reason: text('理由') },
  },
  grantExtension: { title: '同意延期', short: '批复', button: '同意', shows: ['requests'], fields: { opinion: text('意见', { start: '理由充分，同意延期。' }) } },
  refuseExtension: { title: '不同意延期', button: '不同意', shows: ['requests'], fields: { opinion: text('意见') } },
  changeKind: { title: '改类别', button: '改类别', lead: '起算日不变，期限按新类别。', shows: ['words'], fields: { kind: kindChoice('应是哪一类'), reason: text('理由') } },
  answerAtOnce: {
    title: '当场答复',
    button: '答复',
    shows: ['words'],
    fields: { reply: drawn('从答复库里找', { part: 'reply' }, { optional: true }), answer: text('答复', { tall: true, drafted: true }), recordedYes: yes('诉求人当面或在电话里表示认可') },
  },
  report: {
    title: '办结上报', short: '上报',
    button: '上报，请诉求人确认',
    lead: '提交后请诉求人确认签名，再由您签署、领导审核签批。',
    shows: ['words'],
    again: {
      in: ['reported', 'confirmed', 'stated', 'checked'],
      title: '修改已上报的答复',
      short: '改答复',
      button: '提交修改',
      lead: '答复改了，要请诉求人重新确认；只改公开的答复或办理过程说明，不用重新确认。',
    },
    fields: {
      answer: text('给诉求人的答复', { tall: true, drafted: true, hint: '办了什么、结果怎样' }),
      publicAnswer: text('公开的答复', { tall: true, drafted: true, hint: '不写姓名、电话、门牌；投诉类不写被反映人' }),
      statement: text('办理过程说明', { tall: true, drafted: true, hint: '由您签字负责' }),
      adoption: choice('是否采纳', ADOPTIONS, { onlyFor: 'suggestion' }),
      measure: text('采纳后怎么落实', { onlyFor: 'suggestion', optional: true, hint: '采纳、部分采纳的要填；办结后一直跟到见效' }),
      measureOwner: line('谁负责落实', { onlyFor: 'suggestion', optional: true }),
      measureBy: day('哪天前落实', { onlyFor: 'suggestion', optional: true }),
      evidence: photos('办结照片'),
    },
  },
}
