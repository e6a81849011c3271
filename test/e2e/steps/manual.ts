import { readFileSync } from 'node:fs'
import path from 'node:path'
import { ROOT } from '../../../scripts/root'
import type { Phone } from '../harness'

/**
 * Seconds that somebody takes who does it for the first time: to read a character of the manual (two hundred a minute, an
 * unhurried reader), to find and tap something, to type a character, to look a screen over, to find and open a file, to mend
 * a cell of it.
 */
const SECONDS = { character: 0.3, tap: 6, letter: 1.5, look: 5, file: 30, cell: 20 } as const

/** A chapter of a manual, by its heading; up to the next one. */
export function chapterOf(manual: string, heading: string): string {
  const [, chapter] = readFileSync(path.join(ROOT, 'docs/manuals', `${manual}.md`), 'utf8').split(`\n## ${heading}\n`)
  if (chapter === undefined) throw new Error(`no chapter “${heading}” in ${manual}.md`)
  return chapter.split('\n## ')[0]!
}

/** Somebody who has nothing but a chapter of a manual: does what stands in 「」, in that order and nothing beside it, and how long it takes is added up. */
export class Reader {
  private readonly done: string[] = []
  private seconds = 0

  constructor(private readonly chapter: string) {
    this.seconds = chapter.length * SECONDS.character
  }

  /** Taps what the chapter names; `on` where the screen shows more words with it. */
  async tap(phone: Phone, words: string, on = words): Promise<void> {
    await phone.tap(on)
    this.note(words, SECONDS.tap)
  }

  async fill(phone: Phone, label: string, value: string): Promise<void> {
    await phone.fill(label, value)
    this.note(label, SECONDS.tap + value.length * SECONDS.letter)
  }

  async see(phone: Phone, words: string): Promise<void> {
    await phone.see(words)
    this.note(words, SECONDS.look)
  }

  async attach(phone: Phone, file: string, words: string): Promise<void> {
    await phone.attach(file, words)
    this.note(words, SECONDS.tap + SECONDS.file)
  }

  /** Taps what has another name each time, such as a village: the chapter must name it in “”. */
  async choose(phone: Phone, words: string): Promise<void> {
    if (!this.chapter.includes(`“${words}”`)) throw new Error(`the chapter does not say to tap “${words}”`)
    await phone.tap(words)
    this.seconds += SECONDS.tap
  }

  /** What is read on a screen and not pressed. */
  async look(phone: Phone, words: string): Promise<void> {
    await phone.see(words)
    this.seconds += SECONDS.look
  }

  mend(cells: number): void {
    this.seconds += cells * SECONDS.cell
  }

  private note(words: string, seconds: number): void {
    this.done.push(words)
    this.seconds += seconds
  }

  /** @throws unless the chapter was followed from its first word in 「」 to its last, within these minutes. @returns the minutes. */
  expectFollowed(minutes: number): number {
    const said = [...this.chapter.matchAll(/「([^」]*)」/g)].map(([, words]) => words!)
    const at = said.findIndex((words, place) => this.done[place] !== words)
    if (at >= 0 || this.done.length > said.length) {
      const place = at >= 0 ? at : said.length
      throw new Error(`step ${place + 1} of the chapter is 「${said[place] ?? 'nothing more'}」, and what was done is 「${this.done[place] ?? 'nothing more'}」`)
    }
    const taken = Math.ceil(this.seconds / 60)
    if (taken > minutes) throw new Error(`the chapter takes ${taken} minutes, more than ${minutes}`)
    return taken
  }
}
