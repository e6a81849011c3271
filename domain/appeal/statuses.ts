/** Where an appeal stands; each status says who is waited for (`WAITS_FOR`). */
export const STATUSES = [
  'submitted',
  'screened',
  'reviewed',
  'triaged',
  'assigned',
  'handling',
  'reported',
  'confirmed',
  'stated',
  'checked',
  'closed',
  'published',
  'invalid',
  'unreasonable',
  'contested',
  'disputed',
  'duplicate',
  'parked',
  'withdrawn',
  'transferred',
] as const
export type Status = (typeof STATUSES)[number]

/** The words of cadres. */
export const STATUS_WORDS: Record<Status, string> = {
  submitted: '待初审',
  screened: '待复核',
  reviewed: '待分流',
  triaged: '待交办',
  assigned: '待签收',
  handling: '办理中',
  reported: '待诉求人确认',
  confirmed: '待办理人签字',
  stated: '待分管领导审核',
  checked: '待主要领导签批',
  closed: '已销号',
  published: '已公示',
  invalid: '不予受理',
  unreasonable: '复核为不合理',
  contested: '复议中',
  disputed: '待上级裁定',
  duplicate: '已并案',
  parked: '已挂账',
  withdrawn: '已撤回',
  transferred: '已转出',
}

/** The words of residents: no jargon (look.md). */
export const RESIDENT_STATUS_WORDS: Record<Status, string> = {
  submitted: '正在核实',
  screened: '正在复核',
  reviewed: '正在确定由谁来办',
  triaged: '正在交给负责的单位',
  assigned: '等负责的单位接手',
  handling: '正在办理',
  reported: '办好了，请您确认',
  confirmed: '您已确认，办理人签字中',
  stated: '领导正在审核',
  checked: '领导正在签批',
  closed: '已办结',
  published: '已办结并公开',
  invalid: '没有受理',
  unreasonable: '没有支持',
  contested: '上级正在重新审查',
  disputed: '上级正在裁定',
  duplicate: '已和同一件事合并办理',
  parked: '需要较长时间，已登记在册',
  withdrawn: '您已撤回',
  transferred: '已转交其他机关',
}

/** Nothing more is due from us in these, unless somebody moves the appeal again. */
export const ENDED: readonly Status[] = ['closed', 'published', 'invalid', 'unreasonable', 'duplicate', 'withdrawn', 'transferred']

/** Whether an appeal in `status` is still to be dealt with. */
export function isOpen(status: Status): boolean {
  return !ENDED.includes(status)
}
