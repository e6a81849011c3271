import { DEFAULT_TAGS, type Tag } from '../ledger/tags'
import type { Kind } from './kinds'

/** What a district may set. Days are working days unless the name says otherwise. */
export interface Settings {
  /** Promised time per kind (S6.1–S6.4). */
  kindDays: Record<Kind, number>
  /** Limits of the stages before the first assignment, and of acceptance. */
  stageDays: { screening: number; review: number; triage: number; dispatch: number; acceptance: number; ruling: number }
  /** The handler's own date lies this much before the promised one, so that the sign-off fits in. */
  signOffDays: number
  /** Waiting for the petitioner stops the clock this long at most, in all, in one round. */
  pauseDays: number
  extensionDaysMax: number
  /** How often an appeal may be returned before the district decides for good. */
  returnCap: number
  /** How long an invalid or unreasonable finding may be contested, and a closed appeal reopened: calendar days. */
  contestWithinDays: number
  reopenWithinDays: number
  /** After this many disputes the level above decides. */
  disputeCap: number
  attemptsNeeded: number
  representativesMax: number
  /** Whether a resolution may be reported only once its individual plan is on record. */
  planNeeded: boolean
  /** So many years after its end an appeal loses what tells of people (《机关文件材料归档范围和文书档案保管期限规定》: ten is the shortest term). */
  retentionYears: number
  /** What appeals may be sorted by. */
  tags: readonly Tag[]
}

export const DEFAULT_SETTINGS: Settings = {
  kindDays: { consultation: 1, suggestion: 15, resolution: 20, complaint: 30 },
  stageDays: { screening: 1, review: 2, triage: 1, dispatch: 1, acceptance: 1, ruling: 5 },
  signOffDays: 5,
  pauseDays: 5,
  extensionDaysMax: 10,
  returnCap: 2,
  contestWithinDays: 30,
  reopenWithinDays: 30,
  disputeCap: 2,
  attemptsNeeded: 3,
  representativesMax: 5,
  planNeeded: false,
  retentionYears: 10,
  tags: DEFAULT_TAGS,
}
