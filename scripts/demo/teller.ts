import { dayOf, dayWords } from '../../domain/calendar/day'
import type { Stage } from '../local/stage'

/** Tells a walk as a readable transcript, and keeps count of what it held to be true. */
export class Teller {
  held = 0
  readonly broken: string[] = []

  constructor(private readonly stage: Stage) {}

  private today(): string {
    return dayWords(dayOf(this.stage.cloud.clock.now()))
  }

  chapter(title: string): void {
    console.log(`\n━━ ${title}`)
  }

  /** One step, with the day on which it falls. */
  say(words: string): void {
    console.log(`  ${this.today().padEnd(10, ' ')} ${words}`)
  }

  /** Something that must hold; a transcript with one that does not ends with a failure. */
  hold(words: string, holds: boolean): void {
    if (holds) this.held += 1
    else this.broken.push(words)
    console.log(`             ${holds ? '✓' : '✗ 没有做到：'} ${words}`)
  }
}
