import { go } from '@/features/go'
import { papers } from '@/papers/go'
import type { Picture } from '@/ui/icon'

import { admin } from '../go'

interface Door {
  icon: Picture
  title: string
  note: string
  onClick: () => void
}

/** Everything that an administrator keeps, and where it is kept. */
export const DOORS: readonly { title: string; doors: readonly Door[] }[] = [
  {
    title: '单位和人员',
    doors: [
      { icon: 'place', title: '单位和人员', note: '单位、网格、岗位，增加、改名、合并、拆分、撤销', onClick: admin.units },
      { icon: 'user', title: '邀请', note: '谁还没接受，重发或收回邀请码', onClick: admin.invitations },
      { icon: 'list', title: '用表格导入导出', note: '一次导入全部单位和人员，导错了可以撤回', onClick: admin.sheets },
    ],
  },
  {
    title: '规则和资料',
    doors: [
      { icon: 'list', title: '职责清单', note: '哪类事归哪一级、哪个部门', onClick: go.responsibility },
      { icon: 'search', title: '类别和标签', note: '诉求分哪些类、贴哪些标签，改名、增加、停用', onClick: admin.labels },
      { icon: 'clock', title: '放假安排', note: '国务院公布后登记，期限自动重算', onClick: go.calendar },
      { icon: 'settings', title: '期限和参数', note: '办结期限、退回次数、保存年限等', onClick: admin.settings },
      { icon: 'message', title: '消息模板', note: '微信模板编号、字段和样子', onClick: admin.templates },
      { icon: 'camera', title: '二维码', note: '做码、打印张贴', onClick: papers.codes },
    ],
  },
  {
    title: '留痕和运行',
    doors: [
      { icon: 'edit', title: '变更记录', note: '谁在什么时候改了什么，改前改后', onClick: () => admin.changes() },
      { icon: 'help', title: '运行情况', note: '消息有没有积压，放假安排够不够', onClick: admin.health },
      { icon: 'eye', title: '查看记录', note: '谁查看了诉求人的姓名和电话', onClick: go.reveals },
    ],
  },
]
