import { byId, during } from './elements'
import { server } from './server'

const HOUR = 'PT1H'

/** The local cloud's clock: shows it and moves it. `onMove` runs after a move, when timers have fired. */
export function clock(onMove: () => Promise<void>): { show(): Promise<void> } {
  const show = async (): Promise<void> => {
    const now = await server.now()
    byId('now').textContent = inChina(now, { year: 'numeric', month: 'long', day: 'numeric', weekday: 'short', hour: '2-digit', minute: '2-digit', hour12: false })
  }
  const moving = (button: HTMLButtonElement, move: () => Promise<unknown>) =>
    during(button, async () => {
      await move()
      await show()
      await onMove()
    })

  const [nextDay, nextHour] = [byId<HTMLButtonElement>('next-day'), byId<HTMLButtonElement>('next-hour')]
  nextDay.addEventListener('click', () => void moving(nextDay, server.nextWorkingDay))
  nextHour.addEventListener('click', () => void moving(nextHour, () => server.moveClock({ advance: HOUR })))
  const form = byId<HTMLFormElement>('set-clock')
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    const button = form.querySelector('button')
    const { value } = byId<HTMLInputElement>('clock-to')
    // The field speaks China's time, whatever zone this browser is in.
    if (button && value) void moving(button, () => server.moveClock({ to: new Date(`${value}:00+08:00`).toISOString() }))
  })
  return { show }
}

/** A moment in China's time. */
export function inChina(moment: Date, format: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat('zh-CN', { ...format, timeZone: 'Asia/Shanghai' }).format(moment)
}
