import * as z from 'zod'
import { carries } from '../../domain/organisation/roles'
import type { UnitId } from '../../domain/organisation/units'
import { placeOfScene, sceneOf } from '../../domain/outreach/codes'
import { Refusal } from '../../domain/problem'
import type { Page } from '../contract'
import { type Asked, verb } from '../door/verb'
import { cursor, id, scene } from '../door/schema'
import { place } from '../intake/fields'
import { carriesOver } from '../intake/rights'
import { temporaryUrls, writeFile } from '../store/files'
import { limit } from '../store/limits'
import { type ScanCodeRow, outreach } from '../store/outreach'
import { keyedHash } from '../store/seal'
import { codeImage } from '../wechat/code'
import type { PersonRow } from '../store/rows'
import type { District } from '../store/units'
import { loadWorld } from '../world'
import type { OutreachOfCadres, ScanCodeView, ScannedPlace } from './contract'
import { listUnit, mustBePlace, placeWords, unitsOver } from './units'

const PAGE = 40
/** The page that a scanned code opens. */
const FORM = 'pages/form/index'
const PER_HOUR = 400

const codeInput = z.strictObject({ place }) as unknown as z.ZodType<OutreachOfCadres['makeCode']['input']>

/** Makes the mini-program code of a village, a grid or a spot; one that was made before is given again. */
export const makeCode = verb(codeInput, async ({ input, me }: Asked<OutreachOfCadres['makeCode']['input']>): Promise<ScanCodeView> => {
  const { organisation, now } = await loadWorld()
  const { village, grid, spot = '' } = input.place
  mustBePlace(input.place, organisation)
  mustKeepCodes(me, village, organisation)
  const mark = spot ? `p${keyedHash('spot', `${village}:${grid ?? ''}:${spot}`).slice(0, 6)}` : undefined
  const _id = sceneOf({ village, ...(grid ? { grid } : {}), ...(mark ? { mark } : {}) })
  if (!_id) throw new Refusal('INVALID', { place: '这个网格的编号太长，做不了码，请改用村（社区）的码' })
  const made = await outreach.codes.byId(_id)
  const row = made ?? { _id, village, grid: grid ?? null, spot, units: unitsOver(village, organisation), fileID: await pictureOf(_id, me._id), closed: false, by: me._id, at: now }
  if (!made) await outreach.codes.insertNew(row)
  return codeView(row, await temporaryUrls([row.fileID]), organisation)
})

/** Takes a code out of use, or back into it; whoever may make it may do so. */
export const closeCode = verb(z.strictObject({ scene, closed: z.boolean() }), async ({ input, me }) => {
  const [{ organisation }, row] = await Promise.all([loadWorld(), outreach.codes.byId(input.scene)])
  if (!row) throw new Refusal('NOT_FOUND')
  mustKeepCodes(me, row.village, organisation)
  await outreach.codes.update({ _id: row._id }, { closed: input.closed })
  return { closed: input.closed }
})

function mustKeepCodes(me: PersonRow, village: string, organisation: District): void {
  if (!(['intake', 'administration'] as const).some((duty) => carriesOver(me, duty, village, organisation))) throw new Refusal('FORBIDDEN')
}

const codeView = (row: ScanCodeRow, urls: Map<string, string>, organisation: District): ScanCodeView => ({ scene: row._id, place: placeWords(row, organisation), url: urls.get(row.fileID) ?? null, closed: row.closed })


async function pictureOf(_id: string, by: string): Promise<string> {
  await limit(`code:${by}`, PER_HOUR, 3600)
  return writeFile(`codes/${_id.replaceAll('/', '_')}.png`, await codeImage({ scene: _id, page: FORM }))
}

/** Whose codes are listed: a unit of mine, or all below the unit that I administer, for a code tells of no appeal. */
function keptIn(me: PersonRow, unit: UnitId | undefined): UnitId {
  const administered = me.posts.find(({ role }) => carries(role, 'administration'))?.unit
  return administered && (unit ?? administered) === administered ? administered : listUnit(me, unit)
}

/** The codes of a unit of mine, the newest first, to be looked at and printed. */
export const codes = verb(z.strictObject({ unit: id.optional(), cursor }), async ({ input, me }): Promise<Page<ScanCodeView>> => {
  const { organisation } = await loadWorld()
  const page = await outreach.codes.page({ where: { units: keptIn(me, input.unit) }, order: [['at', 'desc']], limit: PAGE, cursor: input.cursor })
  const urls = await temporaryUrls(page.items.map(({ fileID }: ScanCodeRow) => fileID))
  return { items: page.items.map((row) => codeView(row, urls, organisation)), next: page.next }
})

/** The place of a scanned code. One of another district, or none of ours, asks to choose the place by hand. */
export const scanned = verb(z.strictObject({ scene }), async ({ input }): Promise<ScannedPlace> => {
  const { organisation } = await loadWorld()
  const found = placeOfScene(input.scene)
  const row = found ? await outreach.codes.byId(input.scene) : null
  if (row?.closed) throw new Refusal('INVALID', { scene: `${placeWords(row, organisation)}的这个码已经停用，请自己选择地方` })
  if (!found || organisation.find(found.village)?.kind !== 'village' || (found.mark && !row)) throw new Refusal('INVALID', { scene: '这个码不是本区的，请自己选择地方' })
  const grid = row?.grid ?? found.grid
  const known = grid && organisation.gridsOf(found.village).some((one) => one.id === grid) ? grid : undefined
  const at = { village: found.village, ...(known ? { grid: known } : {}), ...(row?.spot ? { spot: row.spot } : {}) }
  return { ...at, words: placeWords(at, organisation) }
})
