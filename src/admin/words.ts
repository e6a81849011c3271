import type { UnitKind } from 'domain/organisation/units'

import type { InvitationView } from 'server/contract'

import type { Tone } from '@/ui/tag'

import type { Alteration } from './go'

export const KIND_WORDS: Record<UnitKind, string> = { village: '村（社区）', township: '乡镇（街道）', department: '区级部门', centre: '区中心', discipline: '纪检', petition: '信访', politicalLegal: '政法', performance: '目标绩效' }

/** What is below a unit, where something can be added below it. */
export const ADDED_BELOW = { centre: '加乡镇、部门', township: '加村（社区）' } as const satisfies Partial<Record<UnitKind, string>>

export const ALTERATION_WORDS: Record<Alteration, string> = { add: '新增单位', rename: '改名', grids: '调整网格', split: '拆分', close: '合并或撤销' }

export const STATE_WORDS: Record<InvitationView['state'], string> = { open: '等对方接受', accepted: '已接受', revoked: '已收回', expired: '已过期' }
export const STATE_TONES: Record<InvitationView['state'], Tone> = { open: 'blue', accepted: 'green', revoked: 'grey', expired: 'amber' }

/** `望溪街道 复核专员（第一网格）` */
export const postWords = ({ unitName, roleWords, gridNames }: { unitName: string; roleWords: string; gridNames: string[] }) => `${unitName} ${roleWords}${gridNames.length > 0 ? `（${gridNames.join('、')}）` : ''}`

/** A code as it is read out: in two halves. */
export const codeWords = (code: string) => `${code.slice(0, 5)} ${code.slice(5)}`
