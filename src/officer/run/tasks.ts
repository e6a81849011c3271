import type { Action } from 'domain/appeal/payloads'

/** One thing to do in a row of several. */
export interface Task {
  code: string
  action: Action
}

/** The most that are taken in one row: an address holds no more, and nobody reads more at once. */
export const MOST_TASKS = 30

const BETWEEN = '~'

/** The tasks as a part of a page's address. */
export function tasksToText(tasks: readonly Task[]): string {
  return tasks
    .slice(0, MOST_TASKS)
    .map(({ code, action }) => code + BETWEEN + action)
    .join(',')
}

export function tasksFromText(text: string | undefined): Task[] {
  return (text ?? '').split(',').flatMap((one) => {
    const [code, action] = one.split(BETWEEN)
    return code && action ? [{ code, action: action as Action }] : []
  })
}

interface Row {
  code: string
  likely: Action | null
}

/** Everything of the list that waits for the same step as `from`: it first, those after it, then those before. */
export function rowFrom(rows: readonly Row[], from: Row): Task[] {
  const alike = rows.filter(({ likely }) => likely !== null && likely === from.likely)
  const at = alike.findIndex(({ code }) => code === from.code)
  return [...alike.slice(at), ...alike.slice(0, at)].map(({ code, likely }) => ({ code, action: likely! }))
}
