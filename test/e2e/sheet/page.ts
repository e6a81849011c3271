import type { Role } from '../../../domain/organisation/roles'
import type { Stage } from '../../../scripts/local/stage'
import type { Phone } from '../harness'
import { photoSaying } from './photo'
import type { Look, State } from './states'

/** One screen to look at: a page with what it is given, in the hand of somebody. */
export interface Screen {
  /** Names its pictures. */
  readonly name: string
  readonly route: string
  readonly query?: string
  readonly openid: string
  /** What this phone has kept, by key. */
  readonly kept?: Readonly<Record<string, unknown>>
  /** What one does to get from the page as it opens to the screen that is meant. */
  readonly then?: (phone: Phone) => Promise<void>
  readonly state: State
  /** The sizes in which it is looked at; those of `looksAt` unless said. */
  readonly looks?: readonly Look[]
}

/** Who holds the phone: a resident, or whoever has a role in a unit. */
export type By = 'resident' | readonly [role: Role, unit: string]

/** An action with a form that somebody may take now. */
export interface Possible {
  readonly openid: string
  readonly code: string
  readonly fn: 'appeal' | 'casework'
  readonly action: string
}

/** A district with appeals in every state, and what of them pages can be opened with. */
export interface Filled {
  readonly stage: Stage
  /** Who of the first village has most appeals, with some of them in different states. */
  readonly resident: { readonly openid: string; readonly codes: readonly string[] }
  /** The code of a published result. */
  readonly published: string
  /** An appeal for each role of cadres that one waits for. */
  readonly cases: readonly { readonly openid: string; readonly code: string }[]
  readonly actions: readonly Possible[]
}

/** One picture of a page with something on it. */
export interface Shown {
  /** Told apart by this from other pictures of the page, whose name alone names the first one. */
  readonly as?: string
  readonly openid?: string
  readonly query?: Readonly<Record<string, string>>
  readonly kept?: Screen['kept']
  readonly then?: Screen['then']
  /** The sizes in which it is looked at; those of `looksAt` unless said. */
  readonly looks?: Screen['looks']
}

/** How a page is looked at. */
export interface SheetPage {
  readonly by: By
  /** What it is opened with where nothing that it is given exists, beside what all pages are. */
  readonly bare?: Readonly<Record<string, string>>
  /** The states that there are; all unless said. A page that asks no function looks the same in all of them. */
  readonly states?: readonly State[]
  /** Makes what the page needs and answers what it is opened with, a picture each; without it, the page as it opens. */
  readonly full?: (filled: Filled) => readonly Shown[] | Promise<readonly Shown[]>
}

/** Pages by their route, as src/app.config.ts names them. */
export type SheetPages = Readonly<Record<string, SheetPage>>

/** The village in which most is looked at. */
export const VILLAGE = 'T01V01'

export const RESIDENT = 'resident'
export const SECRETARY = ['villageSecretary', VILLAGE] as const
export const REVIEWER = ['reviewer', 'T01'] as const
export const HEAD = ['principal', 'T01'] as const
export const DISPATCHER = ['dispatcher', 'D'] as const
export const LEADER = ['districtLeader', 'D'] as const
export const ADMINISTRATOR = ['administrator', 'D'] as const
export const DISCIPLINE = ['disciplineOfficer', 'D-jw'] as const

/** Makes something once in a district, for all the pages that show it. */
export function once<T>(make: (filled: Filled) => Promise<T>): (filled: Filled) => Promise<T> {
  const made = new WeakMap<Filled, Promise<T>>()
  return (filled) => {
    const known = made.get(filled) ?? make(filled)
    made.set(filled, known)
    return known
  }
}

/** An appeal with a photo that passed, one that somebody is to look at, and one that is hidden; who judges them. */
export const withHeldPhotos = once(async ({ stage }) => {
  const [resident, screener] = [stage.resident(VILLAGE, 3), stage.at(VILLAGE, 'gridWorker')]
  const evidence = []
  for (const word of ['路面', '待审示例词', '违规示例词']) evidence.push(await stage.evidence(resident, 'photo', photoSaying(word)))
  const { code } = await stage.ask(resident, 'appeal', 'submit', { channel: 'self', place: { village: VILLAGE }, text: '桥头的护栏被车撞断了，晚上走路危险，照片是今天拍的。', aboutCadre: false, accused: [], contact: { name: resident.name, phone: resident.phone }, evidence })
  // The clock asks about photos, and the answers come as pushes.
  await stage.settle()
  await stage.cloud.wechat.settled()
  return { code, resident: resident.openid, screener: screener.openid, reviewer: stage.at('T01', 'principal').openid }
})

/** For pages that ask no function. */
export const ALWAYS_THE_SAME = ['full'] as const satisfies readonly State[]

export const openidOf = (stage: Stage, by: By): string => (by === RESIDENT ? stage.resident(VILLAGE) : stage.at(by[1], by[0])).openid
