import { type Onlooker, mayJudgePhotos } from '../../domain/appeal/photos'
import { type Actor, maySee } from '../../domain/appeal/permissions'
import { CHANNEL_WORDS } from '../../domain/appeal/kinds'
import { type Entry, type EntryRecord, entryId } from '../../domain/appeal/entries'
import type { PauseReason } from '../../domain/appeal/deadline'
import { type Action, DISCONTENTS, type Discontent, PAUSE_GROUNDS } from '../../domain/appeal/payloads'
import { offers } from '../../domain/appeal/offers'
import type { World } from '../../domain/appeal/situation'
import { PLACES, type Signature, type SignaturePlace, parties, ratingOf } from '../../domain/appeal/standing'
import { RATING_WORDS } from '../../domain/appeal/kinds'
import type { PersonId } from '../../domain/organisation/units'
import { Refusal } from '../../domain/problem'
import { tagNames } from '../../domain/ledger/tags'
import { withoutPersonalData } from '../../domain/text'
import type { AppealPage, Attachment, TimelineItem } from '../contract'
import { maskName, maskPhone } from '../store/mask'
import { apart, openContact } from '../store/contacts'
import type { AppealRow, ContactRow } from '../store/rows'
import { type Papers, papersOf } from '../store/papers'
import type { District } from '../store/units'
import { attachmentsFor } from '../safety/seen'
import { cardOf } from './card'
import { futureOf } from './future'
import { isForResidents, signerWords, sentenceOf, textsOf } from './sentences'
import { repeatOf } from './repeats'
import { suggestionsFor } from './suggestions'

type Lit = World & { organisation: District }

/** Everything that an appeal's page is made of, read together: entries, words, contact, files. */
interface Dossier {
  entries: Entry[]
  records: Map<string, EntryRecord>
  contact: ContactRow | null
  files: Map<string, Attachment>
}

/** Offers whose form chooses among the people of a unit. */
const NEEDS_HANDLERS: readonly Action[] = ['accept', 'nameHandler', 'keep']
/** Those whose form chooses among the people whose appeal it is. */
const NEEDS_MEMBERS: readonly Action[] = ['nameRepresentatives']

const needsOf = (offered: AppealPage['offers']) => ({
  handlers: offered.some(({ action }) => NEEDS_HANDLERS.includes(action)),
  candidates: offered.some(({ action, refusal }) => action === 'merge' && refusal === null),
  members: offered.some(({ action, refusal }) => NEEDS_MEMBERS.includes(action) && refusal === null),
})

/** The page of an appeal for one viewer, or NOT_FOUND when they may not know of it. */
export async function openPage(world: Lit, actor: Actor, papers: Papers | null): Promise<AppealPage> {
  if (!papers || !maySee(actor, papers.row)) throw new Refusal('NOT_FOUND')
  const { row } = papers
  const mine = parties(row).includes(actor.person)
  const dossier = await dossierFrom(papers, onlooker(actor, row), actor.person)
  const whole = pageOf(world, row, dossier, mine, actor.person)
  const page = mine && !speaks(row, actor.person) ? forJoined(whole) : whole
  const offered = offers(actor, row, world.today, world.settings)
  // A plain resident is offered what residents do; a cadre who looks at another's appeal, what cadres do.
  const suggestions = mine || offered.length === 0 ? null : await suggestionsFor(row, { text: page.text ?? '', spot: page.spot }, actor, world, needsOf(offered))
  return { ...page, repeat: await repeatOf(row, actor, mine), offers: offered, suggestions }
}

/** Whether it is their own appeal, or one that they were merged into or represent; not one that they only joined. */
function speaks(row: AppealRow, person: string): boolean {
  return row.petitioner === person || row.representatives.includes(person)
}

/** What somebody sees who joined by the code: how it goes and how it ends, and of the petitioner's own words only the matter. */
function forJoined(page: Omit<AppealPage, 'offers' | 'suggestions'>): Omit<AppealPage, 'offers' | 'suggestions'> {
  return {
    ...page,
    text: page.text === null ? null : withoutPersonalData(page.text).text,
    contact: null,
    spot: null,
    attachments: [],
    signatures: page.signatures.map((signature) => ({ ...signature, signature: null })),
    timeline: page.timeline.map((item) => (PETITIONERS_OWN.includes(item.action) ? { ...item, texts: [], attachments: [] } : item)),
  }
}

