import type { Phone } from '../../harness'
import { requestId } from '../../../../scripts/local/stage'
import { ADMINISTRATOR, ALWAYS_THE_SAME, RESIDENT, VILLAGE, once, type SheetPages, type Shown } from '../page'

/** A district in which some things were changed and somebody is invited. */
const kept = once(async ({ stage }) => {
  const admin = stage.at('D', 'administrator')
  await stage.ask(admin, 'casework', 'saveCategory', { id: 'culture', words: '文化体育', cues: ['乒乓球台', '农家书屋'], closed: false, reason: '与区里的叫法一致' })
  await stage.ask(admin, 'casework', 'saveCategory', { words: '宠物饲养', cues: ['遛狗', '狗绳'], closed: true })
  await stage.ask(admin, 'casework', 'saveTag', { id: 'media', name: '媒体关注', closed: true })
  await stage.ask(admin, 'admin', 'renameUnit', { id: 'T01V02', name: '新桥社区', reason: '村改社区' })
  await stage.ask(admin, 'admin', 'addUnit', { kind: 'village', name: '河东村', parent: 'T01', grids: ['第一网格', '第二网格'] })
  const invitation = await stage.ask(admin, 'admin', 'invite', { name: '周小雨', posts: [{ unit: VILLAGE, role: 'gridWorker', grids: [`${VILLAGE}G1`] }] }, requestId())
  return { invitation, cadre: stage.at(VILLAGE, 'villageCadre').id }
})

const LABELS: readonly Shown[] = [
  { query: { of: 'category', id: 'culture' } },
  { as: 'new', query: { of: 'category' } },
  { as: 'wrong', query: { of: 'category' }, then: (phone) => phone.tap('保存') },
  { as: 'tag', query: { of: 'tag', id: 'media' } },
]

/** The administration, and the page of those whom it invites. */
export const ADMIN: SheetPages = {
  'admin/hub/index': { by: ADMINISTRATOR, states: ALWAYS_THE_SAME },
  'admin/units/index': { by: ADMINISTRATOR, full: async (filled) => (await kept(filled), [{}, { as: 'open', then: (phone) => phone.tap('展开') }]) },
  'admin/unit/index': { by: ADMINISTRATOR, bare: { id: 'T99' }, full: async (filled) => (await kept(filled), [{ query: { id: VILLAGE } }, { as: 'township', query: { id: 'T01' } }]) },
  'admin/alter/index': { by: ADMINISTRATOR, bare: { id: 'T99', what: 'close' }, full: () => [...['add', 'rename', 'grids', 'split', 'move', 'close'].map((what) => ({ as: what, query: { id: what === 'add' ? 'T01' : VILLAGE, what } })), { as: 'split-township', query: { id: 'T01', what: 'split' } }, { as: 'wrong', query: { id: VILLAGE, what: 'move' }, then: (phone: Phone) => phone.tap('划转') }] },
  'admin/person/index': { by: ADMINISTRATOR, bare: { id: 'p-nobody' }, full: async (filled) => [{ query: { id: (await kept(filled)).cadre } }] },
  'admin/invite/index': { by: ADMINISTRATOR, bare: { unit: 'T99' }, full: () => [{ query: { unit: VILLAGE }, then: (phone) => phone.tap('网格员') }] },
  'admin/invitation/index': { by: ADMINISTRATOR, full: async (filled) => [{ query: { id: (await kept(filled)).invitation.id } }] },
  'admin/accept/index': { by: RESIDENT, full: async (filled) => [{}, { as: 'found', query: { code: (await kept(filled)).invitation.code ?? '' } }] },
  'admin/sheets/index': {
    by: ADMINISTRATOR,
    full: async ({ stage }) => {
      await stage.ask(stage.at('D', 'administrator'), 'admin', 'importUnits', { header: ['名称', '类型', '上级'], rows: [['柳林村', '村（社区）', '望溪街道'], ['清河镇', '乡镇', '']], dryRun: false, import: 'import-0001' })
      return [{}]
    },
  },
  'admin/import/index': { by: ADMINISTRATOR, states: ALWAYS_THE_SAME, full: () => [{ query: { of: 'units' } }, { as: 'people', query: { of: 'people' } }] },
  'admin/begin/index': { by: RESIDENT, states: ALWAYS_THE_SAME },
  'admin/health/index': { by: ADMINISTRATOR },
  'admin/settings/index': { by: ADMINISTRATOR, full: () => [{}] },
  'admin/setting/index': { by: ADMINISTRATOR, bare: { name: 'nothing' }, full: () => ['kindDays.resolution', 'planNeeded', 'retentionYears'].map((name) => ({ as: name.replace('.', '-'), query: { name } })) },
  'admin/labels/index': { by: ADMINISTRATOR, full: async (filled) => (await kept(filled), [{}]) },
  'admin/label/index': {
    by: ADMINISTRATOR,
    bare: { of: 'category', id: 'nothing' },
    full: async (filled) => (await kept(filled), LABELS),
  },
  'admin/templates/index': { by: ADMINISTRATOR, full: () => [{}] },
  'admin/changes/index': { by: ADMINISTRATOR, full: async (filled) => (await kept(filled), [{}]) },
}
