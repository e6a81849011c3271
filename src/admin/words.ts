import type { UnitKind } from 'domain/organisation/units'

import type { InvitationView } from 'server/contract'

import type { Tone } from '@/ui/tag'

import type { Alteration, Label, Sheet } from './go'

export const KIND_WORDS: Record<UnitKind, string> = { village: '村（社区）', township: '乡镇（街道）', department: '区级部门', centre: '区中心', discipline: '纪检', petition: '信访', politicalLegal: '政法', performance: '目标绩效' }

/** What is below a unit, where something can be added below it. */
export const ADDED_BELOW = { centre: '加乡镇、部门', township: '加村（社区）' } as const satisfies Partial<Record<UnitKind, string>>

export const ALTERATION_WORDS: Record<Alteration, string> = { add: '新增单位', rename: '改名', grids: '调整网格', split: '拆分', move: '划到另一乡镇', close: '合并或撤销' }

export const STATE_WORDS: Record<InvitationView['state'], string> = { open: '等对方接受', accepted: '已接受', revoked: '已收回', expired: '已过期' }
export const STATE_TONES: Record<InvitationView['state'], Tone> = { open: 'blue', accepted: 'green', revoked: 'grey', expired: 'amber' }

/** `望溪街道 复核专员（第一网格）` */
export const postWords = ({ unitName, roleWords, gridNames }: { unitName: string; roleWords: string; gridNames: string[] }) => `${unitName} ${roleWords}${gridNames.length > 0 ? `（${gridNames.join('、')}）` : ''}`

/** A code as it is read out: in two halves. */
export const codeWords = (code: string) => `${code.slice(0, 5)} ${code.slice(5)}`

export const LABEL_WORDS: Record<Label, { what: string; add: string; lead: string; leadOfNew?: string }> = {
  category: { what: '类别', add: '加一个类别', lead: '改名以后各处按新名称显示；归哪一级、哪个单位在“职责清单”里定。', leadOfNew: '先在这里加，再到“职责清单”里定归哪一级、哪个单位。' },
  tag: { what: '标签', add: '加一个标签', lead: '改名以后，贴过的也显示新名称。' },
}

/** What is said of each sheet while it is brought in. */
export const SHEET_WORDS: Record<Sheet, { what: string; unit: string; template: string; exported: string; hint: string; after: string; known: string }> = {
  units: {
    what: '单位', unit: '个', template: '单位导入模板', exported: '单位表',
    hint: '一行一个单位。类型填“乡镇（街道）”“村（社区）”或“区级部门”；村（社区）的上级填所属乡镇（街道）；几个网格用顿号隔开。',
    after: '单位已经建好，接着导入人员。', known: '已经有了',
  },
  people: {
    what: '人员', unit: '行', template: '人员导入模板', exported: '人员表',
    hint: '一行一个人在一个单位的职务，几个职务用顿号隔开。填了手机号的，本人验证这个号码就能接受；没填的，要把邀请码交给本人。',
    after: '已发出邀请，对方在小程序里接受后到岗。没留手机号的，请到“邀请”里把邀请码交给本人。', known: '已在岗或已邀请',
  },
}
