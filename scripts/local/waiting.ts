import { maySee } from '../../domain/appeal/permissions'
import { parties } from '../../domain/appeal/standing'
import { RESIDENT_STATUS_WORDS, STATUSES, STATUS_WORDS, isOpen } from '../../domain/appeal/statuses'
import { NEVER, type WaitKey } from '../../domain/appeal/waits'
import { createCalendar } from '../../domain/calendar/calendar'
import { type Day, dayOf } from '../../domain/calendar/day'
import type { LocalCloud } from '../../localcloud'
import type { AppealRow } from '../../server/store/rows'
import type { SampleDistrict, SamplePerson } from '../sample/district'
import { Cast } from '../sample/history/cast'
import { type Identity, identityIn } from './people'
import { readAll } from './read'

/** A next step: by whom, on which appeal, why, and the page on which it is done. */
export interface WaitingStep extends Omit<Identity, 'group'> {
  code: string
  why: string
  page: string
}

/** Where the console begins; the district's centre, in whose scope all appeals are but those against it. */
const [HERE, DISTRICT] = ['T01V01', 'D']
/** Rows looked at: the newest here and anywhere, and of every open status some here whose day is nearest. */
const NEWEST = 40
const OF_EACH = 4

/** Who must act now: what moved last first, so that whoever follows one appeal finds its next step on top. */
export async function waitingList(cloud: Pick<LocalCloud, 'database' | 'clock'>, district: SampleDistrict): Promise<WaitingStep[]> {
  const newest = (scopes: string) => readAll<AppealRow>(cloud, 'appeals', { where: { scopes }, order: { submittedAt: -1, _id: -1 }, limit: NEWEST })
  const nearest = (status: string) => readAll<AppealRow>(cloud, 'appeals', { where: { scopes: HERE, status }, order: { actBy: 1, _id: 1 }, limit: OF_EACH })
  const lists = await Promise.all([newest(HERE), newest(DISTRICT), ...STATUSES.filter(isOpen).map(nearest)])
  const rows = [...new Map(lists.flat().map((row) => [row._id, row])).values()]
  rows.sort((a, b) => b.changedAt - a.changedAt || (a._id < b._id ? -1 : 1))
  const steps = stepsOf(district, dayOf(cloud.clock.now()))
  return rows.flatMap(steps)
}

/** The steps that an appeal waits for, one for each who is waited for. */
function stepsOf(district: SampleDistrict, today: Day): (row: AppealRow) => WaitingStep[] {
  const cast = castOf(district)
  const identify = identityIn(district)
  return (row) =>
    (row.waits as WaitKey[]).flatMap((key) => {
      const person = meantBy(cast, key, row)
      if (!person) return []
      const { group: _, ...identity } = identify(person, unitOf(key))
      const mine = parties(row).includes(person.id)
      return [{ ...identity, code: row.code, why: `${whyOf(row, key, mine)}${dueWords(row, today)}：${row.excerpt}`, page: `${mine ? 'pages/appeal/index' : 'officer/case/index'}?code=${row.code}` }]
    })
}

const casts = new WeakMap<SampleDistrict, Cast>()

function castOf(district: SampleDistrict): Cast {
  const cast = casts.get(district) ?? new Cast(district.people)
  casts.set(district, cast)
  return cast
}

const unitOf = (key: WaitKey): string | undefined => (key.startsWith('person:') ? undefined : key.slice(0, key.indexOf(':')))

/** Of those meant by a key, one who may act: not a party where a cadre is meant, and of the appeal's own grid if there is one. */
function meantBy(cast: Cast, key: WaitKey, row: AppealRow): SamplePerson | undefined {
  const named = key.startsWith('person:')
  const meant = named ? cast.people.filter(({ id }) => key === `person:${id}`) : cast.meant(key)
  const able = meant.filter(({ id, posts }) => maySee({ person: id, posts }, row) && (named || !parties(row).includes(id)))
  return able.find(({ posts }) => row.grid !== null && posts.some(({ grids }) => grids?.includes(row.grid!))) ?? able[0]
}

/** Why somebody is waited for beside whoever handles the appeal. */
function whyOf(row: AppealRow, key: WaitKey, mine: boolean): string {
  if (mine) return row.status === 'handling' ? '请补充情况' : RESIDENT_STATUS_WORDS[row.status]
  if (row.status === 'reported') return '待回访'
  if (row.status !== 'handling') return STATUS_WORDS[row.status]
  if (row.extensionAsked !== null && key === `${row.overseer}:triage`) return '延期待批'
  if (row.pauseAsked !== null && key === `${row.overseer}:triage`) return '停表待批'
  if (row.reviewBeside && key === `${row.township}:review`) return '村里自办，待复核'
  if (row.supports.some(({ unit, answered }) => !answered && key === `${unit}:handling`)) return '待协办答复'
  return row.handler ? STATUS_WORDS.handling : '待指定办理人'
}

const calendar = createCalendar()

function dueWords({ actBy }: AppealRow, today: Day): string {
  if (actBy === NEVER) return ''
  const left = calendar.workingDaysBetween(today, actBy)
  if (left === 0) return '（今天到期）'
  return left > 0 ? `（还剩${left}个工作日）` : `（已超期${-left}个工作日）`
}