const PETITIONERS_OWN: readonly Action[] = ['supplement', 'urge', 'contest', 'confirm', 'dispute', 'disputeAgain', 'reopen', 'withdraw', 'askPetitioner', 'splitMember']

export async function dossierOf(code: string, who: Onlooker): Promise<Dossier> {
  const papers = await papersOf(code)
  return papers ? dossierFrom(papers, who, null) : { entries: [], records: new Map(), contact: null, files: new Map() }
}

async function dossierFrom({ entries, records, evidence }: Papers, who: Onlooker, person: PersonId | null): Promise<Dossier> {
  return { entries: entries.sort((a, b) => a.seq - b.seq), ...apart(records), files: await attachmentsFor(evidence, who, person) }
}

/** As whom somebody looks at the photos of an appeal that they may see. */
function onlooker(actor: Actor, row: AppealRow): Onlooker {
  if (parties(row).includes(actor.person)) return speaks(row, actor.person) ? 'party' : 'public'
  return mayJudgePhotos(actor, row) ? 'judge' : 'house'
}

export function pageOf(world: Lit, row: AppealRow, { entries, records, contact, files }: Dossier, mine: boolean, viewer: PersonId | null = null): Omit<AppealPage, 'offers' | 'suggestions'> {
  const { organisation } = world
  const words = (seq: number | null, name: string) => (seq === null ? null : (records.get(`${row.code}-${seq}`)?.texts[name] ?? null))
  const attached = (entry: Entry | undefined): Attachment[] => ((entry?.about['evidence'] as readonly string[] | undefined) ?? []).flatMap((id) => files.get(id) ?? [])
  const shown = entries.filter((entry) => !mine || isForResidents(entry.action))
  const pause = row.clock.kind === 'paused' ? row.clock : null
  // What another person decided on an answer not given yet is theirs to tell.
  const answered = row.reportSeq !== null && row.status !== 'handling'
  return {
    ...cardOf(row, world, mine),
    text: words(1, 'text'),
    spot: words(1, 'spot'),
    grid: row.grid ? (organisation.gridsOf(row.village).find(({ id }) => id === row.grid)?.name ?? null) : null,
    channelWords: CHANNEL_WORDS[row.channel],
    contact: masked(contact),
    anonymous: row.anonymous,
    attachments: attached(entries[0]),
    mine,
    round: row.round,
    promisedOn: row.promisedOn,
    handlerDueOn: row.handlerDueOn,
    paused: pause ? { until: pause.until, words: (mine ? OWN_PAUSE_WORDS : PAUSE_WORDS)[pause.why], asked: ASKING.includes(pause.why) } : null,
    reviewOn: row.reviewOn,
    contestUntil: row.contestUntil,
    together: { petitioners: parties(row).length, merged: mine ? [] : row.merged, master: mine ? null : row.master },
    discontent: mine ? [] : entries.flatMap((entry) => (entry.about['because'] ? [{ because: DISCONTENTS[entry.about['because'] as Discontent], words: records.get(entry._id)?.texts['words'] ?? null }] : [])),
    repeat: { of: null, by: [] },
    answer: answered ? words(row.reportSeq, 'answer') : null,
    publicAnswer: mine ? null : words(row.reportSeq, 'publicAnswer'),
    statement: mine ? null : words(row.signatures.handler?.seq ?? row.reportSeq, 'statement'),
    rating: ratingOf(row.signatures),
    signatures: PLACES.map((place) => signatureOf(place, row, entries, files, organisation, mine)),
    timeline: shown.map((entry): TimelineItem => ({
      seq: entry.seq,
      action: entry.action,
      at: entry.at,
      sentence: sentenceOf(entry, organisation, mine, viewer),
      texts: entry.seq === 1 ? [] : textsOf(records.get(entry._id)?.texts ?? {}, mine),
      attachments: entry.seq === 1 ? [] : attached(entry),
    })),
    supervision: row.supervising.map((supervisor) => supervisionOf(supervisor, row, files, organisation)),
    orders: mine ? [] : row.orders.map((order) => ({ as: order.as, from: organisation.find(order.unit)?.name ?? '', by: order.by, answered: order.answered, words: words(order.seq, 'order') ?? '' })),
    plan: planOf(row, entries, records, mine),
    measure: measureOf(row, entries, records, mine),
    future: futureOf(row, mine),
    tags: mine ? [] : tagNames(row.tags, world.settings.tags),
    head: row.head,
  }
}

