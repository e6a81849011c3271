import { jobs } from '../../server/store/jobs'
import { tables } from '../../server/store/tables'
import { Play, problemOf } from './support'

let play: Play
beforeAll(async () => {
  play = await Play.open()
})
afterAll(() => play.stage.close())

/** The clock runs as by its timer, at a minute in which it looks at itself. */
async function watchAt(moment: string): Promise<void> {
  await play.stage.until(moment)
  await play.stage.cloud.functions.invoke('clock', {}, { from: 'timer' })
  await play.settle()
}

const told = async () => {
  const admin = play.stage.at('D', 'administrator')
  const { items } = await tables.messages.page({ where: { to: admin.id }, order: [['at', 'desc']], limit: 99 })
  return items.filter(({ fields }) => fields[0]![1] === '系统运行').map(({ fields }) => fields[1]![1])
}

describe('how the district runs', () => {
  it('is read by administrators alone, at the cost of a few requests', async () => {
    const { stage } = play
    await watchAt('2026-03-02T10:00')
    const admin = stage.at('D', 'administrator')
    expect(await stage.ask(admin, 'supervision', 'health', {})).toMatchObject({ alarms: [], readings: { lastRunMinutes: 0, outboxMinutes: null, givenUp: {}, sweepLateDays: 0, keyDays: 0, quota: 0 } })
    for (const who of [stage.resident('T01V01'), stage.at('T01', 'reviewer'), stage.at('D', 'dispatcher')]) expect(problemOf(await stage.call(who, 'supervision', 'health', {}))).toBe('FORBIDDEN')
    for (const { requests } of play.calls().filter(({ action, ok }) => action === 'health' && ok)) expect(requests).toBeLessThanOrEqual(12)
    expect(await told()).toEqual([])
  })

  it('is told to administrators once when something is the matter, and once when it is over', async () => {
    await play.file(play.stage.resident('T01V01'), 'T01V01')
    await play.settle()
    const [row] = (await tables.outbox.page({ where: { state: 'done' }, order: [['after', 'asc']], limit: 1 })).items
    const now = play.stage.cloud.clock.now()
    await tables.outbox.insert(...Array.from({ length: 12 }, (_, n) => ({ ...row!, _id: `lost-${n}`, state: 'given up' as const, after: now, why: `40003 invalid openid 1234567${n}` })))
    await watchAt('2026-03-02T10:30')
    expect(await told()).toEqual(['一天内12条没有发成'])
    await watchAt('2026-03-02T11:00')
    expect(await told()).toHaveLength(1)
    const view = await play.stage.ask(play.stage.at('D', 'administrator'), 'supervision', 'health', {})
    // By cause, and without what is one person's.
    expect(view.readings.givenUp).toEqual({ '40003 invalid openid …': 12 })
    await tables.outbox.remove({ state: 'given up' })
    await watchAt('2026-03-02T11:30')
    expect(await told()).toEqual(['运行已恢复正常', '一天内12条没有发成'])
  })

  it('tells of work that does not end, and again a day later while it lasts', async () => {
    const now = play.stage.cloud.clock.now()
    await jobs.insert({ _id: 'migrate:999', kind: 'migrate', state: 'open', place: null, args: { to: 999 }, by: 'system', at: now - 30 * 3_600_000, reason: null, changed: 0, missed: 0 })
    await watchAt('2026-03-02T12:00')
    await watchAt('2026-03-02T12:30')
    expect((await told()).filter((words) => words.startsWith('后台任务'))).toHaveLength(1)
    await watchAt('2026-03-03T12:35')
    expect((await told()).filter((words) => words.startsWith('后台任务'))).toHaveLength(2)
  })
})
