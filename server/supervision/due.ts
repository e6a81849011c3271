import { dayWords } from '../../domain/calendar/day'
import type { World } from '../../domain/appeal/situation'
import { RETURNING, weekOf, weekWords, weeklyDueOn } from '../../domain/supervision/weekly'
import { LOOK_AHEAD_DAYS, toldToday } from '../../domain/supervision/meeting/decisions'
import { atMost } from '../store/conditions'
import { meetings } from '../store/meetings'
import type { OutboxRow } from '../store/rows'
import { supervision } from '../store/supervision'
import { tables } from '../store/tables'
import { WEEKLY_PAGE } from './pages'
import { tellCallers, tellOwner } from './meetings/tell'
import type { Told } from './record'
import { tellCentre, tellUnit } from './warnings'

/** What supervision waits for today: returns on their day, warnings whose date has come, decisions of meetings. Each is told of once a day. */
export async function tellWhatIsDue(world: World): Promise<void> {
  const tells = [...(await returnsDue(world)), ...(await rectificationsDue(world)), ...(await decisionsDue(world))]
  const rows = tells.map(({ told: { page, accused = [], ...body }, of }): OutboxRow => ({ _id: `due-${world.today}-${of}`, appeal: of, kind: 'message', state: 'pending', after: world.now, tries: 0, createdAt: world.now, body: { ...body, accused, page } }))
  if (rows.length > 0) await tables.outbox.insert(...rows)
}

type Due = { of: string; told: Told }

/** Units that have not sent this week's return, on the day of its hour. */
async function returnsDue({ today, calendar, organisation }: World): Promise<Due[]> {
  const week = weekOf(today)
  if (weeklyDueOn(week, calendar) !== today) return []
  const sent = new Set((await supervision.weeklies.pick({ week }, ['unit'], 1000)).map(({ unit }) => unit))
  return organisation.units
    .filter(({ id, kind }) => RETURNING.includes(kind) && !sent.has(id))
    .map(({ id }) => ({ of: `weekly:${week}:${id}`, told: { to: [`${id}:reception`], template: 'task', values: [weekWords(week), '本周周报今天报送', '17点前报，数字已自动取好', today], page: `${WEEKLY_PAGE}?week=${week}` } }))
}

/** Warnings whose date of rectification has come: the unit and the centre both hear of it, and nothing rises by itself. */
async function rectificationsDue({ today, organisation }: World): Promise<Due[]> {
  const { items } = await supervision.warnings.page({ where: { state: 'rectifying', dueOn: atMost(today) }, order: [['dueOn', 'asc']], limit: 500 })
  return items.flatMap((row) => [
    { of: `${row._id}:centre`, told: tellCentre(row, organisation, '整改到期', '请复查', row.dueOn) },
    ...(row.dueOn === today ? [{ of: `${row._id}:unit`, told: tellUnit(row, '整改今天到期', dayWords(row.dueOn), row.dueOn) }] : []),
  ])
}

/** Decisions near their date or past it. The message says that there is one, and nothing of what it is about. */
async function decisionsDue({ today, calendar, organisation }: World): Promise<Due[]> {
  const { items } = await meetings.decisions.page({ where: { open: true, dueOn: atMost(calendar.addWorkingDays(today, LOOK_AHEAD_DAYS)) }, order: [['dueOn', 'asc']], limit: 500 })
  const appeals = await tables.appeals.byIds(items.flatMap(({ code }) => code ?? []))
  return items.flatMap((row) => {
    const accused = appeals.get(row.code ?? '')?.accused ?? []
    const told = row.state === 'open' ? toldToday(row.dueOn, today, calendar) : null
    if (!told) return []
    return [
      { of: `${row._id}:owner`, told: tellOwner(row, `会议决定${told.words}`, '点开看要求，请按期答复', accused, told.owner) },
      ...(told.callers ? [{ of: `${row._id}:callers`, told: tellCallers(row, organisation, `会议决定${told.words}`, '请督促落实', accused) }] : []),
    ]
  })
}
