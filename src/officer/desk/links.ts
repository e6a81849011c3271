import type { Me } from 'server/contract'
import type { Duty } from 'domain/organisation/roles'

import { admin } from '@/admin/go'
import { go, to } from '@/features/go'
import { meetings } from '@/meetings/go'
import { papers } from '@/papers/go'
import type { Picture } from '@/ui/icon'

/** A place that one goes to from the workbench. */
export interface Link {
  words: string
  /** What one finds there, in the sheet of all of them. */
  note: string
  icon: Picture
  go: (me: Pick<Me, 'posts'>) => void
  /** Whom it is shown to; everyone unless said. */
  to?: (me: Pick<Me, 'posts'>) => boolean
}

const may = (...duties: Duty[]) => ({ posts }: Pick<Me, 'posts'>) => posts.some((post) => duties.some((duty) => post.duties.includes(duty)))
// The centre, the supervisors and those who only watch look at the whole; everyone else at their own unit.
const watches = ({ posts }: Pick<Me, 'posts'>) => posts.some(({ kind }) => !['village', 'township', 'department'].includes(kind))

/** Those that stand on the workbench itself, the most used first. */
export const NEAR: readonly Link[] = [
  { words: '台账', note: '本单位的全部诉求，可筛选、查缺漏', icon: 'list', go: go.ledger },
  { words: '看板', note: '办得怎样，走势和排名', icon: 'eye', go: (me) => go.board(watches(me) ? 'district' : 'unit') },
  { words: '消息', note: '发给您的提醒', icon: 'bell', go: go.officerMessages },
]

/** Those that one finds behind “更多”. */
export const FURTHER: readonly Link[] = [
  { words: '答复库', note: '常见咨询的现成答复', icon: 'search', go: go.replies },
  { words: '智囊库', note: '群众建议办到了哪一步', icon: 'message', go: go.thinkTank },
  { words: '职责清单', note: '哪类事归哪一级、哪个部门', icon: 'help', go: go.responsibility },
  { words: '类别和标签', note: '诉求分哪些类、贴哪些标签', icon: 'list', go: admin.labels, to: may('administration', 'dispatch') },
  { words: '问卷、表格、二维码', note: '群众没来说的，去问、去收', icon: 'edit', go: papers.hub },
  // Who comes to meetings of the district, or answers for what they decided.
  { words: '会议', note: '议题、纪要，会上定的事', icon: 'user', go: meetings.hub, to: may('reception', 'checking', 'endorsing', 'leadership', 'dispatch') },
  { words: '帮办', note: '替群众跑腿的事：接单、登记、办结', icon: 'user', go: () => to('/errands/desk/index'), to: may('errands') },
  { words: '核查', note: '到现场看办好了没有', icon: 'place', go: go.visits, to: may('inspection') },
  { words: '委托签字', note: '领导外出时由谁代签', icon: 'edit', go: () => to('/officer/absence/index'), to: may('checking', 'endorsing', 'administration') },
  { words: '系统管理', note: '单位、人员、邀请、变更记录', icon: 'settings', go: admin.hub, to: may('administration') },
  { words: '放假安排', note: '每年的节假日和调休', icon: 'clock', go: go.calendar, to: may('administration') },
  { words: '查看记录', note: '谁查看过姓名和电话', icon: 'lock', go: go.reveals, to: may('administration', 'discipline') },
]
