import { openJournal } from '../disk/journal'

/** A message someone received. */
export interface Message {
  id: string
  /** ISO 8601, by the local clock. */
  at: string
  channel: 'subscription' | 'wecom'
  /** An openid, or a WeCom user id. */
  to: string
  /** The template of a subscription message. */
  template?: string
  title: string
  description?: string
  /** The page a tap on it opens. */
  page: string | null
  fields: readonly { name: string; label: string; value: string }[]
}

/** What the stand-in has to remember. */
type Event =
  | { kind: 'message'; message: Message; spends: boolean }
  | { kind: 'accept'; openid: string; template: string }
  | { kind: 'phone'; openid: string; number: string }
  | { kind: 'code'; code: string; openid: string; expires: number }
  | { kind: 'use'; code: string }
  | { kind: 'check'; trace: string; push: object }
  | { kind: 'pushed'; trace: string }

/** The stand-in's memory, kept as a journal in the data folder and so alive after a restart. */
export class Ledger {
  readonly messages: Message[] = []
  /** Checks by trace id; `pushed` once their answer has gone out. */
  readonly checks = new Map<string, { push: object; pushed: boolean }>()
  private readonly accepts = new Map<string, number>()
  private readonly phones = new Map<string, string>()
  private readonly codes = new Map<string, { openid: string; expires: number }>()
  private readonly journal

  constructor(file: string) {
    this.journal = openJournal<Event>(file)
    for (const event of this.journal.past) this.apply(event)
  }

  record(event: Event): void {
    this.journal.append(event)
    this.apply(event)
  }

  /** How often a person has accepted a one-time template and not yet been written to; for a long-term one, above 0 means allowed. */
  creditsOf(openid: string, template: string): number {
    return this.accepts.get(`${openid} ${template}`) ?? 0
  }

  phoneOf(openid: string): string | undefined {
    return this.phones.get(openid)
  }

  /** The owner of an unused code that has not expired at `now`, or null. */
  ownerOf(code: string, now: number): string | null {
    const found = this.codes.get(code)
    return found && found.expires >= now ? found.openid : null
  }

  /** Forgets everything. */
  clear(): void {
    this.journal.clear()
    this.messages.length = 0
    for (const table of [this.checks, this.accepts, this.phones, this.codes]) table.clear()
  }

  close(): void {
    this.journal.close()
  }

  private apply(event: Event): void {
    switch (event.kind) {
      case 'message':
        this.messages.push(event.message)
        if (event.spends) this.count(event.message.to, event.message.template ?? '', -1)
        break
      case 'accept':
        this.count(event.openid, event.template, 1)
        break
      case 'phone':
        this.phones.set(event.openid, event.number)
        break
      case 'code':
        this.codes.set(event.code, event)
        break
      case 'use':
        this.codes.delete(event.code)
        break
      case 'check':
        this.checks.set(event.trace, { push: event.push, pushed: false })
        break
      case 'pushed': {
        const check = this.checks.get(event.trace)
        if (check) check.pushed = true
      }
    }
  }

  private count(openid: string, template: string, by: number): void {
    this.accepts.set(`${openid} ${template}`, this.creditsOf(openid, template) + by)
  }
}
