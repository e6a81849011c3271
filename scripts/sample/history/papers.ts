import type { Entry, EntryRecord } from '../../../domain/appeal/entries'
import { KINDS, type Kind } from '../../../domain/appeal/kinds'
import { isBarred } from '../../../domain/appeal/routing'
import { type Counts, DISTRICT, deltas, sum } from '../../../domain/ledger/figures'
import { messagesOf } from '../../../domain/notice/notices'
import { TEMPLATES } from '../../../domain/notice/templates'
import { likenessRowOf } from '../../../server/casework/likeness/row'
import { rowOf } from '../../../server/casework/row'
import { contactOf } from '../../../server/intake/submit'
import { publicKeys, publicMeasureOf, publicWordsOf } from '../../../server/casework/publicWords'
import type { Taken } from '../../../server/casework/followUps'
import { LOOK_NONE, type AppealRow, type ContactRow, type EvidenceRow, type FigureRow, type MessageRow, type PublicationRow } from '../../../server/store/rows'
import type { LikenessRow } from '../../../server/store/likeness'
import { ALL, figureId } from '../../../server/supervision/totals'
import type { Pictures } from './pictures'
import type { Case } from './walk'

/** Documents ready to be stored, by collection. */
export interface Papers {
  appeals: AppealRow[]
  entries: Entry[]
  /** The words beside the entries, and the contact of each appeal. */
  records: (EntryRecord | ContactRow)[]
  evidence: EvidenceRow[]
  messages: MessageRow[]
  publications: PublicationRow[]
  likeness: LikenessRow[]
}

export const noPapers = (): Papers => ({ appeals: [], entries: [], records: [], evidence: [], messages: [], publications: [], likeness: [] })

/** How far back messages are kept: what lies further has long been read. */
const MESSAGES_FOR_MS = 14 * 86_400_000

/** Puts what a walked appeal leaves behind to the papers. */
export function fileAway(one: Case, papers: Papers, pictures: Pictures): void {
  papers.appeals.push(rowOf(one.appeal, one.excerpt, one.setting))
  for (const { entry } of one.taken) papers.entries.push(entry)
  for (const record of one.records) papers.records.push(record)
  papers.records.push(contactOf(one.plan.code, one.submission))
  papers.evidence.push(...evidenceOf(one, pictures))
  papers.publications.push(...publicationOf(one))
  papers.likeness.push(likenessRowOf(one.appeal, { text: one.words(1, 'text'), spot: one.words(1, 'spot') }))
  const since = one.setting.now - MESSAGES_FOR_MS
  for (const taken of one.taken) if (taken.entry.at >= since) papers.messages.push(...messagesFor(one, taken))
}

function evidenceOf(one: Case, pictures: Pictures): EvidenceRow[] {
  return one.handedIn.flatMap(({ id, owner, kind, at }) => {
    const all = pictures[kind]
    if (all.length === 0) return []
    const { fileID, type, bytes, digest } = all[one.random.between(0, all.length - 1)]!
    return [{ _id: id, fileID, kind, owner: owner.id, type, bytes, digest, filedAt: at, appeal: one.plan.code, look: LOOK_NONE }]
  })
}

/** The public result as its last publication left it; hidden when it was withdrawn or the matter goes on. */
function publicationOf(one: Case): PublicationRow[] {
  const last = one.taken.filter(({ entry }) => entry.action === 'publish').pop()
  if (!last) return []
  const { after } = last
  const { title, answer } = publicWordsOf(after, (seq, name) => one.words(seq, name), one.setting.organisation)
  return [{
    _id: after.code, kind: after.kind!, village: after.village, township: after.township, unit: after.lead ?? after.desk,
    title, answer, keys: publicKeys(title, after, one.setting.organisation), publishedOn: after.publishedOn!, shown: one.appeal.status === 'published',
    ...(one.appeal.measure ? { measure: publicMeasureOf(one.appeal, (seq, name) => one.words(seq, name), one.entries.findLast(({ action }) => action === 'recordEffect')?.seq ?? null) } : {}),
  }]
}

/** What everyone was told of a step, as delivered: cadres by WeCom, residents where they had agreed to it. */
function messagesFor(one: Case, { entry, before, after }: Taken): MessageRow[] {
  const { organisation, calendar, cast } = one.setting
  return messagesOf({ entry, before, after, organisation, calendar }).flatMap(({ to, template, values }, place) => {
    const people = new Map(to.flatMap((key) => cast.meant(key)).map((person) => [person.id, person]))
    const asParty = template === 'progress' || template === 'confirm'
    return [...people.values()]
      .filter(({ id, posts }) => (asParty && to.includes(`person:${id}`)) || !posts.some(({ unit }) => isBarred(unit, after.accused, organisation)))
      .map(({ id, posts }): MessageRow => {
        const route = !asParty && posts.length > 0 ? 'wecom' : one.random.chance(0.6) ? 'subscription' : 'workbench'
        return {
          _id: `${entry._id}-message${place}-${id}`, to: id, at: entry.at, template, appeal: entry.appeal, route,
          fields: TEMPLATES[template].labels.map((label, index): [string, string] => [label, values[index] ?? '']),
          state: route === 'workbench' ? 'kept' : 'sent',
        }
      })
  })
}

/** A kept figure, with the outbox rows it remembers: none, for none of the sample's are to come again. */
export type KeptFigure = FigureRow & { applied: string[] }

/** The totals that the sample adds up to. */
export interface Totals {
  appeals: number
  entries: number
  valid: number
  resolved: number
  byKind: Record<Kind, number>
}

/** Adds the figures up while appeals pass by. */
export class Ledger {
  private readonly figures = new Map<string, KeptFigure>()
  readonly totals: Totals = { appeals: 0, entries: 0, valid: 0, resolved: 0, byKind: Object.fromEntries(KINDS.map((kind) => [kind, 0])) as Record<Kind, number> }

  /** Counts a whole appeal: the sum of what its steps changed is what it is in the end. */
  add(one: Case): void {
    const { appeal } = one
    for (const { month, unit, counts } of deltas(null, appeal)) {
      for (const each of [month, ALL]) this.addTo(each, unit, counts)
    }
    const valid = deltas(null, appeal)[0]?.counts.valid ?? 0
    this.totals.appeals += 1
    this.totals.entries += one.taken.length
    if (valid && appeal.kind) this.totals.byKind[appeal.kind] += 1
  }

  private addTo(month: string, unit: string, counts: Counts): void {
    const _id = figureId(month, unit)
    const figure = this.figures.get(_id) ?? { _id, month, unit, counts: {}, applied: [] }
    this.figures.set(_id, { ...figure, counts: sum([figure.counts, counts]) })
  }

  /** All figures, once every appeal has passed. */
  close(): KeptFigure[] {
    const district = this.figures.get(figureId(ALL, DISTRICT))
    this.totals.valid = district?.counts.valid ?? 0
    this.totals.resolved = district?.counts.resolved ?? 0
    return [...this.figures.values()]
  }
}

