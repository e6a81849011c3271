/** The element of the page with this id. @throws when the page lacks it. */
export function byId<E extends HTMLElement = HTMLElement>(id: string): E {
  const element = document.getElementById(id)
  if (!element) throw new Error(`#${id} is missing`)
  return element as E
}

let timer: ReturnType<typeof setTimeout> | undefined

/** Says something for a few seconds at the foot of the page. */
export function notice(text: string): void {
  byId('notice').textContent = text
  clearTimeout(timer)
  timer = setTimeout(() => (byId('notice').textContent = ''), 4000)
}

/** Runs what a button starts: the button waits, and a failure is said. */
export async function during(button: HTMLButtonElement, run: () => Promise<void>): Promise<void> {
  button.disabled = true
  try {
    await run()
  } catch (error) {
    notice(error instanceof Error ? error.message : String(error))
  } finally {
    button.disabled = false
  }
}

/** Whether every word of `query` occurs in one of the texts. */
export function matches(query: string, ...texts: string[]): boolean {
  const all = texts.join(' ').toLowerCase()
  return query.toLowerCase().split(/\s+/).every((word) => all.includes(word))
}
