import type { Database } from './database'
import type { Functions } from './functions'
import type { Route } from './http/route'
import type { CollectionDeclaration } from './service'
import type { Models } from './models'
import type { Sessions } from './sessions'
import type { SmsService } from './sms'
import type { Storage } from './storage'
import type { Firing, Timers } from './timers'
import type { Wechat, WechatOptions } from './wechat'

export interface LocalCloudOptions {
  /** The data folder. One local cloud at a time may use it. */
  data: string
  /** The port on 127.0.0.1; 0 takes a free one. */
  port: number
  /** The folder of built bundles: `<folder>/<name>/index.js` and `config.json`. */
  functions: string
  collections: readonly CollectionDeclaration[]
  /** Where the clock of a new data folder begins, ISO 8601; a folder that has a clock continues it. */
  clockStart?: string
  /** Added to the environment of the functions. */
  env?: Readonly<Record<string, string>>
  /** Further addresses of the HTTP face, such as the console's. */
  routes?: readonly Route[]
  wechat?: WechatOptions
  /** Workers per function at most; 2 when left out. */
  workers?: number
  /** Takes one line at a time; silent when left out. */
  log?: (line: string) => void
}

/** The local clock. Moving it forward fires the timers that fall due on the way; see `timers/`. */
export interface CloudClock {
  now(): number
  /** Puts the clock at a moment: milliseconds, or ISO 8601. */
  set(to: number | string): Promise<Firing[]>
  /** Moves it on: milliseconds, or an ISO 8601 duration such as `P1D`. */
  advance(by: number | string): Promise<Firing[]>
}

/** A running local cloud. */
export interface LocalCloud {
  /** `http://127.0.0.1:<port>`. */
  readonly url: string
  readonly clock: CloudClock
  readonly database: Database
  readonly functions: Functions
  readonly sessions: Sessions
  readonly wechat: Wechat
  readonly models: Models
  readonly sms: SmsService
  readonly timers: Timers
  readonly storage: Storage
  /** Empties database, storage and messages and ends the functions' workers. The clock, sessions and declarations stay. */
  clear(): Promise<void>
  close(): Promise<void>
}
