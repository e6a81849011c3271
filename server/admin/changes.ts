import * as z from 'zod'
import { ROLE_WORDS } from '../../domain/organisation/roles'
import { type Asked, verb } from '../door/verb'
import { cursor, id } from '../door/schema'
import { type ChangeKind, type ChangeRow, administration } from '../store/administration'
import type { Where } from '../store/conditions'
import type { PersonRow } from '../store/rows'
import { open } from '../store/seal'
import { tables } from '../store/tables'
import { freshDistrict } from '../store/units'
import type { AdminFunction, ChangeView } from './contract'
import { mustAdminister } from './rights'
import { nameOf } from './views'

const WORDS: Record<ChangeKind, string> = {
  begin: '启用，首位管理员到岗', addUnit: '新增单位', renameUnit: '单位改名', closeUnit: '撤销单位', mergeUnit: '合并单位', splitUnit: '拆分单位', saveGrids: '调整网格',
  invite: '邀请人员', renewInvitation: '重发邀请码', revokeInvitation: '收回邀请', accept: '接受邀请', setPosts: '调整岗位',
  importUnits: '导入单位', importPeople: '导入人员', undoImport: '撤回导入', settings: '修改设置', template: '修改消息模板', responsibility: '修改职责清单', category: '修改类别', tag: '修改标签', export: '导出', moveVillage: '村（社区）划转', calendar: '登记放假安排', model: '选择AI 模型',
}

const input = z.strictObject({ unit: id.optional(), person: id.optional(), cursor })

/** The record of administration, the newest first. Four requests. */
export const changes = verb(input as unknown as z.ZodType<AdminFunction['changes']['input']>, async ({ input: { unit, person, cursor: from }, me }: Asked<AdminFunction['changes']['input']>) => {
  mustAdminister(me)
  const where: Where = unit ? { unit } : person ? { person } : {}
  const page = await administration.changes.page({ where, order: [['seq', 'desc']], limit: 30, cursor: from })
  const named = page.items.flatMap(({ by, person: about }) => (about ? [by, about] : [by]))
  const [people, invitations, { organisation }] = await Promise.all([tables.people.byIds(named), administration.invitations.byIds(page.items.flatMap(({ invitation }) => invitation ?? [])), freshDistrict()])
  const who = (row: PersonRow | undefined) => `${nameOf(row)}${row?.posts[0] ? `（${ROLE_WORDS[row.posts[0].role]}）` : ''}`
  const about = (row: ChangeRow): string => {
    if (row.person) return nameOf(people.get(row.person))
    const invitation = row.invitation ? invitations.get(row.invitation) : undefined
    if (invitation) return open(invitation.name)
    return row.unit ? (organisation.find(row.unit)?.name ?? '') : ''
  }
  return { items: page.items.map((row): ChangeView => ({ id: row._id, at: row.at, who: who(people.get(row.by)), what: WORDS[row.what], about: about(row), lines: row.lines, reason: row.reason })), next: page.next }
})
