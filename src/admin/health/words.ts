import type { HealthView } from 'server/contract'

/** What is read of the district, as lines: what it is, and how it stands. */
export function lines({ readings, schema }: HealthView): [label: string, words: string][] {
  const { lastRunMinutes, outboxMinutes, sweepLateDays, calendarDays, keyDays, workHours, quota } = readings
  return [
    ['定时任务', lastRunMinutes === null ? '还没有运行过' : lastRunMinutes === 0 ? '刚刚运行过' : `${lastRunMinutes}分钟前运行过`],
    ['消息和统计', outboxMinutes === null ? '没有积压' : `最早的一条等了${outboxMinutes}分钟`],
    ['期限检查', sweepLateDays === 0 ? '按时' : `晚了${sweepLateDays}天`],
    ['放假安排', calendarDays > 0 ? `还够${calendarDays}天` : '已经用完'],
    ['加密密钥', keyDays === null ? '还没有记录' : `用了${keyDays}天`],
    ['后台任务', workHours === null ? '没有' : `已做${workHours}小时`],
    ['等配额的消息', quota === 0 ? '没有' : `${quota}条`],
    ['数据版本', String(schema)],
  ]
}

/** Why messages were given up within a day, the most frequent first. */
export const causes = ({ readings }: HealthView): [cause: string, count: string][] =>
  Object.entries(readings.givenUp)
    .sort(([, a], [, b]) => b - a)
    .slice(0, 8)
    .map(([cause, count]) => [cause || '没有写原因', `${count}条`])
