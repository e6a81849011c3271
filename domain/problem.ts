/** Everything that can stop a person, with the words for it: what happened, what to do. Anything else is a bug. */
export const PROBLEMS = {
  // The door.
  INVALID: '有的内容需要改一下，请看标红的地方。',
  UNKNOWN_ACTION: '没有这个操作，请更新小程序后再试。',
  NOT_FOUND: '没有找到，请核对编码。',
  FORBIDDEN: '您没有办理这件事的权限。',
  SIGN_IN: '请从微信里打开小程序再试。',
  OFFLINE: '现在没有网络。内容已保存在手机里，联网后再提交。',
  FAILED: '没有办成，内容没有丢，请稍后再试。',
  TOO_MANY: '您提交得太快了，请过一会儿再试。如有急事请直接拨打电话。',
  SAME_TEXT: '同样的内容您已经提交过了，不用重复提交，可以在那一件里补充情况。',
  QUESTIONNAIRE_ENDED: '这份问卷已经截止，谢谢您。有事要反映可以直接提交诉求。',
  UNSAFE: '内容里有不能公开的词语，请改一改再提交。',
  // When.
  STALE: '这件诉求刚被他人更新，请刷新后再办。',
  CONFLICT: '这件诉求现在不能这样办，请刷新看看进展。',
  BUSY: '同时办理的人较多，请再点一次。',
  // Why not.
  NOT_MINE: '这件诉求不是您提交的。',
  NOT_YOUR_TURN: '现在还不到您这一步。',
  ALREADY_SIGNED: '您已在另一处签过字，四方必须是四个不同的人。',
  OWN_APPEAL: '这是您自己的诉求，请由其他同志办理。',
  RETURN_CAP: '退回次数已到上限，由区中心裁定后不再退回。',
  RETURN_LATE: '签收期限已过，不能再退回，请提请上级协调。',
  CONTESTED_ONCE: '已申请过一次复议，结果为最终结果。',
  CONTEST_LATE: '已过申请复议的期限，如有新情况请重新提交。',
  REOPEN_LATE: '已过申请重办的期限，如有新情况请重新提交。',
  REOPENED_ONCE: '已重办过一次，如有新情况请重新提交。',
  URGED_TODAY: '今天已经催过了，办理人已收到。',
  NO_PAUSE_LEFT: '等候诉求人的时间最多五个工作日，已用完。',
  NOBODY_TO_ASK: '诉求人没有留下联系方式，不能停表等候。',
  NOT_PAUSED: '现在没有暂停。',
  PAUSED: '已在等候诉求人，不用重复。',
  EXTENSION_OPEN: '已有一个延期申请在等批复。',
  NO_EXTENSION: '没有待批的延期申请。',
  EXTENDED_ONCE: '已延期一次，不能再延。',
  NOT_ATTEMPTED: '需在三个不同的日子各联系一次，仍联系不上才能登记未确认。',
  NO_SUPPORT_ASKED: '没有请您单位协办的事项。',
  NOT_COMPLAINT: '只有投诉类可以在撤回后继续办理。',
  NOT_CONSULTATION: '只有咨询类可以当场答复。',
  NO_SIGNERS: '本单位和上级没有足够的不同人员签字，请先由管理员补齐岗位。',
  NO_HANDLER: '请先确定办理人。',
  NOT_KEPT: '这件诉求不是村里直接办理的。',
  NEEDS_ADOPTION: '建议类请说明是否采纳。',
  NO_ORDER: '没有等答复的催办、督办。',
  NOT_SUPERVISED: '纪检和信访的督办意见还没有签完，签完才能签批。',
  NEEDS_MEASURE: '采纳的建议请写明怎么落实、谁负责、哪天前落实。',
  NO_MEASURE: '这件建议没有待落实的措施。',
  NEEDS_PLAN: '求决类请先制定一人一策方案，再报告办理结果。',
  PLAN_LATE: '计划的日期超过了办理期限，请改早一些，或先申请延期。',
  NOT_PUBLIC: '这类诉求不公开结果。',
  ACCUSED: '被反映的单位不能办理这件诉求。',
  GROUP_LIMIT: '一件诉求最多五位代表。',
  PHONE_NEEDED: '请先验证手机号。',
  NOT_CLAIMABLE: '这件诉求登记的手机号与您的不一致。',
  SAME_APPEAL: '不能并入它自己。',
  ATTESTED: '诉求人已经核对过了，不用再核对。',
  MASTER_ANSWERED: '合并办理的那件已经有了答复，不能再拆回；不同意的诉求人可以单独立项。',
  LAST_PETITIONER: '那件诉求只剩这几位诉求人，拆开就没有人了，请就在那件里办理。',
  LIST_OPEN: '异议期还没有结束，到期后才能定稿。',
  OBJECTIONS_OPEN: '还有异议没有答复，答复后才能定稿。',
  LIST_FROZEN: '异议期已过，名单不再改动；数字有误的，请联系区中心登记更正。',
  OBJECTED: '本单位对这份名单已提过异议，正在答复或已答复。',
  UNITS_ONLY: '只评价单位，不评价个人：个人名次、积分和考核结果不计算、不导出。这次请求已留痕。',
  RETURN_SENT: '本周的周报已经报送，不能再改；情况有变的，写进下周的周报。',
  NOT_SETTLED: '这个月还没有结账。',
  WARNED_STEP: '这件预警现在不能这样办，请刷新看看进展。',
  TOO_EARLY: '还没到整改期限，到期后再复查；提前完成的，请单位先报整改情况。',
  MASTER_ENDED: '要并入的那件已经办结，请直接办理这件。',
} as const
export type ProblemCode = keyof typeof PROBLEMS

/** A refusal that reaches a person; thrown where a value cannot be returned, caught at the door. */
export class Refusal extends Error {
  constructor(
    readonly code: ProblemCode,
    readonly fields?: Record<string, string>,
  ) {
    super(PROBLEMS[code])
    this.name = 'Refusal'
  }
}
