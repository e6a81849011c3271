import { go } from '@/features/go'
import { papers } from '@/papers/go'
import { Row, Rows } from '@/ui/row'
import { Screen } from '@/ui/screen'
import { Section } from '@/ui/section'

import { admin } from '../go'

/** Everything that an administrator keeps. */
export default function HubPage() {
  return (
    <Screen lead='管理员只管单位、人员和设置，不办件、不签字，也看不到诉求内容。每次变更都留痕。'>
      <Section title='单位和人员'>
        <Rows>
          <Row icon='place' title='单位和人员' note='单位、网格、岗位，增加、改名、合并、拆分、撤销' onClick={admin.units} />
          <Row icon='user' title='邀请' note='谁还没接受，重发或收回邀请码' onClick={admin.invitations} />
          <Row icon='list' title='用表格导入导出' note='一次导入全部单位和人员，导错了可以撤回' onClick={admin.sheets} />
        </Rows>
      </Section>
      <Section title='规则和资料'>
        <Rows>
          <Row icon='list' title='职责清单' note='哪类事归哪一级、哪个部门' onClick={go.responsibility} />
          <Row icon='clock' title='放假安排' note='国务院公布后登记，期限自动重算' onClick={go.calendar} />
          <Row icon='settings' title='期限和参数' note='办结期限、退回次数、保存年限等' onClick={admin.settings} />
          <Row icon='message' title='消息模板' note='微信模板编号、字段和样子' onClick={admin.templates} />
          <Row icon='camera' title='二维码' note='做码、打印张贴' onClick={papers.codes} />
        </Rows>
      </Section>
      <Section title='留痕和运行'>
        <Rows>
          <Row icon='edit' title='变更记录' note='谁在什么时候改了什么，改前改后' onClick={() => admin.changes()} />
          <Row icon='help' title='运行情况' note='消息有没有积压，放假安排够不够' onClick={admin.health} />
          <Row icon='eye' title='查看记录' note='谁查看了诉求人的姓名和电话' onClick={go.reveals} />
        </Rows>
      </Section>
    </Screen>
  )
}
