/** What spreadsheet programs take for the beginning of a formula, the wide forms of Chinese keyboards too. */
const FORMULA = /^\s*[=+\-@＝＋－＠]/

/** Words that somebody wrote are never a formula to whoever opens the file: an apostrophe in front says so to every program. */
const plain = (words: string) => (FORMULA.test(words) ? `'${words}` : words)
const quoted = (words: string) => (/[",\r\n]/.test(words) ? `"${words.replaceAll('"', '""')}"` : words)
const cell = (words: string) => quoted(plain(words))

/** Rows as spreadsheet programs write a text file; the mark in front tells Excel that it is UTF-8. */
export function csvOf(rows: readonly (readonly string[])[]): string {
  return `\uFEFF${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`
}
