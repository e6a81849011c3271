import { requestId } from '../../../../scripts/local/stage'
import type { KeptOuting } from '../../../../src/outreach/kept/outing'
import type { KeptLetter } from '../../../../src/outreach/letters/letters'
import { SECRETARY, VILLAGE, once, type Filled, type SheetPages, type Shown } from '../page'

const HOUR_MS = 3_600_000
const PIPE = '三组的引水管冻裂了，十几户人家三天没有水用，请来修。'
const SAID = { spot: '三组', text: PIPE, aboutCadre: 'no' as const, accused: [], name: '周正兰', phone: '13812340001' }

/** Outings and a letter box, and what a phone keeps of them in every state. */
const made = once(async ({ stage }) => {
  const [me, other] = [stage.at(VILLAGE, 'villageSecretary'), stage.at(VILLAGE, 'villageCadre')]
  const now = stage.cloud.clock.now()
  const place = { village: VILLAGE, spot: '三组院坝' }
  const { id: outing } = await stage.ask(me, 'casework', 'recordOuting', { id: requestId(), kind: 'visit', place, from: now - 3 * HOUR_MS, until: now - HOUR_MS, with: [other.id], met: 5, note: '走了五户，两件事已登记。', photos: [] })
  const said = { text: PIPE, place, aboutCadre: false, accused: [], contact: { name: '周正兰', phone: '13812340001' }, evidence: [] }
  const receipt = await stage.ask(me, 'casework', 'collect', { outing, appeal: said })
  const { id: box } = await stage.ask(me, 'casework', 'saveBox', { id: requestId(), name: '村口信箱', place: { village: VILLAGE, spot: '小卖部门口' }, keeper: other.id, inUse: true })
  const { id: opening } = await stage.ask(me, 'casework', 'openBox', { id: requestId(), box, at: now - 9 * 24 * HOUR_MS, openers: [me.id, other.id], found: 3, note: '有一封没有署名' })
  await stage.ask(me, 'casework', 'enterLetters', { opening, letters: [{ id: requestId(), text: '老人活动室的顶漏雨，请来修一修。', aboutCadre: false, accused: [], evidence: [await stage.evidence(me, 'photo')] }] })

  const heard = (id: string, about: Partial<KeptOuting['heard'][number]>): KeptOuting['heard'][number] => ({ id, said: { ...SAID, village: VILLAGE }, photos: [], confirming: 'spoken', heardAt: now - HOUR_MS, state: { is: 'waiting' }, ...about })
  const here: KeptOuting = {
    by: me.id,
    begun: { kind: 'meeting', village: VILLAGE, spot: '村活动室', from: now - 2 * HOUR_MS, with: [{ id: other.id, name: other.name, words: '干部' }], company: '驻村队员' },
    state: { is: 'refused', problem: { code: 'FORBIDDEN', message: '您没有办理这件事的权限。', fields: { place: '这个村（社区）不归您登记，请选您负责的' } } },
    heard: [
      heard('heard-000001', { state: { is: 'sent' }, receipt }),
      heard('heard-000002', { state: { is: 'refused', problem: { code: 'INVALID', message: '有的内容需要改一下，请看标红的地方。', fields: { 'appeal.contact.phone': '请填写正确的电话号码' } } } }),
      heard('heard-000003', { confirming: 'signature', signature: { path: 'none' } }),
    ],
  }
  const letter: KeptLetter = { said: { ...SAID, village: VILLAGE }, photos: [], wrong: { photos: '请拍下信的原件' } }
  const kept = { 'drafts:outings': [{ id: 'outing-000001', changedAt: now, content: here }], [`drafts:letters:${opening}`]: [{ id: 'letter-000001', changedAt: now, content: letter }] }
  return { me: me.id, outing, box, opening, kept }
})
type Made = Awaited<ReturnType<typeof made>>

const shown = (of: (all: Made) => Shown[]) => async (filled: Filled) => of(await made(filled))

/** Pages of the channels that go to people. */
export const OUTREACH: SheetPages = {
  'outreach/outings/index': { by: SECRETARY, full: shown(({ kept }) => [{ kept }]) },
  'outreach/begin/index': { by: SECRETARY, full: shown(({ kept }) => [{}, { as: 'refused', query: { outing: 'outing-000001' }, kept }]) },
  'outreach/outing/index': { by: SECRETARY, full: shown(({ me, outing, kept }) => [{ query: { id: outing } }, { as: 'kept', query: { id: `${me}:outing-000001` }, kept }]) },
  'outreach/heard/index': { by: SECRETARY, full: shown(({ kept }) => [{ query: { outing: 'outing-000001', id: 'heard-000002' }, kept }]) },
  'outreach/close/index': { by: SECRETARY, full: shown(({ kept }) => [{ query: { outing: 'outing-000001' }, kept }]) },
  'outreach/boxes/index': { by: SECRETARY, full: shown(() => [{}]) },
  'outreach/box/index': { by: SECRETARY, full: shown(({ box }) => [{ query: { box } }]) },
  'outreach/box-form/index': { by: SECRETARY, full: shown(({ box }) => [{ query: { box } }]) },
  'outreach/open-box/index': { by: SECRETARY, full: shown(({ box }) => [{ query: { box } }]) },
  'outreach/opening/index': { by: SECRETARY, full: shown(({ opening, kept }) => [{ query: { id: opening }, kept }]) },
  'outreach/letter/index': { by: SECRETARY, full: shown(({ opening, kept }) => [{ query: { opening, village: VILLAGE, id: 'letter-000001' }, kept }]) },
}
