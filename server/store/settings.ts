import { DEFAULT_SETTINGS, type Settings } from '../../domain/appeal/settings'
import { type Calendar, type PublishedYear, createCalendar } from '../../domain/calendar/calendar'
import type { Tag } from '../../domain/ledger/tags'
import { cached } from './cached'
import { collection } from './database'

/** What a district has set differently; a member that is absent has its default. */
export interface SettingsRow {
  _id: 'district'
  settings: Partial<Settings>
}

const rows = collection<SettingsRow>('settings')
const years = collection<PublishedYear & { _id: string }>('calendar')

const settings = cached<Settings>(async () => overlay((await rows.byId('district'))?.settings ?? {}))
const calendar = cached<Calendar>(async () => createCalendar(await years.all()))

/** The district's settings over the defaults, kept for a minute. */
export const loadSettings = (): Promise<Settings> => settings.get()

/** The working days as published and as added by an administrator, kept for a minute. */
export const loadCalendar = (): Promise<Calendar> => calendar.get()

/** The settings as they are at this moment, for whoever is about to change them. */
export const freshSettings = async (): Promise<Settings> => overlay((await rows.byId('district'))?.settings ?? {})

/** What this instance knew of the settings is read anew. */
export const forgetSettings = (): void => settings.forget()

/** Makes sure that there is a document of which one setting can be changed and the others left. */
export async function readySettings(): Promise<void> {
  if (!(await rows.byId('district'))) await rows.insertNew({ _id: 'district', settings: {} })
}

/** The change of one setting, by its path, as a transaction writes it. */
export const settingChange = (name: string, value: number | boolean | readonly Tag[]) => ['settings', 'district', { [`settings.${name}`]: value }] as const

/** Replaces what the district sets differently. */
export async function saveSettings(changed: Partial<Settings>): Promise<void> {
  await rows.set({ _id: 'district', settings: changed })
  settings.forget()
}

/** The years that administrators added. */
export const publishedYears = (): Promise<PublishedYear[]> => years.all()

/** A year's notice, new or in the place of what was known of it, as a transaction writes it. */
export const yearChange = (year: PublishedYear) => ['calendar', { _id: String(year.year), ...year } as { _id: string }] as const

/** What this instance knew of the calendar is read anew. */
export const forgetCalendar = (): void => calendar.forget()

function overlay(changed: Partial<Settings>): Settings {
  return {
    ...DEFAULT_SETTINGS,
    ...changed,
    kindDays: { ...DEFAULT_SETTINGS.kindDays, ...changed.kindDays },
    stageDays: { ...DEFAULT_SETTINGS.stageDays, ...changed.stageDays },
  }
}
