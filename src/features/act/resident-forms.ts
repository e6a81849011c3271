import { RATING_WORDS } from 'domain/appeal/kinds'
import { DISCONTENTS, DISPUTE_GROUNDS } from 'domain/appeal/payloads'

import { choice, photos, signature, text, type Forms } from './fields'

/** What a petitioner may do with an appeal, in words for everyone; the likelier first. */
export const RESIDENT_FORMS: Forms = {
  confirm: {
    title: '确认办理结果',
    short: '去确认',
    button: '确认并签名',
    lead: '请先看看答复。签名表示您知道了结果；不满意也可以签，会如实记录。如果事情没办好，请返回选“没办好，退回重办”。',
    shows: ['answer'],
    fields: { rating: choice('您满意吗', RATING_WORDS), because: choice('主要哪里不满意', DISCONTENTS, { onlyIf: ['rating', 'dissatisfied'] }), words: text('想说的话', { optional: true }), signature: signature('您的签名') },
  },
  dispute: {
    title: '没办好，退回重办',
    short: '没办好',
    button: '退回重办',
    lead: '退回后由原单位接着办，还按原来的期限。',
    shows: ['answer'],
    fields: { ground: choice('是哪种情况', DISPUTE_GROUNDS), reason: text('哪里没办好', { tall: true }) },
  },
  disputeAgain: {
    title: '还是没办好，请上级裁定',
    short: '还是没办好',
    button: '提请上级裁定',
    lead: '您已退回过一次，这次由上一级来裁定：要么责成重办，要么说明理由后办结。',
    shows: ['answer'],
    fields: { ground: choice('是哪种情况', DISPUTE_GROUNDS), reason: text('哪里没办好', { tall: true }) },
  },
  contest: {
    title: '请上级重新审查',
    short: '请上级重审',
    button: '提交',
    lead: '由上一级重新看一遍，只能申请一次，结果会告诉您。',
    shows: ['answer'],
    fields: { reason: text('您觉得哪里不对', { tall: true }) },
  },
  reopen: {
    title: '问题又出现了，申请重办',
    short: '申请重办',
    button: '申请重办',
    lead: '办结后一段时间内，问题又出现可以申请重办一次。',
    fields: { reason: text('现在是什么情况', { tall: true }) },
  },
  claim: {
    title: '这是我的诉求',
    button: '认领',
    lead: '工作人员代您登记的诉求，用您验证过的手机号认领后，就能在这里看进展、确认结果。',
    fields: {},
  },
  join: {
    title: '我也遇到了',
    button: '加入',
    lead: '加入后，进展和结果也会告诉您。',
    fields: {},
  },
  supplement: {
    title: '补充情况',
    button: '提交补充',
    lead: '有新情况、新照片，随时可以补充，办理人会看到。',
    fields: { text: text('想补充什么', { tall: true }), evidence: photos() },
  },
  urge: {
    title: '催一催',
    button: '催办',
    lead: '办理人会马上收到提醒。一天可以催一次。',
    fields: { text: text('想说的话', { optional: true }) },
  },
  splitMember: {
    title: '我的情况不一样，单独办理',
    short: '单独办理',
    button: '单独立项',
    lead: '从共同反映的这件里分出来，另编一个编码单独办理；其他人的不受影响。',
    fields: { reason: text('您的情况哪里不同', { tall: true }) },
  },
  withdraw: {
    title: '撤回诉求',
    button: '确认撤回',
    lead: '撤回后就不再办理了。以后有需要可以重新提交。',
    danger: true,
    fields: { reason: text('为什么撤回', { optional: true }) },
  },
}
