import { clockTime, startOf } from '../../domain/calendar/day'
import type { World } from '../../domain/appeal/situation'
import { TEMPLATES } from '../../domain/notice/templates'
import { oneOf } from '../store/conditions'
import { collection } from '../store/database'
import { sweepLimits } from '../store/limits'
import { sealEntries } from '../store/seals'
import { tables } from '../store/tables'
import { keysOf } from '../../domain/appeal/waits'
import type { PersonRow } from '../store/rows'
import { actorOf } from '../world'
import { sendWecom } from '../wechat/wecom'

/** What is done once a day, from which hour on, and on which days. */
const JOBS: { name: string; from: string; workingDaysOnly: boolean; run: (world: World) => Promise<void> }[] = [
  { name: 'seal', from: '00:10', workingDaysOnly: false, run: async ({ now, today }) => void (await sealEntries(today, now)) },
  { name: 'limits', from: '03:00', workingDaysOnly: false, run: async ({ now }) => void (await sweepLimits(now)) },
  { name: 'digest', from: '08:30', workingDaysOnly: true, run: digest },
]

const done = collection<{ _id: string; n: number }>('counters')

/** Runs each daily job whose hour has come and that has not been done today, whoever asks and how often. */
export async function daily(world: World): Promise<string[]> {
  const time = clockTime(world.now)
  const due = JOBS.filter(({ from, workingDaysOnly }) => time >= from && (!workingDaysOnly || world.calendar.isWorkingDay(world.today)))
  const marks = await done.byIds(due.map(({ name }) => `daily:${world.today}:${name}`))
  const ran: string[] = []
  for (const { name, run } of due) {
    const _id = `daily:${world.today}:${name}`
    if (marks.has(_id) || !(await done.insertNew({ _id, n: 1 }))) continue
    await run(world)
    ran.push(name)
  }
  return ran
}

/** Each cadre who has work waiting and was not reached yesterday hears of it once in the morning. */
async function digest({ today, now, calendar }: World): Promise<void> {
  const since = startOf(calendar.addWorkingDays(today, -1))
  const kept = await tables.messages.page({ where: { state: 'kept' }, order: [['at', 'desc']], limit: 999 })
  const people = await tables.people.byIds([...new Set(kept.items.filter(({ at }) => at >= since && at <= now).map(({ to }) => to))])
  for (const person of people.values()) if (person.posts.length > 0 && person.wecom) await sendDigest(person, person.wecom, today)
}

async function sendDigest(person: PersonRow, user: string, today: string): Promise<void> {
  const waiting = await tables.appeals.count({ waits: oneOf(keysOf(actorOf(person))) })
  if (waiting === 0) return
  await sendWecom({ user, title: TEMPLATES.task.title, lines: [['待办', `${waiting}件诉求等您办理`], ['日期', today]], page: 'officer/desk/index' })
}
