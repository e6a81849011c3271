import { KIND_WORDS } from '../../domain/appeal/kinds'
import type { Standing } from '../../domain/appeal/standing'
import { isComplaint } from '../../domain/appeal/standing'
import type { Organisation } from '../../domain/organisation/units'
import { gramsOf, withoutPersonalData } from '../../domain/text'
import { type EntryRecord, entryId } from '../../domain/appeal/entries'
import type { AppealRow, PublicMeasure } from '../store/rows'
import { tables } from '../store/tables'
import { excerptOf } from './row'

export interface PublicWords {
  title: string
  answer: string
}

/** A title that says no more than where and what kind. */
export function plainTitle(appeal: Standing, organisation: Organisation): string {
  return `${organisation.get(appeal.township).name}一件${KIND_WORDS[appeal.kind ?? 'complaint']}的办理结果`
}

/**
 * What the public reads: without personal data; of a complaint neither its text nor who was complained of.
 * The words of the publication `published` (an entry's number) or of the report are used, as a person
 * left them; `said` finds what an entry's record says.
 */
export function publicWordsOf(appeal: Standing, said: (seq: number, name: string) => string | undefined, organisation: Organisation, published = appeal.seq): PublicWords {
  const answer = publicAnswerOf(said, appeal, published)
  const open = withoutPersonalData(answer, said(published, 'kept')?.split('\n')).text
  const secret = isComplaint(appeal)
  const title = secret ? plainTitle(appeal, organisation) : excerptOf(said(1, 'text') ?? '')
  return { title, answer: secret ? withoutAccused(open, appeal, organisation) : open }
}

type Said = (seq: number, name: string) => string | undefined

/** The public answer as it was written, with whatever may be in it: a person's words at the publication, else the report's. */
export function publicAnswerOf(said: Said, { reportSeq }: Pick<Standing, 'reportSeq'>, published: number): string {
  const reported = (name: string) => (reportSeq === null ? undefined : said(reportSeq, name))
  return said(published, 'publicAnswer') ?? reported('publicAnswer') ?? reported('answer') ?? ''
}

/** The records that the public words of a publication (an entry's number) are taken from. */
export const publicRecordIds = ({ code, reportSeq }: Pick<AppealRow, 'code' | 'reportSeq'>, published: number): string[] => [published, reportSeq, 1].filter((seq) => seq !== null).map((seq) => entryId(code, seq))

type Records = ReadonlyMap<string, EntryRecord>

/** The same, with the records read from the store, in one request, unless they are given. */
export async function publicWords(appeal: AppealRow, organisation: Organisation, published = appeal.seq, given?: Records): Promise<PublicWords & { blackened: number }> {
  const records = given ?? (await tables.records.byIds(publicRecordIds(appeal, published)))
  const said: Said = (seq, name) => records.get(entryId(appeal.code, seq))?.texts[name]
  return { ...publicWordsOf(appeal, said, organisation, published), blackened: withoutPersonalData(publicAnswerOf(said, appeal, published)).found.length }
}

/**
 * What an adopted suggestion leads to, without personal data; `said` finds what an entry's record says, `effectSeq`
 * is the entry that put the effect on record. One that points at a unit or a cadre says no more than that there is a measure.
 */
export function publicMeasureOf(appeal: Standing, said: (seq: number, name: string) => string | undefined, effectSeq: number | null): PublicMeasure | null {
  const { measure } = appeal
  if (!measure) return null
  const open = (seq: number, name: string) => (isComplaint(appeal) ? '' : withoutPersonalData(said(seq, name) ?? '').text)
  return { what: open(measure.seq, 'measure'), by: measure.by, doneOn: measure.doneOn, effect: effectSeq === null ? null : open(effectSeq, 'effect') }
}

/** The same, with the records read from the store: two requests. */
export async function publicMeasure(appeal: AppealRow): Promise<PublicMeasure | null> {
  const { measure, code } = appeal
  if (!measure) return null
  const effectSeq = measure.doneOn ? await effectEntryOf(code) : null
  const records = await tables.records.byIds([measure.seq, effectSeq].filter((seq) => seq !== null).map((seq) => entryId(code, seq)))
  return publicMeasureOf(appeal, (seq, name) => records.get(entryId(code, seq))?.texts[name], effectSeq)
}

/** The entry that put a measure's effect on record. */
async function effectEntryOf(code: string): Promise<number | null> {
  const { items } = await tables.entries.page({ where: { appeal: code }, order: [['seq', 'asc']], limit: 999 })
  return items.findLast(({ action }) => action === 'recordEffect')?.seq ?? null
}

/** What the public finds a result by: the words of its title, the names of its place. */
export function publicKeys(title: string, { village, township }: Pick<Standing, 'village' | 'township'>, organisation: Organisation): string[] {
  return gramsOf(title, organisation.get(village).name, organisation.get(township).name)
}

function withoutAccused(text: string, appeal: Standing, organisation: Organisation): string {
  return appeal.accused.reduce((rest, unit) => rest.replaceAll(organisation.get(unit).name, '有关单位'), text)
}
