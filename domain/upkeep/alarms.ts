/** What is read of a running district; times in whole units, null where there is nothing to tell. */
export interface Readings {
  /** Minutes since the clock last ran. */
  lastRunMinutes: number | null
  /** Minutes for which the oldest row of the outbox has been due. */
  outboxMinutes: number | null
  /** Rows of the outbox given up within a day, by why; a thousand at most are read. */
  givenUp: Readonly<Record<string, number>>
  /** Days by which the appeal that the sweep should have looked at first is late. */
  sweepLateDays: number
  /** Days until the last day whose holidays are published. */
  calendarDays: number
  /** Days since the key in front of the ring was first used. */
  keyDays: number | null
  /** Hours for which the oldest piece of work in line has been under way. */
  workHours: number | null
  /** Messages that wait because a service's quota is used up. */
  quota: number
  /** Photos filed within a day of which no verdict of content safety came; a hundred at most are counted. */
  unchecked: number
}

export type Level = 'amber' | 'red'

export interface Alarm {
  name: string
  /** Null while it is well. */
  rings: (readings: Readings) => Level | null
  /** What is the matter, within the twenty characters of a message. */
  says: (readings: Readings) => string
  /** What an administrator does about it. */
  todo: string
}

/** Amber from the first number on, red from the second. */
const from = (value: number | null, amber: number, red: number): Level | null => (value === null || value < amber ? null : value < red ? 'amber' : 'red')

const sumOf = (counts: Readonly<Record<string, number>>): number => Object.values(counts).reduce((sum, n) => sum + n, 0)

/** What an administrator is told of without having to look. */
export const ALARMS: readonly Alarm[] = [
  { name: 'clock', rings: ({ lastRunMinutes }) => from(lastRunMinutes, 5, 15), says: ({ lastRunMinutes }) => `定时任务${lastRunMinutes}分钟没有运行`, todo: '请运维人员查看云函数 clock 的定时触发器和日志。' },
  { name: 'outbox', rings: ({ outboxMinutes }) => from(outboxMinutes, 30, 240), says: ({ outboxMinutes }) => `消息和统计积压${outboxMinutes}分钟`, todo: '请运维人员查看云函数 clock 的日志；消息没有丢，恢复后会补发。' },
  { name: 'givenUp', rings: ({ givenUp }) => from(sumOf(givenUp), 10, 200), says: ({ givenUp }) => `一天内${sumOf(givenUp)}条没有发成`, todo: '按下面列出的原因处理；收不到的消息都留在本人的消息列表里。' },
  { name: 'sweep', rings: ({ sweepLateDays }) => from(sweepLateDays, 1, 2), says: ({ sweepLateDays }) => `期限检查晚了${sweepLateDays}天`, todo: '请运维人员查看云函数 clock 的日志，期限提醒会在恢复后补上。' },
  { name: 'calendar', rings: ({ calendarDays }) => (calendarDays > 60 ? null : calendarDays > 20 ? 'amber' : 'red'), says: ({ calendarDays }) => (calendarDays > 0 ? `放假安排只到${calendarDays}天后` : '放假安排已经用完'), todo: '国务院办公厅公布下一年放假安排后，请在“放假安排”里添加。' },
  { name: 'key', rings: ({ keyDays }) => from(keyDays, 365, 730), says: ({ keyDays }) => `加密密钥已用${keyDays}天`, todo: '请运维人员按运维手册换一把新密钥。' },
  { name: 'work', rings: ({ workHours }) => from(workHours, 24, 72), says: ({ workHours }) => `后台任务已做${workHours}小时`, todo: '请运维人员查看云函数 clock 的日志。' },
  { name: 'quota', rings: ({ quota }) => from(quota, 1, 100), says: ({ quota }) => `${quota}条消息等配额恢复`, todo: '微信、企业微信或短信当天的配额已用完，明天会自动补发；常常这样的，请申请提高配额。' },
  { name: 'photos', rings: ({ unchecked }) => from(unchecked, 5, 50), says: ({ unchecked }) => `${unchecked}张照片没有检查结果`, todo: '请运维人员查看云开发的消息推送是否指向云函数 pushes，并看它和 clock 的日志；没有结果的照片只在办件内部可见。' },
]

export interface Ringing {
  name: string
  level: Level
  words: string
  todo: string
}

/** What rings now, the red ones first. */
export function ringing(readings: Readings): Ringing[] {
  const all = ALARMS.flatMap(({ name, rings, says, todo }) => {
    const level = rings(readings)
    return level ? [{ name, level, words: says(readings), todo }] : []
  })
  return [...all.filter(({ level }) => level === 'red'), ...all.filter(({ level }) => level === 'amber')]
}
