/** One line of structured log. Ids, codes, counts and times only: never a name, a number or a word that a person wrote. */
export function log(event: string, members: Readonly<Record<string, string | number | boolean | null | undefined>>): void {
  console.log(JSON.stringify({ event, ...members }))
}

/** A bug, with its stack: nothing that a person should be told in its own words. */
export function logBug(event: string, error: unknown, members: Readonly<Record<string, string | number | null>> = {}): void {
  console.error(JSON.stringify({ event, ...members, error: error instanceof Error ? (error.stack ?? error.message) : String(error) }))
}