/** One supervisor's part of a complaint's sign-off. */
function supervisionOf({ unit }: AppealRow['supervising'][number], row: AppealRow, files: ReadonlyMap<string, Attachment>, organisation: District): AppealPage['supervision'][number] {
  const signed = row.supervised.find((one) => one.unit === unit)
  return { who: organisation.find(unit)?.name ?? '', at: signed?.at ?? null, words: signed ? '督办意见已签' : '待签', signature: signed ? (files.get(signed.evidence) ?? null) : null }
}

/** The individual plan in force with what was done for each step; who answers for a step is the house's own. */
function planOf({ code, plan }: AppealRow, entries: readonly Entry[], records: Dossier['records'], mine: boolean): AppealPage['plan'] {
  if (!plan) return null
  const texts = records.get(entryId(code, plan.seq))?.texts ?? {}
  const since = entries.filter(({ seq, action }) => seq > plan.seq && action === 'progress')
  const progress = (step: number) => since.filter(({ about }) => about['step'] === step).map(({ _id, on }) => ({ on, words: records.get(_id)?.texts['progress'] ?? '' }))
  return {
    causes: texts['causes'] ?? '',
    steps: plan.steps.map(({ by, doneOn }, index) => ({ what: texts[`step${index + 1}`] ?? '', owner: mine ? null : (texts[`owner${index + 1}`] ?? null), by, doneOn, progress: progress(index + 1) })),
  }
}

/** What an adopted suggestion leads to, and its effect. */
function measureOf({ code, measure }: AppealRow, entries: readonly Entry[], records: Dossier['records'], mine: boolean): AppealPage['measure'] {
  if (!measure) return null
  const texts = records.get(entryId(code, measure.seq))?.texts ?? {}
  const effect = measure.doneOn ? entries.findLast(({ action }) => action === 'recordEffect') : undefined
  return { what: texts['measure'] ?? '', owner: mine ? null : (texts['measureOwner'] ?? null), by: measure.by, doneOn: measure.doneOn, effect: effect ? (records.get(effect._id)?.texts['effect'] ?? null) : null }
}

const PAUSE_WORDS: Record<PauseReason, string> = { question: '等诉求人回答', ...PAUSE_GROUNDS, confirmation: '等诉求人确认', parked: '已挂账' }
/** The same to the petitioner. */
const OWN_PAUSE_WORDS: Record<PauseReason, string> = { question: '等您回答', evidence: '等您提供材料', away: '您暂不在当地', unwell: '您生病或家有急事', confirmation: '等您确认', parked: '已登记在册，到时复查' }
const ASKING: readonly PauseReason[] = ['question', 'evidence', 'confirmation']

const PLACE_WORDS: Record<SignaturePlace, string> = { petitioner: '诉求人', handler: '办理人', leaderInCharge: '分管领导', principal: '主要领导' }

function signatureOf(place: SignaturePlace, row: AppealRow, entries: readonly Entry[], files: ReadonlyMap<string, Attachment>, organisation: District, mine: boolean): AppealPage['signatures'][number] {
  const signature = row.signatures[place]
  const entry = signature ? entries[signature.seq - 1] : undefined
  return {
    place,
    who: signature && entry && place !== 'petitioner' ? signerWords(entry, organisation, mine) : PLACE_WORDS[place],
    at: signature?.at ?? null,
    words: signature ? wordsOf(signature, place) : '待签',
    ...(signature && WITHOUT.includes(signature.as) && { without: true }),
    signature: signature?.evidence ? (files.get(signature.evidence) ?? null) : null,
  }
}

/** A place that is settled by these carries nobody's agreement, and no tick. */
const WITHOUT: readonly Signature['as'][] = ['unconfirmed', 'unrecognised']

function wordsOf(signature: Signature, place: SignaturePlace): string {
  const rated = RATING_WORDS[signature.rating ?? 'fair']
  const words = { signed: place === 'petitioner' ? `确认，${rated}` : '已签', paper: `纸上签名，${rated}`, recorded: '当场认可，已记录', unconfirmed: '未确认', unrecognised: '不认可，依法办结' }
  return words[signature.as]
}

/** Masked for everyone: neighbours who joined see this page as well. */
function masked(contact: ContactRow | null): AppealPage['contact'] {
  const given = openContact(contact)
  return given && { name: maskName(given.name), phone: maskPhone(given.phone) }
}
